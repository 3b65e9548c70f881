"""Which of a document's defined terms a table uses."""

from budgets.models import GlossaryTerm, PublishedTable


def terms_in(published: PublishedTable, names: list[str]) -> list[GlossaryTerm]:
    """The terms that stand in a table's title or headings, or among the names of its rows.

    `names` are those of the rows, in Chinese. A term counts where its letters stand, spacing aside:
    上年结转 is found in 上年结转结余. Functional categories are explained on their own pages.
    """
    texts = [published.title_printed, *(heading.zh for heading in published.headings.values())]
    printed = "\n".join("".join(text.split()) for text in (*texts, *names))
    terms = published.disclosure.glossary_terms.filter(functional=None)
    return [term for term in terms if term.name_zh in printed]
