"""What a disclosure says in short: how much, from where, for what."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets import money
from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, TableGrid, grids_of
from budgets.models import Disclosure, Figure, LineItem
from budgets.official import subjects
from budgets.official.declarations import Kind


@dataclass(frozen=True)
class Headline:
    """A disclosure and its total planned expenditure, None where it prints none."""

    disclosure: Disclosure
    amount: Decimal | None
    unit: str


def headlines(disclosures: Iterable[Disclosure]) -> list[Headline]:
    """The totals of several disclosures, in one query beside that of the disclosures."""
    listed = list(disclosures)
    totals = Figure.objects.filter(
        line_item__published_table__disclosure__in=listed,
        line_item__row=subjects.TOTAL,
        column=subjects.TOTAL,
    ).select_related("line_item__published_table__disclosure")
    found = {
        table.disclosure_id: (figure.value, table.unit)
        for figure in totals
        if (table := figure.line_item.published_table).official.subject
        == subjects.EXPENDITURE_BY_FUNCTION
    }
    return [Headline(each, *found.get(each.pk, (None, ""))) for each in listed]


@dataclass(frozen=True)
class Piece:
    """One named part of a whole: its amount, its share of the whole in per cent, its figure."""

    name: Bilingual
    amount: Decimal
    share: Decimal | None
    figure_id: str
    code: str = ""


@dataclass(frozen=True)
class Overview:
    """The whole, and its pieces by source, by kind of expenditure and by functional 类.

    `blank_sources` counts the sources whose cells are printed blank, which is not zero.
    """

    total: Decimal | None
    unit: str
    sources: list[Piece]
    blank_sources: int
    kinds: list[Piece]
    functions: list[Piece]


def overview(disclosure: Disclosure) -> Overview:
    """The overview of one disclosure; what its layout has no table for stays empty."""
    wanted = (subjects.REVENUE_BY_SOURCE, subjects.EXPENDITURE_BY_FUNCTION)
    tables = [table for table in disclosure.tables.all() if table.official.subject in wanted]
    grids = grids_of(tables, LineItem.objects.filter(published_table__in=tables))
    by_subject = {grid.published.official.subject: grid for grid in grids}
    revenue = by_subject.get(subjects.REVENUE_BY_SOURCE)
    expenditure = by_subject.get(subjects.EXPENDITURE_BY_FUNCTION)
    total, unit = _total(expenditure)
    sources, blank = _columns(revenue.parts[0], _total(revenue)[0]) if revenue else ([], 0)
    kinds, _ = _columns(expenditure.parts[0], total) if expenditure else ([], 0)
    functions = _top_rows(expenditure.parts[0], total) if expenditure else []
    return Overview(total, unit, sources, blank, kinds, functions)


def _total(grid: TableGrid | None) -> tuple[Decimal | None, str]:
    if grid is None:
        return None, ""
    return grid.parts[0].amount(subjects.TOTAL, subjects.TOTAL), grid.published.unit


def _columns(part: PartGrid, whole: Decimal | None) -> tuple[list[Piece], int]:
    """The leaf columns of the total row that print an amount, and how many are blank."""
    row = part.row(subjects.TOTAL)
    leaves = [cell for cell in row.cells if cell.column.kind is Kind.LEAF] if row else []
    pieces = [
        Piece(
            part.published.full_heading(cell.column),
            cell.amount,
            money.share(cell.amount, whole),
            cell.figure_id,
        )
        for cell in leaves
        if cell.amount is not None
    ]
    return pieces, sum(not cell.zh for cell in leaves)


def _top_rows(part: PartGrid, whole: Decimal | None) -> list[Piece]:
    """The 类 of a table, largest first."""
    pieces = []
    for row in part.rows:
        cell = row.cell(subjects.TOTAL)
        if row.line.level == "lei" and cell and cell.amount is not None:
            share = money.share(cell.amount, whole)
            pieces.append(
                Piece(row.line.name, cell.amount, share, cell.figure_id, code=row.line.code)
            )
    return sorted(pieces, key=lambda piece: -piece.amount)
