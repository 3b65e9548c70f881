"""Drilling down a classification, 类 → 款 → 项: one level, its place in the whole, its parts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budgets import money
from budgets.grid import PartGrid, Row, grids_of
from budgets.grid_cells import Cell
from budgets.models import (
    Disclosure,
    EconomicCategory,
    FunctionalCategory,
    LineItem,
    PublishedTable,
)
from budgets.official import subjects
from budgets.official.declarations import Classification
from budgets.official.kinds import Kind


@dataclass(frozen=True)
class Side:
    """One of the two classifications: its categories, and the subject that shows it whole."""

    classification: Classification
    model: type[FunctionalCategory] | type[EconomicCategory]
    subject: str

    @property
    def field(self) -> str:
        """The line item's field that refers to this classification."""
        return self.classification.value


FUNCTIONS = Side(Classification.FUNCTIONAL, FunctionalCategory, subjects.EXPENDITURE_BY_FUNCTION)
ECONOMIC = Side(Classification.ECONOMIC, EconomicCategory, subjects.BASIC_BY_ECONOMIC)


@dataclass(frozen=True)
class Bar:
    """One level of the drill-down with its amount and its share of the whole in per cent."""

    row: Row
    amount: Decimal | None
    share: Decimal | None
    is_here: bool

    @property
    def figure_id(self) -> str:
        cell = self.row.cell(subjects.TOTAL)
        return cell.figure_id if cell else ""


@dataclass(frozen=True)
class Section:
    """The printed rows of one table that stand on this page, and each row's share of the first."""

    grid: PartGrid
    share: Callable[[Row], Decimal | None]


@dataclass(frozen=True)
class Appearance:
    """A row of an official table that is about the category, with its total amount."""

    grid: PartGrid
    row: Row
    cell: Cell | None


@dataclass(frozen=True)
class LevelPage:
    """One level of a classification in a disclosure; `main` is the table that shows it whole."""

    main: PublishedTable | None
    whole: Decimal | None
    bars: list[Bar]
    sections: list[Section]
    appearances: list[Appearance]

    @property
    def unit(self) -> str:
        return self.main.unit if self.main else ""

    @property
    def stands_in_the_whole(self) -> bool:
        """Whether the table that shows the classification whole has a row for this level."""
        return any(bar.is_here for bar in self.bars)

    @property
    def has_parts(self) -> bool:
        """Whether anything stands below this level."""
        return any(len(section.grid.rows) > 1 for section in self.sections)

    @property
    def amount(self) -> Decimal | None:
        return next((bar.amount for bar in self.bars if bar.is_here), None)

    @property
    def share(self) -> Decimal | None:
        return next((bar.share for bar in self.bars if bar.is_here), None)


def level_page(disclosure: Disclosure, side: Side, codes: Sequence[str]) -> LevelPage:
    """The page of a category, given its codes from 类 down; of the whole, given none.

    In five queries, however many rows there are. A page without appearances is of a category
    that the disclosure does not have.
    """
    parts = _parts(disclosure, side, codes)
    here = codes[-1] if codes else subjects.TOTAL
    main = next((part for part in parts if part.published.official.subject == side.subject), None)
    whole = main.amount(subjects.TOTAL, subjects.TOTAL) if main else None
    sections = [_section(part, here) for part in parts if _is_detailed(part)]
    return LevelPage(
        main.published if main else None,
        whole,
        _bars(main, whole, here) if main else [],
        [section for section in sections if section.grid.rows],
        [found for part in parts if (found := _appearance(part, here))],
    )


def _parts(disclosure: Disclosure, side: Side, codes: Sequence[str]) -> list[PartGrid]:
    """The rows on the way to a category and just below it, of every table they stand in."""
    lines = LineItem.objects.of(disclosure).on_the_way_to(side.field, codes)
    grids = grids_of(disclosure.tables.all(), lines)
    return [
        part
        for grid in grids
        for part in grid.parts
        if part.rows and part.part.classification is side.classification
    ]


def _is_detailed(part: PartGrid) -> bool:
    """Whether the table is itself laid out by the classification, with a column of codes."""
    return any(column.kind is Kind.CODE for column in part.part.columns)


def _is_about(row: Row, here: str) -> bool:
    return row.line.row == here if here == subjects.TOTAL else row.line.code == here


def _section(part: PartGrid, here: str) -> Section:
    top = [row for row in part.rows if _is_about(row, here)]
    keys = {row.line.pk for row in top}
    rows = [*top, *(row for row in part.rows if row.line.parent_id in keys)]
    column = part.part.total
    first = _amount(top[0], column.key) if top and column else None

    def share(row: Row) -> Decimal | None:
        return money.share(_amount(row, column.key), first) if column else None

    return Section(PartGrid(part.published, part.part, tuple(rows)), share)


def _bars(part: PartGrid, whole: Decimal | None, here: str) -> list[Bar]:
    """The whole, the levels down to this one, then its parts, largest first."""
    place = next((i for i, row in enumerate(part.rows) if _is_about(row, here)), None)
    if place is None:
        return []
    parent = part.rows[place].line.pk
    above = [row for row in part.rows if row.line.parent_id != parent]
    # The whole may be printed last.
    above.sort(key=lambda row: not row.is_total)
    below = [row for row in part.rows if row.line.parent_id == parent]
    below.sort(key=lambda row: _amount(row, subjects.TOTAL) or Decimal(0), reverse=True)
    return [
        Bar(
            row,
            amount := _amount(row, subjects.TOTAL),
            money.share(amount, whole),
            is_here=_is_about(row, here),
        )
        for row in [*above, *below]
    ]


def _appearance(part: PartGrid, here: str) -> Appearance | None:
    row = next((row for row in part.rows if _is_about(row, here)), None)
    column = part.part.total
    return Appearance(part, row, row.cell(column.key) if column else None) if row else None


def _amount(row: Row, column: str) -> Decimal | None:
    cell = row.cell(column)
    return cell.amount if cell else None
