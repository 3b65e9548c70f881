"""What the tables of projects and of targets print of the money that other tables print too."""

from collections.abc import Iterator

from budgets.grid import PartGrid, Row
from budgets.official import subjects
from budgets.rules.between_tables.matching import rule, same, same_sum
from budgets.rules.comparing import one_programme
from budgets.rules.declarations import Comparison
from budgets.rules.snapshot import Snapshot, spot_of

# Where the programme's table and that of projects name the same source.
PROGRAMME_SOURCES = (
    ("general-current", "current-general"),
    ("govfund-current", "current-govfund"),
    ("soe-current", "current-soe"),
    ("carryover-general", "carryover-general"),
    ("carryover-govfund", "carryover-govfund"),
)


def _project_columns(snapshot: Snapshot) -> Iterator[Comparison | None]:
    total = snapshot.spot(subjects.PROJECTS, subjects.TOTAL, "total")
    yield same(snapshot.spot(subjects.EXPENDITURE_BY_FUNCTION, subjects.TOTAL, "project"), total)
    general = [
        snapshot.spot(subjects.PROJECTS, subjects.TOTAL, column)
        for column in ("current-general", "carryover-general")
    ]
    yield same_sum(
        snapshot.spot(subjects.GENERAL_PUBLIC_EXPENDITURE, subjects.TOTAL, "project"), general
    )


def _projects_by_name(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each project's budget of the year in the table of overall targets."""
    table = snapshot.part(subjects.PROJECTS)
    for budgets, row in snapshot.rows(subjects.OVERALL_PERFORMANCE, "projects"):
        if table:
            there = _row_of_project(table, row)
            yield same(spot_of(budgets, row, "current-budget"), spot_of(table, there, "total"))


def _row_of_project(grid: PartGrid, row: Row) -> Row | None:
    project = row.line.project
    rows = (each for each in grid.rows if each.line.project)
    return next((each for each in rows if project and each.line.project == project), None)


def _programme(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """A programme's budget against its projects, its sources, and the sentence on its changes."""
    sources = (subjects.PROJECT_PERFORMANCE, subjects.TOTAL, "amount", "sources")
    for grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, "programme"):
        budget = spot_of(grid, row, "current-budget")
        parts = [
            spot_of(table, each, "total")
            for table, each in snapshot.rows(subjects.PROJECTS)
            if each.line.project and each.line.project.parent == row.line.project
        ]
        yield same_sum(budget, parts)
        yield same(snapshot.spot(*sources), budget)
        for changes, sentence in snapshot.rows(subjects.PROJECT_PERFORMANCE, subjects.CHANGES):
            yield same(spot_of(changes, sentence, "current-budget"), budget)


def _sources(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for source, column in PROGRAMME_SOURCES:
        yield same(
            snapshot.spot(subjects.PROJECT_PERFORMANCE, source, "amount", "sources"),
            snapshot.spot(subjects.PROJECTS, subjects.TOTAL, column),
        )


RULES = (
    rule(
        13,
        "项目支出 = 项目支出表合计",
        "Project expenditure is the total of the projects",
        (subjects.EXPENDITURE_BY_FUNCTION, subjects.PROJECTS),
        _project_columns,
    ),
    rule(
        14,
        "整体支出绩效目标表的项目预算 = 项目支出表同一项目",
        "Each project’s budget in the overall targets is that in the table of projects",
        (subjects.OVERALL_PERFORMANCE, subjects.PROJECTS),
        _projects_by_name,
    ),
    rule(
        15,
        "项目当年预算 = 所含项目之和 = 资金来源合计",
        "A programme’s budget is the sum of its projects and of its sources",
        (subjects.PROJECT_PERFORMANCE, subjects.PROJECTS),
        _programme,
        one_programme,
    ),
    rule(
        16,
        "项目资金来源 = 项目支出表同一来源",
        "Each source of a programme’s funds is that of the table of projects",
        (subjects.PROJECT_PERFORMANCE, subjects.PROJECTS),
        _sources,
        one_programme,
    ),
)
