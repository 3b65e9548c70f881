"""The header of a table as cells that span columns and rows, as documents print it."""

from collections.abc import Iterator
from dataclasses import dataclass

from budgets.official.declarations import Column, Part


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A heading over one column, or over the columns of a group; `key` is the column's or group's.

    `begins_group` says that other groups, or none, stand over the column before it.
    """

    key: str
    column: Column | None
    colspan: int
    rowspan: int
    begins_group: bool


def header_rows(part: Part) -> list[list[HeaderCell]]:
    """The rows of a part's header: as many as its deepest column has groups, and one."""
    depth = max((len(column.groups) for column in part.columns), default=0)
    return [list(_row(part.columns, level, depth)) for level in range(depth + 1)]


def begins_group(columns: tuple[Column, ...], position: int) -> bool:
    """Whether one group of columns ends, or another begins, before the column at a position."""
    return position > 0 and columns[position].groups != columns[position - 1].groups


def _row(columns: tuple[Column, ...], level: int, depth: int) -> Iterator[HeaderCell]:
    for position, column in enumerate(columns):
        begins = begins_group(columns, position)
        if len(column.groups) == level:
            yield HeaderCell(column.key, column, 1, depth - level + 1, begins)
        elif len(column.groups) > level:
            group = column.groups[level]
            if position == 0 or group not in columns[position - 1].groups:
                span = sum(group in other.groups for other in columns)
                yield HeaderCell(group.key, None, span, 1, begins)
