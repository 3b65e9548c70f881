"""Which columns of a part contain others of their row."""

from collections.abc import Iterable

from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind

# A column, and those that it contains directly.
Sum = tuple[Column, tuple[Column, ...]]


def sums(part: Part) -> tuple[Sum, ...]:
    """The columns of this year that contain others, each with those it contains.

    A subtotal contains the leaves under its own headings, the total what no subtotal does.
    """
    leaves = [each for each in part.amounts if each.kind is Kind.LEAF and each.year == 0]
    subtotals = [column for column in part.amounts if column.kind is Kind.SUBTOTAL]
    found = [(column, _within(column, leaves)) for column in subtotals]
    if part.total is not None and part.total.kind is Kind.TOTAL:
        inside = {leaf.key for _subtotal, contained in found for leaf in contained}
        outside = [each for each in (*leaves, *subtotals) if each.key not in inside]
        found.insert(0, (part.total, _within(part.total, outside)))
    return tuple((column, contained) for column, contained in found if contained)


def _within(column: Column, others: Iterable[Column]) -> tuple[Column, ...]:
    """The columns of a column's unit that stand under all of its headings."""
    depth = len(column.groups)
    return tuple(
        each for each in others if each.groups[:depth] == column.groups and each.unit == column.unit
    )
