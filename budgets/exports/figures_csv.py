"""Every printed figure of a disclosure as one row of a CSV file."""

from collections.abc import Callable, Iterable, Iterator

from budgets.bilingual import Bilingual
from budgets.exports.csv_text import as_text, written
from budgets.exports.source_lines import source_lines
from budgets.grid import PartGrid, Row, TableGrid
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Revision
from budgets.money import plain
from budgets.official.declarations import Column
from budgets.official.terms import BASIS_NAMES

HEADER = (
    *("jurisdiction", "publisher", "kind", "fiscal_year", "table", "subject", "part", "row"),
    *("code", "name_zh", "name_en", "level", "column", "column_zh", "column_en", "additive"),
    *("printed", "amended", "amount", "unit", "source_lines", "revision", "id", "url"),
)


def figures_csv(
    disclosure: Disclosure,
    grids: Iterable[TableGrid],
    revision: Revision | None,
    address_of: Callable[[str], str],
    *,
    bom: bool = True,
) -> bytes:
    """The file of all figures; cells printed blank are left out.

    `address_of` gives the full public address of a figure's id. The file is the same in
    both languages. `revision` is empty where the data were loaded without being recorded.
    """
    code, slug, year = disclosure.address
    head = [code, slug, disclosure.kind, str(year)]
    number = str(revision.number) if revision else ""
    rows = (
        [*head, *fields, number, cell.figure_id, address_of(cell.figure_id)]
        for grid in grids
        for part in grid.parts
        for cell, fields in _figures(part)
    )
    return written(HEADER, rows, bom=bom)


def _figures(part: PartGrid) -> Iterator[tuple[Cell, list[str]]]:
    for row in part.rows:
        for cell in row.cells:
            if cell.column.kind.is_amount and cell.zh:
                yield cell, _fields(part, row, cell)


def _fields(part: PartGrid, row: Row, cell: Cell) -> list[str]:
    published, line = part.published, row.line
    heading = _heading(part, cell.column)
    return [
        published.key,
        published.official.subject,
        part.part.key,
        line.row,
        as_text(line.code),
        as_text(line.name_zh),
        as_text(line.name_en),
        line.level,
        cell.column.key,
        as_text(heading.zh),
        as_text(heading.en),
        "true" if row.is_additive(cell.column) else "false",
        cell.zh,
        cell.amended,
        "" if cell.amount is None else plain(cell.zh),
        published.unit_of(cell.column),
        source_lines(line),
    ]


def _heading(part: PartGrid, column: Column) -> Bilingual:
    """The column's headings; one of an earlier year with what its amounts are."""
    heading = part.published.full_heading(part.part, column)
    if column.basis is None:
        return heading
    basis = BASIS_NAMES[column.basis]
    return Bilingual(f"{heading.zh}（{basis.zh}）", f"{heading.en} ({basis.en})")
