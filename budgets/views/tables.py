"""The official tables: the list of them, one table's page, its CSV file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.bilingual import capitalised
from budgets.grid import TableGrid
from budgets.marks import Checked, Marks
from budgets.official import subjects
from budgets.official.declarations import TEXT
from budgets.rules.declarations import Outcome
from budgets.views.found import disclosure_at
from budgets.views.parameters import chosen, order
from budgets.views.table_reading import TableReading, reading_of
from budgets.views.trail import Crumb, trail
from budgets.web_tables import OfficialTable
from budgets.web_tables.filled import filled
from budgets.web_tables.notes import notes


@require_safe
def tables(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every official table that the layout prescribes, those not on the site yet included."""
    disclosure = disclosure_at(request, place, publisher, year)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "tables": disclosure.declared_tables(),
        "numbers": disclosure.tables.filter(number=TEXT).first(),
        "trail": trail(Crumb(_("Tables"), ""), disclosure=disclosure),
    }
    return render(request, "tables.html", context)


@require_safe
def table(request: HttpRequest, place: str, publisher: str, year: int, number: int) -> HttpResponse:
    """One official table as it is printed, every figure a link."""
    read = reading_of(request, place, publisher, year, number)
    grid, published = read.grid, read.grid.published
    disclosure = published.disclosure
    language = get_language() or ""
    marks = Marks.of_table(grid, read.checked)
    parts, narrowing = _parts(request, grid, marks)
    context = {
        "disclosure": disclosure,
        "document": read.document,
        "table": published,
        "stem": published.stem,
        "marks": marks,
        "parts": parts,
        "side_by_side": published.official.side_by_side,
        "notes": notes(grid, language),
        "is_wide": any(part.is_wide for part in parts),
        **narrowing,
        "lede": _in_short(read),
        "has_levels": any(row.line.level for part in grid.parts for row in part.rows),
        "counts": _counts(read.checked),
        "sentences": read.sentences,
        "terms": read.terms,
        "before": read.before,
        "after": read.after,
        "trail": trail(
            Crumb(_("Tables"), disclosure.page("tables")),
            Crumb(capitalised(published.label.in_language(language)), ""),
            disclosure=disclosure,
        ),
    }
    return render(request, "table.html", context)


def _in_short(read: TableReading) -> str:
    """The total row of the table's only part in words; "" where there is none."""
    part, *others = read.grid.parts
    total = None if others else part.row(subjects.TOTAL)
    return read.sentences[part.rows.index(total)] if total else ""


def _counts(checked: Checked) -> dict[str, int]:
    """How many of the checks in which the table takes part hold, differ or cannot be made."""
    if checked.run is None:
        return {}
    counts = checked.counts
    return {outcome.key.replace("-", "_"): counts.get(outcome.key, 0) for outcome in Outcome}


def _parts(
    request: HttpRequest, grid: TableGrid, marks: Marks
) -> tuple[list[OfficialTable], dict[str, object]]:
    """The parts as tables, and what is left out, or could be, because it prints no amount."""
    only_amounts = chosen(request, "only", {"amounts": ""}) == "amounts"
    order_by = order(request, *(part.part for part in grid.parts))
    narrowed = [filled(part) for part in grid.parts]
    parts = [
        OfficialTable(
            fewer.grid if only_amounts else part,
            get_language() or "",
            marks.beside,
            order_by=order_by,
            kept="only=amounts" if only_amounts else "",
        )
        for part, fewer in zip(grid.parts, narrowed, strict=True)
    ]
    return parts, {
        "only_amounts": only_amounts,
        "empty_rows": sum(each.rows for each in narrowed),
        "empty_columns": sum(each.columns for each in narrowed),
    }
