"""Targets beside earlier years, for indicators whose values are numbers of one unit."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets.bilingual import Bilingual, closed_up
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell


@dataclass(frozen=True)
class Value:
    """One year's value with its heading; `width` is its per cent of the indicator's largest."""

    heading: Bilingual
    cell: Cell
    address: str
    width: Decimal
    is_target: bool


@dataclass(frozen=True)
class NumericIndicator:
    """An indicator with its values as numbers, the earliest first."""

    row: Row
    values: list[Value]

    @property
    def constancy(self) -> int:
        """0 where the target's number is another than the one before it, 1 where that had changed,
        2 where all are one.
        """
        numbers = [value.cell.meaning.number for value in self.values if value.cell.meaning]
        if numbers[-1] != numbers[-2]:
            return 0
        return 1 if len(set(numbers)) > 1 else 2


def numeric_indicators(parts: Iterable[PartGrid]) -> list[NumericIndicator]:
    """Those of the parts' indicators that have a target and an earlier value to compare.

    Those whose target changes come first, then those that changed before, each group in printed
    order. What several tables print under one name comes once, as the first of them prints it.
    """
    found: dict[str, NumericIndicator] = {}
    for part in parts:
        for row in part.rows if len(part.part.values) > 1 else ():
            if each := numeric_indicator(part, row):
                found.setdefault(closed_up(row.line.name_zh), each)
    return sorted(found.values(), key=lambda each: each.constancy)


def numeric_indicator(part: PartGrid, row: Row) -> NumericIndicator | None:
    """One indicator, or None where fewer than two of its values are numbers, or units differ."""
    cells = [cell for cell in row.cells if cell.meaning and cell.meaning.number is not None]
    cells.sort(key=lambda cell: cell.column.year or 0)
    meanings = [cell.meaning for cell in cells if cell.meaning]
    numbers = [meaning.number for meaning in meanings if meaning.number is not None]
    if len(cells) < 2 or cells[-1].column.year != 0 or len({each.unit for each in meanings}) > 1:
        return None
    largest = max(numbers)
    headings = part.published.headings_of(part.part)
    address_of = part.published.disclosure.figure_addresses()
    return NumericIndicator(
        row,
        [
            Value(
                headings[cell.column.key],
                cell,
                address_of(cell.figure_id),
                (number / largest * 100).quantize(Decimal("0.01")) if largest else Decimal(0),
                cell.column.year == 0,
            )
            for cell, number in zip(cells, numbers, strict=True)
        ],
    )
