"""What a programme's itemised costs add up to: its budget, and the budgets of its projects.

Which cost is of which project is not printed; it is inferred from these very sums.
"""

from collections.abc import Iterator
from decimal import Decimal

from budgets import money
from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.official import subjects
from budgets.rules.comparing import amounts, not_checkable, one_programme, printed, sum_of
from budgets.rules.declarations import NOTHING, Comparison, Family, Outcome
from budgets.rules.snapshot import Snapshot, Spot, spot_of, spots_in
from budgets.rules.within_tables import sum_in_column, sums_of_rows
from budgets.rules.wording import cell_name, equation, part_name, row_name

_ALL_COSTS = Bilingual("各笔明细之和", "sum of the itemised costs")
_INFERRED = Bilingual(
    "哪一笔属于哪个项目，原文没有写明，由金额推算",
    "which cost is of which project is not printed but inferred from the amounts",
)
_NOT_GROUPED = Bilingual(
    "没有可以归入该项目的明细", "no itemised costs can be assigned to the project"
)


def _costs(snapshot: Snapshot) -> PartGrid | None:
    return snapshot.part(subjects.PROJECT_PERFORMANCE, subjects.COSTS)


def _sum(snapshot: Snapshot) -> Iterator[Comparison | None]:
    grid = _costs(snapshot)
    if grid is None:
        return
    for found in sums_of_rows(grid, lambda row: True):
        for column in grid.part.amounts:
            yield sum_in_column(grid, found, column, _ALL_COSTS)


def _budget(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """The total of the costs against the budget of the programme that they itemise."""
    total = snapshot.spot(subjects.PROJECT_PERFORMANCE, subjects.TOTAL, "amount", subjects.COSTS)
    for programmes, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, "programme"):
        budget = spot_of(programmes, row, "current-budget")
        if total and budget:
            yield amounts(
                total.cell.figure_id,
                equation(cell_name(total), cell_name(budget)),
                printed(total),
                printed(budget),
            )


def _grouping(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """The budget of each project against the sum of the costs that are assigned to it."""
    grid = _costs(snapshot)
    for projects, row in snapshot.rows(subjects.PROJECTS):
        budget = spot_of(projects, row, "total")
        if grid and budget and row.line.project and row.line.project.parent:
            yield _group(grid, row, budget)


def _group(grid: PartGrid, row: Row, budget: Spot) -> Comparison | None:
    own = [each for each in grid.rows if each.line.project == row.line.project]
    name, place = row_name(row), part_name(grid)
    statement = Bilingual(
        f"{cell_name(budget).zh} = {place.zh}中“{name.zh}”各笔之和（{_INFERRED.zh}）",
        f"{cell_name(budget).en} = sum of its costs in {place.en} ({_INFERRED.en})",
    )
    key = budget.cell.figure_id
    if not own:
        return not_checkable(key, statement, printed(budget), NOTHING, _NOT_GROUPED, budget.unit)
    return amounts(key, statement, printed(budget), sum_of(spots_in(grid, own, "amount")))


def _order(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Whether the costs, in printed order, split into the projects' budgets in one way only."""
    grid, projects = _costs(snapshot), snapshot.part(subjects.PROJECTS)
    if grid is None or projects is None:
        return
    budgets = [
        spot
        for row in projects.rows
        if row.line.project
        and row.line.project.parent
        and (spot := spot_of(projects, row, "total"))
    ]
    costs = spots_in(grid, [row for row in grid.rows if not row.is_total], "amount")
    if not budgets or not costs:
        return
    statement = Bilingual(
        f"{part_name(grid).zh}：各笔明细按原文顺序恰好可以分成各项目的预算",
        f"{part_name(grid).en}: the costs, in printed order, divide into the projects’ budgets",
    )
    key = f"t{grid.published.number:02}.{subjects.COSTS}"
    left, right = sum_of(costs), sum_of(budgets)
    found = amounts(key, statement, left, right)
    if found and found.outcome is Outcome.HOLDS and not runs(_yuan(costs), _yuan(budgets)):
        found = not_checkable(key, statement, left, right, _NOT_IN_RUNS)
    yield found


_NOT_IN_RUNS = Bilingual(
    "按原文顺序不能分成各项目的预算，归属无从推算",
    "in printed order they do not divide into the projects’ budgets, so nothing can be inferred",
)


def runs(costs: list[Decimal], budgets: list[Decimal]) -> bool:
    """Whether the costs are, one after another, runs that add up to the budgets in their order."""
    rest = iter(costs)
    for budget in budgets:
        spent = Decimal(0)
        while spent < budget:
            cost = next(rest, None)
            if cost is None:
                return False
            spent += cost
        if spent != budget:
            return False
    return not any(rest)


def _yuan(spots: list[Spot]) -> list[Decimal]:
    return [money.in_yuan(spot.amount or Decimal(0), spot.unit) for spot in spots]


_rule = Family.ITEMISED_COSTS.rule
_PROGRAMME = (subjects.PROJECT_PERFORMANCE,)
_BOTH = (subjects.PROJECT_PERFORMANCE, subjects.PROJECTS)

RULES = (
    _rule(1, "明细合计 = Σ明细", "The itemised costs add up to their total", _PROGRAMME, _sum),
    _rule(
        2,
        "明细合计 = 项目当年预算",
        "They are the programme’s budget",
        _PROGRAMME,
        _budget,
        one_programme,
    ),
    _rule(
        3,
        "项目预算 = 归入该项目的明细之和",
        "The costs assigned to a project are its budget",
        _BOTH,
        _grouping,
    ),
    _rule(
        4,
        "各笔明细按顺序分成各项目预算",
        "The costs divide, in printed order, into the budgets of the projects",
        _BOTH,
        _order,
    ),
)
