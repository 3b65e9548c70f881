"""An official table on the desk: whoever clicks a cell comes to the form that corrects it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.admin.correcting import may_correct
from budgets.admin.reading import correcting_address
from budgets.bilingual import capitalised
from budgets.grid import Row, grid_of
from budgets.grid_cells import Cell
from budgets.marks import Marks
from budgets.models import Disclosure, LineItem, PublishedTable
from budgets.official.declarations import Part
from budgets.official.headers import header_rows
from budgets.official.kinds import Kind

# What a row says of itself is corrected with the row; other kinds of columns are not printed texts.
_OF_ROW = (Kind.NAME, Kind.CODE)


@dataclass(frozen=True)
class DeskCell:
    """A cell as it is shown, and where it is corrected; "" where it has nothing of its own."""

    text: str
    address: str
    differs: str
    is_number: bool


@dataclass(frozen=True)
class DeskRow:
    """A row, and where it is corrected, and another one added after it."""

    cells: list[DeskCell]
    address: str
    after: str


def table(
    request: HttpRequest, disclosure: int, number: int, admin_context: dict[str, Any]
) -> HttpResponse:
    """One table of a budget. Raises Http404; PermissionDenied for who may not even look."""
    user: Any = request.user
    if not user.has_perm("budgets.view_figure"):
        raise PermissionDenied
    found = get_object_or_404(Disclosure.objects.with_publishers(), pk=disclosure)
    published = get_object_or_404(found.tables, number=number)
    published.disclosure = found
    marks = Marks.of(found)
    can = may_correct(request)
    language = get_language() or ""
    parts = [
        {
            "title": part.part.title.in_language(language) if part.part.title else "",
            "head": _head(published, part.part, language),
            "rows": [_row(found, row, marks, can=can) for row in part.rows],
        }
        for part in grid_of(published).parts
    ]
    context = {
        **admin_context,
        "title": name_of(published),
        "budget": found,
        "table": published,
        "tables": [(each.number, number_of(each), name_of(each)) for each in found.tables.all()],
        "parts": parts,
        "can_correct": can,
        "withdrawn": [
            (line, _address(found, f"rows/{line.row_id}", can=can))
            for line in LineItem.with_withdrawn.filter(published_table=published, withdrawn=True)
        ],
    }
    return render(request, "admin/table.html", context)


def number_of(published: PublishedTable) -> str:
    """How links call a table: by its number, or “text”."""
    return str(published.number or _("text"))


def name_of(published: PublishedTable) -> str:
    """Its label and title, as the reader's language has them."""
    language = get_language() or ""
    label, title = published.label.in_language(language), published.title.in_language(language)
    return f"{capitalised(label)} {title}"


def _head(published: PublishedTable, part: Part, language: str) -> list[list[tuple[str, int, int]]]:
    """The rows of the header: each heading with the columns and rows that it spans."""
    headings = published.headings_of(part)
    return [
        [(headings[cell.key].in_language(language), cell.colspan, cell.rowspan) for cell in row]
        for row in header_rows(part)
    ]


def _row(found: Disclosure, row: Row, marks: Marks, *, can: bool) -> DeskRow:
    key = f"rows/{row.line.row_id}"
    new = f"{reverse('admin:new_row')}?after={row.line.pk}"
    return DeskRow(
        [_cell(found, row, cell, marks, can=can) for cell in row.cells],
        _address(found, key, can=can),
        new if can else "",
    )


def _cell(found: Disclosure, row: Row, cell: Cell, marks: Marks, *, can: bool) -> DeskCell:
    kind = cell.column.kind
    key = cell.figure_id
    if kind is Kind.TEXT:
        key = str(row.line.figure_id(cell.column.key))
    elif kind in _OF_ROW:
        key = f"rows/{row.line.row_id}"
    return DeskCell(
        cell.text(get_language() or ""),
        _address(found, key, can=can) if key else "",
        marks.beside(cell.figure_id) if cell.figure_id else "",
        kind.is_numeric,
    )


def _address(found: Disclosure, key: str, *, can: bool) -> str:
    return correcting_address(found, key) if can else ""
