"""One figure with all that is needed to trust, check and cite it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from budgets import money, source_copy
from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row, assembled, rows_of
from budgets.grid_cells import Cell, StoredCells
from budgets.models import (
    Disclosure,
    Figure,
    IndicatorValue,
    LineItem,
    SourceDocument,
)
from budgets.official.kinds import Kind
from budgets.official.terms import BASIS_NAMES
from budgets.source_excerpts import ExcerptLine, Wanted, excerpt_of

# What makes of a row and its cells, in memory, those that stood there in a revision.
Restore = Callable[[LineItem, StoredCells], None]


@dataclass(frozen=True)
class FigureCard:
    """A figure, or an indicator's value, in its row and table.

    Without an `excerpt`, `no_excerpt` says why there is none.
    """

    figure: Figure | IndicatorValue
    grid: PartGrid
    row: Row
    cell: Cell
    excerpt: list[ExcerptLine]
    no_excerpt: str

    @property
    def name(self) -> Bilingual:
        """The name of the row and the headings of the column: 事业运行：基本支出."""
        row, column = self.row.line.name, self.heading
        if not row.zh:
            return column
        return Bilingual(f"{row.zh}：{column.zh}", f"{row.en}: {column.en}")

    @property
    def heading(self) -> Bilingual:
        return self.grid.published.full_heading(self.grid.part, self.cell.column)

    @property
    def beside(self) -> list[tuple[Cell, Bilingual]]:
        """The other figures of the row, each with the headings of its column."""
        return [
            (cell, self.grid.published.full_heading(self.grid.part, cell.column))
            for cell in self.row.cells
            if cell.figure_id and cell != self.cell
        ]

    @property
    def unit(self) -> str:
        return self.grid.published.unit_of(self.cell.column)

    @property
    def year(self) -> int | None:
        """The year that the figure is of; None for a project's whole life."""
        year = self.cell.column.year
        return None if year is None else self.grid.published.disclosure.fiscal_year + year

    @property
    def basis(self) -> Bilingual | None:
        """What a figure of an earlier year is."""
        basis = self.cell.column.basis
        return BASIS_NAMES[basis] if basis else None

    @property
    def has_yuan(self) -> bool:
        return money.is_money(self.unit)

    @property
    def is_planned_money(self) -> bool:
        column = self.cell.column
        is_plan = column.basis is None and not column.is_change
        return is_plan and money.is_money(self.unit) and self.cell.amount is not None

    @property
    def is_additive(self) -> bool:
        return self.row.is_additive(self.cell.column)

    @property
    def why_not_additive(self) -> str:
        """Why the figure may not be added to its like; it must not be additive."""
        column = self.cell.column
        if column.kind is Kind.SHARE:
            return _("no: percentages do not add up to anything")
        if column.year is None:
            return _("no: it is for all years of the project, this one included")
        if column.year != 0:
            return _("no: it is of another year")
        if not self.row.is_leaf or self.row.is_total:
            return _("no: other figures of this table are parts of it")
        return _("no: it contains, or overlaps with, other figures beside it")


def figure_card(
    disclosure: Disclosure,
    figure: Figure | IndicatorValue,
    document: SourceDocument | None,
    restore: Restore | None = None,
) -> FigureCard:
    """The card of a figure, whose line item and table are loaded with it.

    A row that was withdrawn has one too. `restore` makes of the row and its cells what they were.
    """
    line, table = figure.line_item, figure.line_item.published_table
    table.disclosure = disclosure
    rows = rows_of(LineItem.with_withdrawn.filter(pk=line.pk))
    cells = StoredCells.of(rows)
    if restore:
        restore(rows[0], cells)
    grids = assembled([table], rows, cells)
    line = rows[0]
    part = next(part for part in grids[0].parts if part.part.key == line.part)
    row = part.rows[0]
    cell = row.cell(figure.column)
    if cell is None:
        raise LookupError(f"table {table.number} declares no column {figure.column}")
    excerpt, reason = [], ""
    try:
        excerpt = excerpt_of(line, _wanted(part, row, cell), document)
    except source_copy.NoSourceCopy as error:
        reason = str(error.explanation)
    return FigureCard(figure, part, row, cell, excerpt, reason)


def _wanted(part: PartGrid, row: Row, cell: Cell) -> Wanted:
    """What to mark in the lines of a row."""
    equals = [other for other in row.cells if other.figure_id and other.zh == cell.zh]
    return Wanted(cell.zh, part.place_of(cell.column), equals.index(cell), len(equals))
