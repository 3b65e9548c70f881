"""Columns of earlier years: what they add up to, and what two tables print of one year."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.official import subjects
from budgets.rules.comparing import amounts, printed
from budgets.rules.declarations import Comparison, Family
from budgets.rules.snapshot import Snapshot, spot_of
from budgets.rules.within_tables import sum_in_column, sums_of_rows
from budgets.rules.wording import cell_name, equation

_PARTS = Bilingual("各部分之和", "sum of its parts")


def _sums(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for grid in snapshot.parts():
        for column in (column for column in grid.part.amounts if column.year):
            for found in sums_of_rows(grid, lambda row: row.is_total):
                yield sum_in_column(grid, found, column, _PARTS)


def _project_budgets(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """What the two tables of targets print of project expenditure in earlier years."""
    for grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, subjects.CHANGES):
        for column in ("prior2", "prior1"):
            left = spot_of(grid, row, column)
            right = snapshot.spot(
                subjects.OVERALL_PERFORMANCE, "specific", column, subjects.EXPENDITURE
            )
            if left and right:
                statement = equation(cell_name(left), cell_name(right))
                yield amounts(left.cell.figure_id, statement, printed(left), printed(right))


_rule = Family.EARLIER_YEARS.rule

RULES = (
    _rule(
        6,
        "以前年度合计 = 各部分之和",
        "A total of an earlier year is the sum of its parts",
        (),
        _sums,
    ),
    _rule(
        7,
        "两张绩效表的以前年度项目支出（口径相同时）",
        "Project expenditure of an earlier year in both tables of targets, where of one basis",
        (subjects.OVERALL_PERFORMANCE, subjects.PROJECT_PERFORMANCE),
        _project_budgets,
    ),
)
