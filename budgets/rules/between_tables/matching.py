"""What the rules between tables share: one cell against another, and what funds there are."""

from collections.abc import Sequence

from budgets.bilingual import Bilingual
from budgets.official import subjects
from budgets.rules.comparing import NOT_THERE, amounts, printed, sum_of
from budgets.rules.declarations import Comparison, Family, Side
from budgets.rules.snapshot import Snapshot, Spot
from budgets.rules.wording import cell_name, column_name, part_name, row_name

# The rows of a summary's revenue that fiscal appropriation consists of.
FISCAL_SOURCES = ("general", "govfund", "soe")
_CONTAINERS = ("fiscal", "current", "carryover", "total")
_OWN_CARRYOVER = ("carryover-fiscalaccount", "carryover-own")


rule = Family.BETWEEN_TABLES.rule


def same(left: Spot | None, right: Spot | None) -> Comparison | None:
    """Two cells that print the same money; None where one of them is not declared."""
    return same_sum(left, [right]) if left and right else None


def same_sum(left: Spot | None, spots: Sequence[Spot | None]) -> Comparison | None:
    """A cell against the sum of others; None where it, or all of them, are not declared."""
    right = [spot for spot in spots if spot]
    if left is None or not right:
        return None
    one, others = cell_name(left), [cell_name(spot) for spot in right]
    statement = Bilingual(
        f"{one.zh} = {' + '.join(name.zh for name in others)}",
        f"{one.en} = {' + '.join(name.en for name in others)}",
    )
    side = printed(right[0]) if len(right) == 1 else sum_of(right)
    return amounts(left.cell.figure_id, statement, printed(left), side)


def alone(spot: Spot, where: Bilingual) -> Comparison | None:
    """A cell whose row the other table lacks; nothing to compare where it prints no amount."""
    name = cell_name(spot)
    statement = Bilingual(f"{name.zh} = {where.zh}", f"{name.en} = {where.en}")
    return amounts(spot.cell.figure_id, statement, printed(spot), Side(NOT_THERE))


def other_sources(
    snapshot: Snapshot, but: Sequence[str], carryovers: Sequence[str] = _OWN_CARRYOVER
) -> Bilingual | None:
    """Why a table of some sources cannot be held against one of all: the others, if there are."""
    revenue = snapshot.part(subjects.SUMMARY, subjects.REVENUE)
    if revenue is None:
        return None
    spots = [snapshot.spots[f"{row.line.row_id}.budget"] for row in revenue.rows]
    others = [
        spot for spot in spots if spot.amount and spot.row.line.row not in (*but, *_CONTAINERS)
    ]
    total = [
        spot
        for column in carryovers
        if (spot := snapshot.spot(subjects.REVENUE_BY_SOURCE, subjects.TOTAL, column))
        and spot.amount
    ]
    if not others and not total:
        return None
    table = part_name(revenue)
    names = [row_name(spot.row) for spot in others]
    names += [column_name(spot.grid, spot.cell.column.key) for spot in total]
    return Bilingual(
        f"{table.zh}还有其他来源（{'、'.join(name.zh for name in names)}），两表范围不同",
        f"{table.en} has other sources too ({', '.join(name.en for name in names)}), "
        "so the two tables are not about the same money",
    )


def only_fiscal(snapshot: Snapshot) -> Bilingual | None:
    """Whether all money is fiscal appropriation; or else what is not."""
    return other_sources(snapshot, FISCAL_SOURCES)


def only_general(snapshot: Snapshot) -> Bilingual | None:
    """Whether all money is of the general public budget; or else what is not."""
    carryovers = (*_OWN_CARRYOVER, "carryover-govfund", "carryover-soe")
    return other_sources(snapshot, FISCAL_SOURCES[:1], carryovers)
