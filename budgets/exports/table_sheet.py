"""An official table on a sheet of a workbook, laid out as the document prints it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from budgets.exports.sheets import Styles, print_on_a4, write_cell, write_line
from budgets.grid import PartGrid, Row, TableGrid
from budgets.grid_cells import Cell
from budgets.money import unit_name
from budgets.official.declarations import Column
from budgets.official.headers import header_rows
from budgets.official.kinds import Kind

_WIDTHS = {
    Kind.CODE: 12,
    Kind.NUMBER: 6,
    Kind.NAME: 32,
    Kind.TEXT: 32,
    Kind.HORIZON: 10,
    Kind.GOAL: 8,
    Kind.VALUE: 18,
}
_WIDTH_OF_AMOUNTS = 13
# From this many columns on, a sheet of A4 is turned on its side.
_LANDSCAPE = 6
_INDENTS = {"kuan": 1, "xiang": 2}


@dataclass(frozen=True)
class Block:
    """Parts that stand beside each other, from the given column on."""

    parts: Sequence[tuple[int, PartGrid]]

    @property
    def width(self) -> int:
        first, last = self.parts[-1]
        return first + len(last.part.columns)


def write_table(sheet: Worksheet, grid: TableGrid, styles: Styles, language: str) -> None:
    """Write title, entity and unit, headers, rows and notes."""
    blocks = _blocks(grid)
    width = max(block.width for block in blocks)
    _set_widths(sheet, blocks)
    published = grid.published
    title = f"{published.label.in_language(language)} {published.title.in_language(language)}"
    write_line(sheet, 0, width, title, styles.title)
    entity = published.entity_line.in_language(language) or published.entity_line.zh
    units = _("Unit: %(unit)s") % {"unit": _units(grid, language)}
    write_line(sheet, 1, width, "    ".join(filter(None, [entity, units])), styles.note)
    row = 2
    for block in blocks:
        head = row
        row = _write_block(sheet, block, row, styles, language)
        if len(blocks) == 1:
            sheet.repeat_rows(0, head + _depth(block) - 1)
    for note, _place in published.printed_notes:
        write_line(sheet, row, width, note.in_language(language) or note.zh, styles.note)
        row += 1
    print_on_a4(sheet, landscape=width >= _LANDSCAPE)


def _blocks(grid: TableGrid) -> list[Block]:
    if not grid.published.official.side_by_side:
        return [Block([(0, part)]) for part in grid.parts]
    placed, first = [], 0
    for part in grid.parts:
        placed.append((first, part))
        first += len(part.part.columns)
    return [Block(placed)]


def _set_widths(sheet: Worksheet, blocks: Sequence[Block]) -> None:
    widths: dict[int, int] = {}
    for block in blocks:
        for first, part in block.parts:
            for place, column in enumerate(part.part.columns, start=first):
                wanted = _WIDTHS.get(column.kind, _WIDTH_OF_AMOUNTS)
                widths[place] = max(wanted, widths.get(place, 0))
    for place, width in widths.items():
        sheet.set_column(place, place, width)


def _units(grid: TableGrid, language: str) -> str:
    units = dict.fromkeys(
        grid.published.unit_of(column) for part in grid.parts for column in part.part.amounts
    )
    return _(", ").join(unit_name(unit).in_language(language) for unit in units)


def _depth(block: Block) -> int:
    """How many rows the headers take, the titles of parts included."""
    titled = any(part.part.title for _first, part in block.parts)
    return titled + max(len(header_rows(part.part)) for _first, part in block.parts)


def _write_block(sheet: Worksheet, block: Block, row: int, styles: Styles, language: str) -> int:
    """Write the parts of a block from a row on; gives the row after it."""
    depth = _depth(block)
    for first, part in block.parts:
        top = row
        if part.part.title:
            title = part.part.title.in_language(language)
            last = first + len(part.part.columns) - 1
            _write_over(sheet, (row, first, row, last), title, styles)
            top += 1
        _write_header(sheet, part, top, first, row + depth - 1, styles, language)
    row += depth
    lines = sorted({_line(each) for _first, part in block.parts for each in part.rows})
    # Rows of parts beside each other stand on one line where the document prints them on one.
    places = {line: row + place for place, line in enumerate(lines)}
    for first, part in block.parts:
        for each in part.rows:
            _write_row(sheet, each, places[_line(each)], first, styles, language)
    return row + len(lines)


def _line(row: Row) -> tuple[int, int]:
    """Where a row is printed; rows of one line follow each other in their own order."""
    return row.line.line_from, 0


def _write_header(
    sheet: Worksheet, part: PartGrid, top: int, first: int, last: int, styles: Styles, language: str
) -> None:
    headings = part.published.headings_of(part.part)
    rows = header_rows(part.part)
    taken: set[tuple[int, int]] = set()
    for level, cells in enumerate(rows):
        place = first
        for cell in cells:
            while (level, place) in taken:
                place += 1
            below = level + cell.rowspan - 1
            spanned = range(place, place + cell.colspan)
            taken |= {(each, column) for each in range(level, below + 1) for column in spanned}
            # The deepest headings reach down to the rows, where another part's go deeper.
            bottom = last if below == len(rows) - 1 else top + below
            text = headings[cell.key].in_language(language)
            _write_over(sheet, (top + level, place, bottom, spanned[-1]), text, styles)


def _write_over(
    sheet: Worksheet, area: tuple[int, int, int, int], text: str, styles: Styles
) -> None:
    """A heading over all cells of an area: first row, first column, last row, last column."""
    if area[:2] == area[2:]:
        sheet.write_string(*area[:2], text, styles.head)
    else:
        sheet.merge_range(*area, text, styles.head)


def _write_row(
    sheet: Worksheet, row: Row, place: int, first: int, styles: Styles, language: str
) -> None:
    for column, cell in enumerate(row.cells, start=first):
        write_cell(
            sheet, place, column, cell.text(language), _style(row, cell, cell.column), styles
        )


def _style(row: Row, cell: Cell, column: Column) -> str:
    if column.kind.is_amount:
        return "amount"
    if column.kind is Kind.NAME:
        return f"name{0 if row.is_total else _INDENTS.get(row.line.level, 0)}"
    return "value" if column.kind is Kind.VALUE else "text"
