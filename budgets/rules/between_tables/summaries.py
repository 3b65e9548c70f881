"""The summaries, tables 1 and 4 of most layouts, against each other and what they summarise."""

from collections.abc import Iterator

from budgets.grid import PartGrid, Row
from budgets.official import subjects
from budgets.rules.between_tables.matching import (
    FISCAL_SOURCES,
    alone,
    only_fiscal,
    rule,
    same,
    same_sum,
)
from budgets.rules.declarations import Comparison
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import part_name


def main_spot(grid: PartGrid | None, key: str) -> Spot | None:
    """The cell that holds all of a row's money; the row may be missing."""
    if grid is None or grid.part.total is None:
        return None
    return spot_of(grid, grid.row(key), grid.part.total.key)


def year_total(grid: PartGrid | None) -> Spot | None:
    """All expenditure of the year, without what is carried over into the next one."""
    return main_spot(grid, "current") or main_spot(grid, subjects.TOTAL)


def _revenue_by_source(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for revenue, row in snapshot.rows(subjects.SUMMARY, subjects.REVENUE):
        key = row.line.row
        sources = [
            spot
            for column in (f"current-{key}", key)
            if (spot := snapshot.spot(subjects.REVENUE_BY_SOURCE, subjects.TOTAL, column))
        ]
        # The table by source may show fiscal appropriation as a whole, or its funds only.
        yield same(main_spot(revenue, key), next(iter(sources), None))


def _expenditure_by_function(snapshot: Snapshot) -> Iterator[Comparison | None]:
    summary = snapshot.part(subjects.SUMMARY, subjects.EXPENDITURE)
    table = snapshot.part(subjects.EXPENDITURE_BY_FUNCTION)
    if summary is None or table is None:
        return
    yield same(year_total(summary), main_spot(table, subjects.TOTAL))
    yield from categories(summary, table)
    for row in summary.rows:
        yield from _kinds(summary, row, table)


def categories(summary: PartGrid, table: PartGrid) -> Iterator[Comparison | None]:
    """Each category of a summary against its row of a table, and each 类 that the summary lacks."""
    for row in summary.rows:
        spot = main_spot(summary, row.line.row)
        if row.line.code and spot:
            yield same(spot, main_spot(table, row.line.row)) or alone(spot, part_name(table))
    for row in table.rows:
        spot = main_spot(table, row.line.row)
        if row.line.level == "lei" and summary.row(row.line.row) is None and spot:
            yield alone(spot, part_name(summary))


def _kinds(summary: PartGrid, row: Row, table: PartGrid) -> Iterator[Comparison | None]:
    """Basic and project expenditure of a row, where the summary divides its amounts."""
    there = table.row(row.line.row)
    yield same(spot_of(summary, row, "project"), spot_of(table, there, "project"))
    basic = [spot_of(summary, row, key) for key in ("basic-personnel", "basic-operating")]
    yield same_sum(spot_of(table, there, "basic"), basic)


def _fiscal_totals(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for side in (subjects.REVENUE, subjects.EXPENDITURE):
        parts = (
            snapshot.part(subject, side)
            for subject in (subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.SUMMARY)
        )
        fiscal, whole = (main_spot(part, subjects.TOTAL) for part in parts)
        yield same(fiscal, whole)


def _fiscal_sources(snapshot: Snapshot) -> Iterator[Comparison | None]:
    fiscal = snapshot.part(subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.REVENUE)
    whole = snapshot.part(subjects.SUMMARY, subjects.REVENUE)
    for key in FISCAL_SOURCES:
        left = main_spot(fiscal, f"current-{key}") or main_spot(fiscal, key)
        yield same(left, main_spot(whole, key))


def _fiscal_categories(snapshot: Snapshot) -> Iterator[Comparison | None]:
    fiscal = snapshot.part(subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.EXPENDITURE)
    whole = snapshot.part(subjects.SUMMARY, subjects.EXPENDITURE)
    if fiscal and whole:
        yield from categories(fiscal, whole)


_BOTH = (subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.SUMMARY)

RULES = (
    rule(
        1,
        "收支总表各项收入 = 收入总表各栏",
        "Each source in the summary is that of the table of revenue by source",
        (subjects.SUMMARY, subjects.REVENUE_BY_SOURCE),
        _revenue_by_source,
    ),
    rule(
        2,
        "收支总表各类支出 = 支出总表各类",
        "Each category in the summary is that of the table of expenditure",
        (subjects.SUMMARY, subjects.EXPENDITURE_BY_FUNCTION),
        _expenditure_by_function,
    ),
    rule(
        3,
        "财政拨款收支总计 = 收支总计",
        "Fiscal appropriation is all revenue and expenditure, where there is no other source",
        _BOTH,
        _fiscal_totals,
        only_fiscal,
    ),
    rule(
        4,
        "财政拨款各项收入 = 收支总表同项收入",
        "Each source of fiscal appropriation is that of the summary",
        _BOTH,
        _fiscal_sources,
    ),
    rule(
        5,
        "财政拨款各类支出 = 收支总表各类支出",
        "Each category of fiscal appropriation is the summary’s, where there is no other source",
        _BOTH,
        _fiscal_categories,
        only_fiscal,
    ),
)
