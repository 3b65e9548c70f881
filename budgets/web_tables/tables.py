"""The django-tables2 table of one part of an official table."""

from collections import defaultdict
from collections.abc import Callable
from decimal import Decimal
from functools import cached_property

import django_tables2 as tables
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from budgets.bilingual import capitalised
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.money import unit_name
from budgets.web_tables.headers import HeaderWriter
from budgets.web_tables.rows import RowWriter

# From this many columns on, a table scrolls in its own box with its first columns pinned.
WIDE = 10
SHORT_CODE = 7


class OfficialTable(tables.Table):
    """One part of an official table, in one language.

    `mark_beside` gives the HTML of what a reader must be warned of beside the figure of an id.
    `order_by` is a column key, with "-" before it for descending; anything unknown is ignored.
    `kept` is what links to another order keep of the query.
    Ordering compares siblings: rows stay below the row that contains them, blanks come last.
    """

    class Meta:
        template_name = "parts/official_table.html"
        order_by_field = "sort"

    def __init__(
        self,
        grid: PartGrid,
        language: str,
        mark_beside: Callable[[str], str],
        *,
        order_by: str = "",
        kept: str = "",
        sortable: bool | None = None,
        shares: Callable[[Row], Decimal | None] | None = None,
        share_heading: str = "",
    ) -> None:
        self.grid, self.language, self.mark_beside = grid, language, mark_beside
        self.shares, self.share_heading, self.kept = shares, share_heading, kept
        official = grid.published.official
        orderable = official.sortable if sortable is None else sortable
        self.caption = _caption(grid, language)
        headings = grid.published.headings_of(grid.part)
        super().__init__(
            data=[_Comparable(row, language) for row in grid.rows],
            extra_columns=[
                (
                    column.key,
                    tables.Column(
                        verbose_name=headings[column.key].in_language(language),
                        orderable=orderable,
                        initial_sort_descending=column.kind.is_amount,
                    ),
                )
                for column in grid.part.columns
            ],
            # A key that is no column is not even shown to django-tables2, which warns of some.
            order_by=order_by if grid.part.column(order_by.removeprefix("-")) else "",
        )

    @property
    def units(self) -> str:
        """The units of the part's figures, where they are not all the table's; else ""."""
        units = self.grid.published.units_of(self.grid.part.amounts)
        if set(units) <= {self.grid.published.unit} and self.grid.published.number:
            return ""
        names = [unit_name(unit).in_language(self.language) for unit in units]
        return _(", ").join(names)

    @property
    def is_wide(self) -> bool:
        return len(self.grid.part.columns) >= WIDE

    @property
    def pins_codes(self) -> bool:
        """Whether the codes are short enough to leave room for what scrolls beside them."""
        longest = max((len(row.line.code_printed) for row in self.grid.rows), default=0)
        return self.is_wide and longest <= SHORT_CODE

    @cached_property
    def head(self) -> SafeString:
        """The header rows as HTML, each heading with the order that it asks for."""
        writer = HeaderWriter(
            self.grid,
            self.language,
            self._order_of,
            pinned=self.is_wide,
            pins_codes=self.pins_codes,
            share_heading=self.share_heading,
            kept=self.kept,
        )
        return mark_safe(writer.write())

    def _order_of(self, key: str) -> tuple[str, str]:
        column = self.columns[key]
        if not column.orderable:
            return "", ""
        alias = column.order_by_alias
        state = ("ascending" if alias.is_ascending else "descending") if column.is_ordered else ""
        return str(alias.next), state

    @cached_property
    def body(self) -> SafeString:
        """The rows of the body as HTML, in the chosen order."""
        writer = RowWriter(
            self.grid,
            self.language,
            self.mark_beside,
            self.shares,
            pinned=self.is_wide,
            pins_codes=self.pins_codes,
        )
        return mark_safe("".join([writer.write(row) for row in self.ordered_rows()]))

    def ordered_rows(self) -> list[Row]:
        """The rows as printed, or siblings in the chosen order, each before what it contains."""
        if not self.order_by:
            return list(self.grid.rows)
        key = self.order_by[0].bare
        ordered = [comparable.row for comparable in self.data.data]
        ordered.sort(key=lambda row: _is_blank(row.cell(key)))
        shown = {row.line.pk for row in ordered}
        below: dict[int | None, list[Row]] = defaultdict(list)
        for row in ordered:
            below[row.line.parent_id if row.line.parent_id in shown else None].append(row)
        return _walked(below, None)


class _Comparable:
    """A row as django-tables2 compares it: by the amount or the text of a column."""

    def __init__(self, row: Row, language: str) -> None:
        self.row, self.language = row, language

    def __getitem__(self, key: str) -> object:
        cell = self.row.cell(key)
        if cell is None:
            raise KeyError(key)
        if cell.column.kind.is_amount:
            return cell.amount or Decimal(0)
        return cell.text(self.language)


def _is_blank(cell: Cell | None) -> bool:
    return cell is None or (cell.column.kind.is_amount and cell.amount is None)


def _walked(below: dict[int | None, list[Row]], parent: int | None) -> list[Row]:
    rows: list[Row] = []
    for row in below[parent]:
        rows += [row, *_walked(below, row.line.pk)]
    return rows


def _caption(grid: PartGrid, language: str) -> str:
    published = grid.published
    names = [published.title, grid.part.title]
    named = " ".join(name.in_language(language) for name in names if name)
    if published.number:
        named = f"{capitalised(published.label.in_language(language))} {named}"
    if not grid.part.amounts:
        return named
    units = published.units_of(grid.part.amounts)
    return _("%(table)s, unit: %(unit)s") % {
        "table": named,
        "unit": _(", ").join(unit_name(unit).in_language(language) for unit in units),
    }
