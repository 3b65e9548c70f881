"""A table without the rows and columns in which it prints no amount."""

from dataclasses import dataclass, replace

from budgets.grid import PartGrid, Row


@dataclass(frozen=True)
class Filled:
    """What is left of a part, and how many rows and columns of amounts are not shown."""

    grid: PartGrid
    rows: int
    columns: int


def filled(grid: PartGrid) -> Filled:
    """The rows and columns that print at least one amount; a printed 0 is one, a blank is none.

    A part whose columns hold no amounts, or that prints none at all, stays whole.
    """
    keys = {cell.column.key for row in grid.rows for cell in row.cells if cell.amount is not None}
    if not keys:
        return Filled(grid, 0, 0)
    columns = tuple(
        column for column in grid.part.columns if column.key in keys or not column.kind.is_amount
    )
    shown = {column.key for column in columns}
    rows = tuple(
        replace(row, cells=tuple(cell for cell in row.cells if cell.column.key in shown))
        for row in grid.rows
        if _has_amount(row)
    )
    left = PartGrid(grid.published, replace(grid.part, columns=columns), rows)
    return Filled(left, len(grid.rows) - len(rows), len(grid.part.columns) - len(columns))


def _has_amount(row: Row) -> bool:
    return any(cell.amount is not None for cell in row.cells)
