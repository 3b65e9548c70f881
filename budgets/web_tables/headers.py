"""The header rows of an official table, groups over columns, as the document prints them."""

from collections.abc import Iterator
from dataclasses import dataclass

from budgets.grid import PartGrid
from budgets.official.declarations import Column, Kind


@dataclass(frozen=True)
class HeaderCell:
    """One cell of the header: a group over several columns, or the heading of one.

    `over` names the groups above a column, so that its accessible name includes them.
    `sort` is the order that a click on it asks for, `sorted` the order that the table is in.
    """

    text: str
    colspan: int = 1
    rowspan: int = 1
    over: str = ""
    column: Column | None = None
    css: str = ""
    sort: str = ""
    sorted: str = ""

    @property
    def scope(self) -> str:
        return "col" if self.column else "colgroup"


class HeaderWriter:
    """Writes the header of one part in one language; `pinned` and `pins_codes` as in RowWriter."""

    def __init__(self, grid: PartGrid, language: str, pinned: bool, pins_codes: bool) -> None:
        self.published, self.part = grid.published, grid.part
        self.language, self.pinned, self.pins_codes = language, pinned, pins_codes

    def rows(self) -> list[list[HeaderCell]]:
        """The rows of the header, as many as the deepest column has groups, and one."""
        depth = max((len(column.groups) for column in self.part.columns), default=0)
        return [list(self._row(level, depth)) for level in range(depth + 1)]

    def _row(self, level: int, depth: int) -> Iterator[HeaderCell]:
        columns = self.part.columns
        for position, column in enumerate(columns):
            before = columns[position - 1] if position else None
            # A rule is drawn where one group ends or another begins.
            rule = self.pinned and before is not None and column.groups != before.groups
            if len(column.groups) > level:
                group = column.groups[level]
                if before is None or group not in before.groups:
                    span = sum(group in other.groups for other in columns)
                    css = "g g2" if rule else "g"
                    yield HeaderCell(self._heading(group.key), colspan=span, css=css)
            elif len(column.groups) == level:
                yield HeaderCell(
                    self._heading(column.key),
                    rowspan=depth - level + 1,
                    over=self._over(column),
                    column=column,
                    css=self._css(column, rule),
                )

    def _heading(self, key: str) -> str:
        return self.published.heading(key).in_language(self.language)

    def _over(self, column: Column) -> str:
        colon = ": " if self.language == "en" else "："
        return "".join(f"{self._heading(group.key)}{colon}" for group in column.groups)

    def _css(self, column: Column, rule: bool) -> str:
        if column.kind is Kind.CODE:
            return "code pin0" if self.pins_codes else "code"
        if column.kind is Kind.NAME:
            return "pin" if self.pinned else "nm"
        if column.kind is Kind.TEXT:
            return "t"
        return ("lf" if self.pinned else "n") + (" g2" if rule else "")
