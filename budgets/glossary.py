"""The words of a disclosure: terms that it defines, headings, names of categories."""

from budgets.bilingual import Bilingual, closed_up
from budgets.models import Disclosure, GlossaryTerm, LineItem, PublishedTable
from budgets.models.classifications import Category


def terms_in(published: PublishedTable, names: list[str]) -> list[GlossaryTerm]:
    """The terms that stand in a table's title or headings, or among the names of its rows.

    `names` are those of the rows, in Chinese. A term counts where its letters stand, spacing aside:
    上年结转 is found in 上年结转结余. Functional categories are explained on their own pages.
    """
    headings = [
        heading.zh
        for part in published.official.parts
        for heading in published.headings_of(part).values()
    ]
    texts = [published.title_printed, *headings]
    printed = "\n".join(closed_up(text) for text in (*texts, *names))
    terms = published.disclosure.glossary_terms.filter(functional=None)
    return [term for term in terms if term.name_zh in printed]


def headings_of(disclosure: Disclosure) -> list[tuple[Bilingual, list[PublishedTable]]]:
    """The titles and headings of the tables, each once, with the tables that have it."""
    found: dict[tuple[str, str], tuple[Bilingual, list[PublishedTable]]] = {}
    for table in disclosure.tables.filter(number__gt=0):
        table.disclosure = disclosure
        headings = [
            heading
            for part in table.official.parts
            for key, heading in table.headings_of(part).items()
            if not ((column := part.column(key)) and column.is_ours)
        ]
        for heading in dict.fromkeys((table.title, *headings)):
            key = (closed_up(heading.zh), heading.en)
            tables = found.setdefault(key, (heading, []))[1]
            if table not in tables:
                tables.append(table)
    return list(found.values())


def categories_of(disclosure: Disclosure) -> list[Category]:
    """The functional and then the economic categories that the rows are about, by code."""
    lines = LineItem.objects.of(disclosure).select_related("functional", "economic")
    categories = {line.category for line in lines if line.category}
    return sorted(categories, key=lambda each: (each.code[:1] != "2", each.code))
