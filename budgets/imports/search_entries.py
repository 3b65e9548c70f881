"""Writing what can be searched for in a disclosure into the database."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from budgets.bilingual import Bilingual
from budgets.grid import TableGrid, grids_of
from budgets.imports.columns import NewRows
from budgets.imports.searchable import Amount, Amounts, Thing, joined
from budgets.imports.searchable_rows import things_in
from budgets.models import Disclosure, LineItem, SearchEntry, SearchKind
from budgets.official import subjects


def record_search_entries(disclosure: Disclosure) -> None:
    """Write anew what can be found in a disclosure, which is what the database holds now.

    Also where nothing changed: an earlier release may have recorded other things, or nothing, and
    names that disclosures share may be others now. Must be called within a transaction.
    """
    fields = [field.attname for field in SearchEntry._meta.concrete_fields if field.name != "id"]
    rows = NewRows(SearchEntry, *fields)
    # Addresses are stored without the language, and names made in both.
    with translation.override(settings.LANGUAGE_CODE):
        home = reverse("home")
        for order, thing in enumerate(_things(disclosure), 1):
            values = thing.values(disclosure.pk, order, home)
            rows.add(*(values[name] for name in fields))
    disclosure.search_entries.all().delete()
    rows.write()


def _things(disclosure: Disclosure) -> Iterator[Thing]:
    tables = list(disclosure.tables.all())
    for table in tables:
        table.disclosure = disclosure
    grids = grids_of(tables, LineItem.objects.of(disclosure))
    amounts = Amounts()
    yield _budget(disclosure, grids, amounts)
    yield from _tables(grids)
    yield from things_in(disclosure, grids, amounts)
    yield from _sections(disclosure)
    yield from _terms(disclosure)


def _budget(disclosure: Disclosure, grids: Sequence[TableGrid], amounts: Amounts) -> Thing:
    """The budget as a whole, found by its publisher, place and document."""
    publisher = disclosure.publisher
    document = disclosure.current_document()
    year = disclosure.fiscal_year
    texts = [publisher.jurisdiction.name, *([document.title] if document else [])]
    return Thing(
        SearchKind.BUDGETS,
        publisher.name,
        disclosure.get_absolute_url(),
        Bilingual(f"{year} 年预算", f"budget {year}"),
        code=publisher.slug,
        text=joined(texts),
        main=_planned(grids, amounts),
    )


def _planned(grids: Sequence[TableGrid], amounts: Amounts) -> Amount | None:
    """The total planned expenditure, if the disclosure prints one."""
    for grid in grids:
        if grid.published.official.subject == subjects.EXPENDITURE_BY_FUNCTION:
            row = grid.parts[0].row(subjects.TOTAL)
            cell = row.cell(subjects.TOTAL) if row else None
            if cell is not None and cell.amount is not None:
                return amounts.amount(grid.parts[0], cell)
    return None


def _tables(grids: Sequence[TableGrid]) -> Iterator[Thing]:
    """The official tables, found by their titles, headings and notes."""
    for published in (grid.published for grid in grids if grid.published.number):
        parts = published.official.parts
        headings = [heading for part in parts for heading in published.headings_of(part).values()]
        titles = [part.title for part in parts if part.title]
        notes = [note for note, _line in published.printed_notes]
        yield Thing(
            SearchKind.TABLES,
            published.title,
            published.get_absolute_url(),
            published.label,
            text=joined([*titles, *headings, *notes]),
        )


def _sections(disclosure: Disclosure) -> Iterator[Thing]:
    """The sections of the parts of the text that are pages."""
    layout = disclosure.layout
    parts = (*layout.overview_parts, *layout.explanation_parts)
    for section in disclosure.text_sections.of_parts(parts):
        section.disclosure = disclosure
        number = section.number
        yield Thing(
            SearchKind.TEXTS,
            section.name,
            section.get_absolute_url(),
            Bilingual(f"正文 {number}", f"text, section {number}"),
            text=Bilingual(section.text_zh, section.text_en),
        )


def _terms(disclosure: Disclosure) -> Iterator[Thing]:
    for term in disclosure.glossary_terms.all():
        term.disclosure = disclosure
        yield Thing(
            SearchKind.TERMS,
            term.name,
            term.get_absolute_url(),
            Bilingual("名词解释", "glossary"),
            text=term.definition,
        )
