"""Staff and running costs per member of staff in post, with the formula.

Never the total: projects serve those outside, so that dividing them by the staff means nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, TableGrid
from budgets.grid_cells import Cell
from budgets.money import per_head as divided
from budgets.official import subjects
from budgets.official.kinds import Kind


@dataclass(frozen=True)
class PerHead:
    """An amount divided by the staff in post: both operands as printed, the result ours."""

    name: Bilingual
    amount: Cell
    staff: Cell
    unit: str

    @property
    def result(self) -> Decimal:
        """In the unit of the amount, to two decimals."""
        if not self.amount.amount or not self.staff.amount:
            raise ValueError("per head of nobody")
        return divided(self.amount.amount, self.staff.amount)


def per_head(grids: Mapping[str, TableGrid]) -> list[PerHead]:
    """The two kinds of basic expenditure per member of staff; none where no staff is printed."""
    staff = _staff(grids.get(subjects.TEXT))
    grid = grids.get(subjects.BASIC_BY_ECONOMIC)
    if staff is None or grid is None:
        return []
    part = grid.parts[0]
    headings = part.published.headings_of(part.part)
    return [
        PerHead(headings[cell.column.key], cell, staff, part.published.unit_of(cell.column))
        for cell in _totals(part)
        if cell.amount
    ]


def _staff(grid: TableGrid | None) -> Cell | None:
    for part in grid.parts if grid else ():
        row = part.row(subjects.IN_POST) if part.part.key == subjects.STAFF else None
        if row:
            return next((cell for cell in row.cells if cell.amount), None)
    return None


def _totals(part: PartGrid) -> list[Cell]:
    row = part.row(subjects.TOTAL)
    return [cell for cell in row.cells if cell.column.kind is Kind.LEAF] if row else []
