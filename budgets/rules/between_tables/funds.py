"""Fiscal appropriation by fund against the table of each fund’s expenditure."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid
from budgets.official import subjects
from budgets.official.kinds import Kind
from budgets.rules.between_tables.matching import rule, same, same_sum
from budgets.rules.between_tables.summaries import main_spot
from budgets.rules.comparing import not_checkable
from budgets.rules.declarations import Comparison, Outcome
from budgets.rules.snapshot import Snapshot, spot_of

# The tables of expenditure from each of the funds that fiscal appropriation consists of.
FUND_TABLES = {
    "general": subjects.GENERAL_PUBLIC_EXPENDITURE,
    "govfund": subjects.GOVERNMENT_FUNDS_EXPENDITURE,
    "soe": subjects.STATE_CAPITAL_EXPENDITURE,
}
_CARRIED_OVER = Bilingual(
    "有结转，各表是否包含结转没有写明",
    "something is carried over, and the tables do not say whether they include it",
)


def _funds(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """The appropriation of each fund, carry-over included, against the table of its expenditure."""
    fiscal = snapshot.part(subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.REVENUE)
    for key, subject in FUND_TABLES.items():
        table = snapshot.part(subject)
        sources = [main_spot(fiscal, row) for row in (key, f"current-{key}", f"carryover-{key}")]
        found = same_sum(main_spot(table, subjects.TOTAL), sources)
        yield _with_carryover(snapshot, found) if found else None


def _with_carryover(snapshot: Snapshot, found: Comparison) -> Comparison:
    """Where something is carried over, the forms do not say which tables include it."""
    summary = subjects.FISCAL_APPROPRIATION_SUMMARY
    carried = [
        spot
        for side in (subjects.REVENUE, subjects.EXPENDITURE)
        if (spot := main_spot(snapshot.part(summary, side), "carryover")) and spot.amount
    ]
    if found.outcome is Outcome.DIFFERS and carried:
        return not_checkable(
            found.key, found.statement, found.left, found.right, _CARRIED_OVER, found.unit
        )
    return found


def _funds_by_category(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each 类 against the tables of all funds, and of each fund where the summary shows them."""
    summary = snapshot.part(subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.EXPENDITURE)
    if summary is None:
        return
    tables = {key: snapshot.part(subject) for key, subject in FUND_TABLES.items()}
    for row in summary.rows:
        if row.line.code:
            spots = {key: main_spot(table, row.line.row) for key, table in tables.items()}
            yield same_sum(main_spot(summary, row.line.row), [*spots.values()])
            for key, spot in spots.items():
                yield same(spot_of(summary, row, key), spot)
    yield from _fund_totals(summary, tables)


def _fund_totals(
    summary: PartGrid, tables: dict[str, PartGrid | None]
) -> Iterator[Comparison | None]:
    total = summary.row(subjects.TOTAL)
    for column in summary.part.amounts:
        if column.kind is Kind.LEAF and column.key in tables:
            table = main_spot(tables[column.key], subjects.TOTAL)
            yield same(spot_of(summary, total, column.key), table)


RULES = (
    rule(
        6,
        "各项预算支出表合计 = 财政拨款收支总表同项拨款",
        "What a fund’s table spends is what is appropriated from the fund",
        (subjects.FISCAL_APPROPRIATION_SUMMARY,),
        _funds,
    ),
    rule(
        7,
        "财政拨款收支总表各类支出 = 各项预算支出表同类之和",
        "Each category of fiscal appropriation is the sum of the funds’ tables",
        (subjects.FISCAL_APPROPRIATION_SUMMARY,),
        _funds_by_category,
    ),
)
