"""What the tables of projects and of targets print of the money that other tables print too."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.official import subjects
from budgets.rules.between_tables.matching import only_general, rule, same, same_sum
from budgets.rules.between_tables.summaries import main_spot, year_total
from budgets.rules.comparing import amounts, not_checkable, printed, sum_of
from budgets.rules.declarations import Comparison, Side
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation, listed, part_name, row_name

# Where the programme's table and that of projects name the same source.
PROGRAMME_SOURCES = (
    ("general-current", "current-general"),
    ("govfund-current", "current-govfund"),
    ("soe-current", "current-soe"),
    ("carryover-general", "carryover-general"),
    ("carryover-govfund", "carryover-govfund"),
)
COST_TARGET_UNITS = ("万元", "元")
_NO_COST_TARGET = Bilingual(
    "该目标没有以金额表示的成本指标", "the goal has no cost target that is an amount"
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
        for changes, sentence in snapshot.rows(subjects.PROJECT_PERFORMANCE, "changes"):
            yield same(spot_of(changes, sentence, "current-budget"), budget)


def _sources(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for source, column in PROGRAMME_SOURCES:
        yield same(
            snapshot.spot(subjects.PROJECT_PERFORMANCE, source, "amount", "sources"),
            snapshot.spot(subjects.PROJECTS, subjects.TOTAL, column),
        )


def _composition(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Revenue and expenditure as the table of overall targets composes them."""
    revenue = snapshot.part(subjects.OVERALL_PERFORMANCE, subjects.REVENUE)
    expenditure = snapshot.part(subjects.OVERALL_PERFORMANCE, subjects.EXPENDITURE)
    fiscal = snapshot.part(subjects.FISCAL_APPROPRIATION_SUMMARY, subjects.REVENUE)
    yield same(main_spot(revenue, "fiscal"), main_spot(fiscal, subjects.TOTAL))
    summary = snapshot.part(subjects.SUMMARY, subjects.REVENUE)
    yield same(main_spot(revenue, subjects.TOTAL), main_spot(summary, subjects.TOTAL))
    general = (subjects.GENERAL_PUBLIC_EXPENDITURE, subjects.TOTAL)
    yield same(main_spot(expenditure, "personnel"), snapshot.spot(*general, "basic-personnel"))
    # Some projects are for running the institution, so that only both together must agree.
    yield from _running_and_projects(
        [main_spot(expenditure, row) for row in ("operating", "specific")],
        [snapshot.spot(*general, column) for column in ("basic-operating", "project")],
    )
    whole = year_total(snapshot.part(subjects.SUMMARY, subjects.EXPENDITURE))
    yield same(main_spot(expenditure, subjects.TOTAL), whole)


def _running_and_projects(
    left: list[Spot | None], right: list[Spot | None]
) -> Iterator[Comparison | None]:
    one, other = ([spot for spot in spots if spot] for spots in (left, right))
    if len(one) == len(other) == len(left):
        names = [[cell_name(spot) for spot in spots] for spots in (one, other)]
        sums = [
            Bilingual(" + ".join(n.zh for n in each), " + ".join(n.en for n in each))
            for each in names
        ]
        key = one[-1].cell.figure_id
        yield amounts(key, equation(*sums), sum_of(one), sum_of(other))


def _cost_targets(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """The cost target of a goal against the budget of the project of the goal's number."""
    budgets = snapshot.part(subjects.OVERALL_PERFORMANCE, "projects")
    for horizon in ("longterm", "annual"):
        grid = snapshot.part(subjects.PROJECT_PERFORMANCE, horizon)
        if grid is None or budgets is None:
            continue
        numbers = dict.fromkeys(row.line.goal.number for row in grid.rows if row.line.goal)
        if len(numbers) != len(budgets.rows):
            # Then the goals are not the projects', one by one.
            continue
        for number in numbers:
            project = next((row for row in budgets.rows if row.line.number == number), None)
            budget = spot_of(budgets, project, "current-budget")
            if budget:
                yield _cost_target(grid, number, budget)


def _cost_target(grid: PartGrid, number: int, budget: Spot) -> Comparison | None:
    for row in grid.rows:
        spot = spot_of(grid, row, "target")
        meaning = spot.cell.meaning if spot else None
        if not row.line.goal or row.line.goal.number != number or not spot or not meaning:
            continue
        if meaning.number is not None and meaning.unit in COST_TARGET_UNITS:
            side = printed(spot)
            target = Side(side.said, meaning.number, meaning.unit, side.figures, side.lines)
            statement = equation(cell_name(spot), cell_name(budget))
            return amounts(spot.cell.figure_id, statement, target, printed(budget))
    goal = listed(part_name(grid), Bilingual(f"目标 {number}", f"goal {number}"))
    statement = equation(goal, row_name(budget.row))
    key = f"t{grid.published.number:02}.{grid.part.key}.{number}"
    nothing = Side(Bilingual("", ""))
    return not_checkable(key, statement, nothing, printed(budget), _NO_COST_TARGET, budget.unit)


_TARGETS = (subjects.OVERALL_PERFORMANCE, subjects.PROJECT_PERFORMANCE)

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
    ),
    rule(
        16,
        "项目资金来源 = 项目支出表同一来源",
        "Each source of a programme’s funds is that of the table of projects",
        (subjects.PROJECT_PERFORMANCE, subjects.PROJECTS),
        _sources,
    ),
    rule(
        17,
        "整体支出绩效目标表的收支构成 = 各表合计",
        "Revenue and expenditure in the overall targets are those of the other tables",
        (subjects.OVERALL_PERFORMANCE, subjects.SUMMARY),
        _composition,
        only_general,
    ),
    rule(
        18,
        "成本指标 = 同序号项目的预算",
        "A goal’s cost target is the budget of the project of its number",
        _TARGETS,
        _cost_targets,
    ),
)
