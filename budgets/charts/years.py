"""Earlier years beside this one, each with what its amounts are."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgets import money
from budgets.bilingual import Bilingual
from budgets.charts.bars import Bar, DrawnBar, Part, drawn
from budgets.grid import PartGrid, Row, TableGrid
from budgets.models import PublishedTable
from budgets.official import subjects
from budgets.official.declarations import Column
from budgets.official.kinds import Basis, Kind
from budgets.official.terms import BASIS_NAMES

# The pieces of a bar, the largest first, apart by shade; further ones are cut, not shaded.
SHADES = ("f", "f2", "f3")


@dataclass(frozen=True)
class Years:
    """One bar a year, the earliest first; `rows` are the pieces of each, in the same order.

    `rate` is the growth from last year to this one in per cent, computed by us: None unless both
    amounts are budgets, since unlike bases get no growth rate. `table` prints them.
    """

    table: PublishedTable
    bars: list[DrawnBar]
    rate: Decimal | None

    @property
    def last(self) -> Part:
        """What is printed of the latest year."""
        return self.bars[-1].bar.whole


def years_of_expenditure(grids: Mapping[str, TableGrid]) -> Years | None:
    """How all expenditure changed; None where no table prints earlier years of it."""
    grid = grids.get(subjects.OVERALL_PERFORMANCE)
    parts = [part for part in grid.parts if part.part.key == subjects.EXPENDITURE] if grid else []
    total = parts[0].row(subjects.TOTAL) if parts else None
    return _years(parts[0], total, _pieces(parts[0])) if parts and total else None


def years_of_programme(grids: Mapping[str, TableGrid]) -> Years | None:
    """How the budget of the programme changed, where its table says so."""
    grid = grids.get(subjects.PROJECT_PERFORMANCE)
    parts = [part for part in grid.parts if part.part.key == subjects.CHANGES] if grid else []
    return _years(parts[0], parts[0].rows[0], []) if parts and parts[0].rows else None


def _pieces(grid: PartGrid) -> list[Row]:
    """The rows that the total contains, those with most money this year first."""
    rows = [row for row in grid.rows if not row.is_total]
    column = grid.part.total
    return sorted(rows, key=lambda row: -((column and grid.amount(row.line.row, column.key)) or 0))


def _years(grid: PartGrid, total: Row, pieces: list[Row]) -> Years | None:
    columns = [column for column in grid.part.amounts if column.kind is not Kind.SHARE]
    columns.sort(key=lambda column: column.year or 0)
    bars = [bar for column in columns if (bar := _bar(grid, column, total, pieces))]
    if len(bars) < 2:
        return None
    return Years(grid.published, drawn(bars), _rate(grid, columns, total))


def _bar(grid: PartGrid, column: Column, total: Row, pieces: list[Row]) -> Bar | None:
    year = str(grid.published.disclosure.fiscal_year + (column.year or 0))
    whole = _part(grid, total, column, Bilingual(f"{year} 年", year))
    if whole is None:
        return None
    named = [
        _part(grid, row, column, row.line.name, SHADES[min(i, len(SHADES) - 1)])
        for i, row in enumerate(pieces)
    ]
    parts = tuple(part for part in named if part is not None and part.amount)
    basis = BASIS_NAMES[column.basis or Basis.BUDGET]
    return Bar(whole, parts or (whole,), basis)


def _part(
    grid: PartGrid, row: Row, column: Column, name: Bilingual, shade: str = "f"
) -> Part | None:
    cell = row.cell(column.key)
    if cell is None or cell.amount is None:
        return None
    unit = grid.published.unit_of(column)
    address = grid.published.disclosure.figure_addresses()(cell.figure_id)
    return Part(name, cell.amount, unit, address, cell.figure_id, shade)


def _rate(grid: PartGrid, columns: list[Column], total: Row) -> Decimal | None:
    by_year = {column.year: column for column in columns}
    before, now = by_year.get(-1), by_year.get(0)
    if before is None or now is None or before.basis is not Basis.BUDGET:
        return None
    amounts = [grid.amount(total.line.row, column.key) for column in (before, now)]
    if amounts[0] is None or amounts[1] is None or amounts[0] <= 0:
        return None
    return money.growth(amounts[1], amounts[0])
