"""The header of an official table as HTML."""

from collections.abc import Callable
from html import escape

from budgets.grid import PartGrid
from budgets.official.declarations import Column
from budgets.official.headers import HeaderCell, header_rows
from budgets.official.kinds import Kind


class HeaderWriter:
    """Writes the header of one part in one language.

    `order_of` gives, for a column, the order that a click on its heading asks for ("" for none)
    and the order that it is in (a value of aria-sort, or ""). `pinned`, `pins_codes` as in
    RowWriter. `share_heading` is that of a column of our own, "" for no such column. `kept` is what
    links to an order keep of the query.
    """

    def __init__(
        self,
        grid: PartGrid,
        language: str,
        order_of: Callable[[str], tuple[str, str]],
        *,
        pinned: bool,
        pins_codes: bool,
        share_heading: str,
        kept: str = "",
    ) -> None:
        self.part, self.order_of = grid.part, order_of
        self.pinned, self.pins_codes = pinned, pins_codes
        self.share_heading = share_heading
        self.kept = f"&amp;{escape(kept)}" if kept else ""
        self.texts = {
            key: escape(heading.in_language(language))
            for key, heading in grid.published.headings_of(grid.part).items()
        }
        self.colon = ": " if language == "en" else "："

    def write(self) -> str:
        rows = header_rows(self.part)
        html = ["".join([self._cell(cell) for cell in row]) for row in rows]
        if self.share_heading:
            heading = escape(self.share_heading)
            html[0] += f'<th scope="col" rowspan="{len(rows)}" class="n calc">{heading}</th>'
        return "".join([f"<tr>{row}</tr>" for row in html])

    def _cell(self, cell: HeaderCell) -> str:
        text = self.texts[cell.key]
        rule = " g2" if self.pinned and cell.begins_group else ""
        spans = f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        spans += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        if cell.column is None:
            return f'<th scope="colgroup"{spans} class="g{rule}"><span>{text}</span></th>'
        sort, state = self.order_of(cell.key)
        linked = f'<a href="?sort={sort}{self.kept}">{text}</a>' if sort else text
        ordered = f' aria-sort="{state}"' if state else ""
        css = f"{self._css(cell.column)}{rule}"
        return (
            f'<th scope="col"{spans} class="{css}"{ordered}>{self._over(cell.column)}{linked}</th>'
        )

    def _over(self, column: Column) -> str:
        """The groups over a column, spoken so that its accessible name includes them."""
        if not column.groups:
            return ""
        spoken = "".join([f"{self.texts[group.key]}{self.colon}" for group in column.groups])
        return f'<span class="vh">{spoken}</span>'

    def _css(self, column: Column) -> str:
        if column.kind is Kind.CODE:
            return "code pin0" if self.pins_codes else "code"
        if column.kind is Kind.NAME:
            return "pin" if self.pinned else "nm"
        if column.kind is Kind.TEXT:
            return "t"
        if not column.kind.is_numeric:
            return "k"
        return "lf" if self.pinned else "n"
