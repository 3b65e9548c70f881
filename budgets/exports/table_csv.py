"""One official table as CSV: the cells of its grid, amounts as plain decimals."""

from collections.abc import Iterator

from budgets import money
from budgets.exports.csv_text import as_text, as_value, written
from budgets.grid import Row, TableGrid
from budgets.grid_cells import Cell
from budgets.official.kinds import Kind


def header(grid: TableGrid) -> list[str]:
    """The keys of the columns; a table of several parts begins with `part`."""
    keys = grid.published.official.columns
    return ["part", *keys] if len(grid.parts) > 1 else [*keys]


def rows(grid: TableGrid, language: str) -> Iterator[list[str]]:
    """Every printed row of each part in turn, a field for each key of the header."""
    keys = header(grid)
    for part in grid.parts:
        for row in part.rows:
            fields = _fields(row, language) | {"part": part.part.key}
            yield [fields.get(key, "") for key in keys]


def table_csv(grid: TableGrid, language: str, *, bom: bool = True) -> bytes:
    """The file of one table; only the texts of its cells follow the language."""
    return written(header(grid), rows(grid, language), bom=bom)


def _fields(row: Row, language: str) -> dict[str, str]:
    return {cell.column.key: _field(cell, language) for cell in row.cells}


def _field(cell: Cell, language: str) -> str:
    text = cell.text(language)
    if cell.column.kind.is_amount:
        return money.plain(text)
    return as_value(text) if cell.column.kind is Kind.VALUE else as_text(text)
