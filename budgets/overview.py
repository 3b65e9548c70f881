"""What a disclosure says in short: how much, from where, for what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from budgets import money
from budgets.bilingual import Bilingual, closed_up
from budgets.grid import TableGrid, grids_by_subject
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Goal, Indicator, Level, SourceDocument
from budgets.models.place_totals import planned
from budgets.official import subjects
from budgets.official.kinds import Kind


@dataclass(frozen=True)
class Headline:
    """A disclosure, its total planned expenditure, None where it prints none, and its document.

    `standing` is that of the document, "" where none is held.
    """

    disclosure: Disclosure
    amount: Decimal | None
    unit: str
    standing: str


def headlines(disclosures: Iterable[Disclosure]) -> list[Headline]:
    """The totals of several disclosures, in two queries beside that of the disclosures."""
    listed = list(disclosures)
    totals = planned(listed)
    standings = SourceDocument.objects.standings_by("disclosure", listed)
    return [
        Headline(each, *totals.get(each.pk, (None, "")), standings.get(each.pk, ""))
        for each in listed
    ]


@dataclass(frozen=True)
class Piece:
    """One named part of a whole: its amount, its share of the whole in per cent, its figure."""

    name: Bilingual
    amount: Decimal
    share: Decimal | None
    address: str
    figure_id: str
    code: str = ""


@dataclass(frozen=True)
class Change:
    """What the text prints of the change since the year before: its words, as printed."""

    name: Bilingual
    cells: list[tuple[Bilingual, Cell, str]]


@dataclass(frozen=True)
class Overview:
    """The whole, and its pieces by source, by kind of expenditure and by functional 类.

    `blank_sources` and `dash_sources` count the sources printed blank and `-`: neither is zero.
    `goals` and `indicators` count what is to be delivered, each once though several tables and
    horizons print it; `indicator_rows` counts the printed rows.
    """

    total: Decimal | None
    total_id: str
    unit: str
    sources: list[Piece]
    blank_sources: int
    dash_sources: int
    kinds: list[Piece]
    functions: list[Piece]
    change: Change | None
    goals: int
    indicators: int
    indicator_rows: int


# What an overview is made of, and what pictures beside it are: rows of goals are not.
SUBJECTS = (
    subjects.REVENUE_BY_SOURCE,
    subjects.EXPENDITURE_BY_FUNCTION,
    subjects.BASIC_BY_ECONOMIC,
    subjects.OVERALL_PERFORMANCE,
    subjects.TEXT,
)


def grids_for_overview(disclosure: Disclosure) -> dict[str, TableGrid]:
    """The tables that an overview is made of, by subject."""
    return grids_by_subject(disclosure, SUBJECTS, Q(goal__isnull=True))


def overview(disclosure: Disclosure, grids: Mapping[str, TableGrid]) -> Overview:
    """The overview of one disclosure; what its layout has no table for stays empty."""
    revenue = grids.get(subjects.REVENUE_BY_SOURCE)
    expenditure = grids.get(subjects.EXPENDITURE_BY_FUNCTION)
    total, unit = _total(expenditure)
    row = expenditure.parts[0].row(subjects.TOTAL) if expenditure else None
    cell = row.cell(subjects.TOTAL) if row else None
    source_cells = _leaves(revenue)
    goals = Goal.objects.filter(published_table__disclosure=disclosure)
    of_goals = Indicator.objects.filter(goal__in=goals).order_by()
    indicators = of_goals.values_list("goal__number", "name_zh")
    return Overview(
        total,
        cell.figure_id if cell else "",
        unit,
        _columns(revenue, _total(revenue)[0]),
        sum(cell.zh == money.BLANK for cell in source_cells),
        sum(cell.zh == money.DASH for cell in source_cells),
        _columns(expenditure, total),
        _top_rows(expenditure, total),
        _change(grids.get(subjects.TEXT)),
        goals.values("number").distinct().order_by().count(),
        len({(number, closed_up(name)) for number, name in indicators}),
        len(indicators),
    )


def _change(grid: TableGrid | None) -> Change | None:
    """The first row of what the text compares with the year before."""
    parts = [part for part in grid.parts if part.part.key == subjects.GROWTH] if grid else []
    if not parts or not parts[0].rows:
        return None
    part, row = parts[0], parts[0].rows[0]
    headings = part.published.headings_of(part.part)
    cells = [
        (headings[cell.column.key], cell, part.published.unit_of(cell.column))
        for cell in row.cells
        if cell.amount is not None
    ]
    return Change(row.line.name, cells)


def _total(grid: TableGrid | None) -> tuple[Decimal | None, str]:
    if grid is None:
        return None, ""
    return grid.parts[0].amount(subjects.TOTAL, subjects.TOTAL), grid.published.unit


def _leaves(grid: TableGrid | None) -> list[Cell]:
    """The leaf cells of a table's total row."""
    row = grid.parts[0].row(subjects.TOTAL) if grid else None
    return [cell for cell in row.cells if cell.column.kind is Kind.LEAF] if row else []


def _columns(grid: TableGrid | None, whole: Decimal | None) -> list[Piece]:
    """The leaf columns of the total row that print an amount."""
    if grid is None:
        return []
    published = grid.published
    address_of = published.disclosure.figure_addresses()
    return [
        Piece(
            published.full_heading(grid.parts[0].part, cell.column),
            cell.amount,
            money.share(cell.amount, whole),
            address_of(cell.figure_id),
            cell.figure_id,
        )
        for cell in _leaves(grid)
        if cell.amount is not None
    ]


def _top_rows(grid: TableGrid | None, whole: Decimal | None) -> list[Piece]:
    """The 类 of a table, largest first."""
    pieces = []
    for row in grid.parts[0].rows if grid else ():
        cell = row.cell(subjects.TOTAL)
        if row.line.level == Level.LEI and cell and cell.amount is not None:
            share = money.share(cell.amount, whole)
            line = row.line
            pieces.append(
                Piece(line.name, cell.amount, share, line.address, cell.figure_id, line.code)
            )
    return sorted(pieces, key=lambda piece: -piece.amount)
