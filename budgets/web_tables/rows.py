"""The body of an official table, each row joined into HTML at once.

Letting a template loop over the cells costs about twice as much (bin/bench pages).
"""

from collections.abc import Callable
from decimal import Decimal
from html import escape

from django.utils.translation import gettext as _

from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.models import Level, LineItem
from budgets.official.headers import begins_group
from budgets.official.kinds import Kind

LANG_ZH = ' lang="zh-Hans"'


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
        mark_beside: Callable[[str], str],
        shares: Callable[[Row], Decimal | None] | None,
        *,
        pinned: bool,
        pins_codes: bool,
    ) -> None:
        self.language, self.mark_beside = language, mark_beside
        self.shares = shares
        self.pinned, self.pins_codes = pinned, pins_codes
        self.figure_address = grid.published.disclosure.figure_addresses()
        levels = _levels(grid)
        # Levels show by weight and indent only; they are spoken before the name.
        colon = ": " if language == "en" else "："
        self.spoken = {level: f"{level_name(level)}{colon}" for level in levels}
        # The weight and indent of each level, relative to the highest one shown; none for just one.
        self.row_classes = {level: f"l{i}" for i, level in enumerate(levels, 1) if len(levels) > 1}
        self.depths = _depths(grid)
        columns = grid.part.columns
        self.group_starts = {
            column.key for i, column in enumerate(columns) if begins_group(columns, i)
        }

    def write(self, row: Row) -> str:
        kind = "total" if row.is_total else self._class(row.line)
        cells = "".join([self._cell(row, cell) for cell in row.cells])
        share = self._share(row) if self.shares else ""
        return f'<tr class="{kind}">{cells}{share}</tr>' if kind else f"<tr>{cells}{share}</tr>"

    def _class(self, line: LineItem) -> str:
        """The class of a row by its level, or, where rows have none, by how deep it stands."""
        if self.row_classes or line.level:
            return self.row_classes.get(line.level, "")
        return f"l{self.depths[line.pk] + 1}" if self.depths[line.pk] else ""

    def _cell(self, row: Row, cell: Cell) -> str:
        kind = cell.column.kind
        text = escape(cell.text(self.language))
        if kind is Kind.NAME:
            return self._name(row.line, text)
        if kind is Kind.CODE:
            return f'<td class="code{" pin0" if self.pins_codes else ""}">{text}</td>'
        if kind is Kind.TEXT:
            chinese = self.language == "en" and cell.is_only_chinese
            return f'<td class="t"{LANG_ZH if chinese else ""}>{text}</td>'
        if not kind.is_numeric:
            return f'<td class="k">{text}</td>'
        group = " g2" if self.pinned and cell.column.key in self.group_starts else ""
        mark = self.mark_beside(cell.figure_id)
        if cell.is_corrected and not cell.amended:
            mark = f"{self._correction(cell)}{mark}"
        if not text:
            return f'<td class="n{group}">{mark}</td>'
        linked = f'<a href="{self.figure_address(cell.figure_id)}">{text}</a>'
        return f'<td class="n{group}">{linked}{mark}</td>'

    def _correction(self, cell: Cell) -> str:
        """A link to what was corrected in a cell."""
        address, word = self.figure_address(cell.figure_id), _("corrected")
        return f' <a class="eg" href="{address}#history">{word}</a>'

    def _name(self, line: LineItem, text: str) -> str:
        address = line.address
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


def _depths(grid: PartGrid) -> dict[int, int]:
    """How many rows, the total aside, each row of a part is contained in."""
    parents = {row.line.pk: row.line.parent_id for row in grid.rows if not row.is_total}
    depths: dict[int, int] = {}
    for row in grid.rows:
        above, depth = row.line.parent_id, 0
        while above in parents:
            above, depth = parents[above], depth + 1
        depths[row.line.pk] = depth
    return depths


def _levels(grid: PartGrid) -> list[str]:
    """The levels of the rows shown, from the top down."""
    shown = {row.line.level for row in grid.rows}
    return [level.value for level in Level if level.value in shown]


def level_name(level: str) -> str:
    """The name of a level: 类; Category."""
    return {"lei": _("Category"), "kuan": _("Section"), "xiang": _("Item")}[level]
