"""The body of an official table, each row joined into HTML at once.

Letting a template loop over the cells costs about twice as much (bin/bench pages).
"""

from collections.abc import Callable
from decimal import Decimal
from html import escape

from django.urls import reverse
from django.utils.translation import gettext as _

from budgets.grid import Cell, PartGrid, Row
from budgets.models import Level, LineItem, PublishedTable
from budgets.official.declarations import Kind
from budgets.official.headers import begins_group


class RowWriter:
    """Writes the rows of one part in one language.

    `shares` gives a row's share of the whole in per cent, for a column of our own; None for no
    such column. `pinned` keeps the name in view while a wide table scrolls, `pins_codes` the
    code too.
    """

    def __init__(
        self,
        grid: PartGrid,
        language: str,
        shares: Callable[[Row], Decimal | None] | None,
        pinned: bool,
        pins_codes: bool,
    ) -> None:
        self.language = language
        self.shares = shares
        self.pinned, self.pins_codes = pinned, pins_codes
        self.figures = _figures_address(grid.published)
        self.address = grid.published.disclosure.address
        levels = _levels(grid)
        self.spoken = {level: spoken_level(level) for level in levels}
        # The weight and indent of each level, relative to the highest one shown; none for just one.
        self.row_classes = {level: f"l{i}" for i, level in enumerate(levels, 1) if len(levels) > 1}
        columns = grid.part.columns
        self.group_starts = {
            column.key for i, column in enumerate(columns) if begins_group(columns, i)
        }

    def write(self, row: Row) -> str:
        kind = "total" if row.is_total else self.row_classes.get(row.line.level, "")
        cells = "".join([self._cell(row, cell) for cell in row.cells])
        share = self._share(row) if self.shares else ""
        return f'<tr class="{kind}">{cells}{share}</tr>' if kind else f"<tr>{cells}{share}</tr>"

    def _cell(self, row: Row, cell: Cell) -> str:
        kind = cell.column.kind
        text = escape(cell.text(self.language))
        if kind is Kind.NAME:
            return self._name(row.line, text)
        if kind is Kind.CODE:
            return f'<td class="code{" pin0" if self.pins_codes else ""}">{text}</td>'
        if kind is Kind.TEXT:
            return f'<td class="t">{text}</td>'
        group = " g2" if self.pinned and cell.column.key in self.group_starts else ""
        if not text:
            return f'<td class="n{group}"></td>'
        return f'<td class="n{group}"><a href="{self.figures}{cell.figure_id}/">{text}</a></td>'

    def _name(self, line: LineItem, text: str) -> str:
        address = category_address(line, self.address)
        linked = f'<a href="{address}">{text}</a>' if address and text else text
        level = self.spoken.get(line.level)
        if not text:
            level = _("a row without a name")
        spoken = f'<span class="vh">{level}</span>' if level else ""
        return f'<th scope="row" class="{"pin" if self.pinned else "nm"}">{spoken}{linked}</th>'

    def _share(self, row: Row) -> str:
        share = self.shares(row) if self.shares else None
        if share is None:
            return '<td class="n calc"></td>'
        return (
            f'<td class="n calc">{share}%'
            f'<svg class="share" width="100%" height="6" aria-hidden="true">'
            f'<rect class="rail" width="100%" height="1" y="5"/>'
            f'<rect class="f" width="{min(share, Decimal(100))}%" height="6"/></svg></td>'
        )


def _levels(grid: PartGrid) -> list[str]:
    """The levels of the rows shown, from the top down."""
    shown = {row.line.level for row in grid.rows}
    return [level.value for level in Level if level.value in shown]


def spoken_level(level: str) -> str:
    """How a row's level, which shows only by weight and indent, is spoken before its name."""
    return {"lei": _("Category: "), "kuan": _("Section: "), "xiang": _("Item: ")}[level]


def category_address(line: LineItem, disclosure: tuple[str, str, int]) -> str:
    """The address of the drill-down page of the category that a row is about, or ""."""
    if line.functional is not None:
        return reverse("function", args=[*disclosure, line.functional.code_path])
    if line.economic is not None:
        return reverse("economic-category", args=[*disclosure, line.economic.code_path])
    return ""


def _figures_address(published: PublishedTable) -> str:
    """The address below which figures stand; one reverse() for all, as it costs like a row."""
    some = "t00.x.x"
    address = reverse("figure", args=[*published.disclosure.address, some])
    return address.removesuffix(f"{some}/")
