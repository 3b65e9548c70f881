"""What the tables of targets print of the money that other tables print too."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid
from budgets.official import subjects
from budgets.rules.between_tables.matching import only_general, rule, same
from budgets.rules.between_tables.summaries import main_spot, year_total
from budgets.rules.comparing import amounts, not_checkable, one_programme, printed, sum_of
from budgets.rules.declarations import Comparison, Side
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation, listed, part_name, row_name

COST_TARGET_UNITS = ("万元", "元")
_NO_COST_TARGET = Bilingual(
    "该目标没有以金额表示的成本指标", "the goal has no cost target that is an amount"
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
        17,
        "整体支出绩效目标表的收支构成 = 各表合计",
        "Revenue and expenditure in the overall targets are those of the other tables",
        (
            subjects.OVERALL_PERFORMANCE,
            subjects.SUMMARY,
            subjects.FISCAL_APPROPRIATION_SUMMARY,
            subjects.GENERAL_PUBLIC_EXPENDITURE,
        ),
        _composition,
        only_general,
    ),
    rule(
        18,
        "成本指标 = 同序号项目的预算",
        "A goal’s cost target is the budget of the project of its number",
        _TARGETS,
        _cost_targets,
        one_programme,
    ),
)
