"""Questions about what the money is planned for."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.official import subjects
from budgets.rules.comparing import NOT_THERE, amounts, printed, sum_of
from budgets.rules.declarations import Comparison, Family, Outcome, Side
from budgets.rules.form.years import years_of
from budgets.rules.questions.asking import asked
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation, part_name, row_name

# Names of costs, and economic items, that goods are bought for; work on goods is a service.
_GOODS = ("设备", "购置", "硬件", "器材", "终端")
_SERVICES = ("维", "升级", "服务", "保障", "测评", "改造")
_EQUIPMENT_ITEMS = ("31002", "31003", "31007", "31013")
# Medical allowances that only civil servants, and those treated like them, are entitled to.
_CIVIL_SERVANTS_ITEM = "30111"
_CIVIL_SERVANTS = ("in-post-administrative", "in-post-civil")


def _goods(snapshot: Snapshot) -> Iterator[Comparison]:
    """A procurement of goods of 0 beside a payment for equipment."""
    goods = snapshot.spot(subjects.TEXT, "goods", "amount", "procurement")
    if goods is None or goods.amount != 0:
        return
    for spot in (*_equipment_costs(snapshot), *_equipment_items(snapshot)):
        one, other = cell_name(goods), cell_name(spot)
        about = Bilingual(
            f"{one.zh}为 0，{other.zh}却有金额", f"{one.en} is 0, but {other.en} has an amount"
        )
        yield asked(spot.cell.figure_id, about, printed(goods), printed(spot))


def _equipment_costs(snapshot: Snapshot) -> Iterator[Spot]:
    for grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, subjects.COSTS):
        name, spot = row.line.name_zh, spot_of(grid, row, "amount")
        buys = any(word in name for word in _GOODS) and not any(w in name for w in _SERVICES)
        if buys and spot and spot.amount:
            yield spot


def _equipment_items(snapshot: Snapshot) -> Iterator[Spot]:
    for item in _EQUIPMENT_ITEMS:
        spot = snapshot.spot(subjects.BASIC_BY_ECONOMIC, item, subjects.TOTAL)
        if spot and spot.amount:
            yield spot


def _staffing(snapshot: Snapshot) -> Iterator[Comparison]:
    """A cost of civil servants where the text counts none."""
    spot = snapshot.spot(subjects.BASIC_BY_ECONOMIC, _CIVIL_SERVANTS_ITEM, subjects.TOTAL)
    staff = [
        found
        for row in _CIVIL_SERVANTS
        if (found := snapshot.spot(subjects.TEXT, row, "persons", subjects.STAFF))
    ]
    if spot and spot.amount and staff and all(found.amount == 0 for found in staff):
        name = cell_name(spot)
        about = Bilingual(
            f"{name.zh}有金额，而行政和参照公务员法管理的实有人数都是 0",
            f"{name.en} has an amount, but nobody in post is a civil servant or treated like one",
        )
        yield asked(spot.cell.figure_id, about, printed(spot), sum_of(staff))


def _covered(snapshot: Snapshot) -> Iterator[Comparison]:
    """Project expenditure that the text does not count among what has targets."""
    said = snapshot.spot(subjects.TEXT, "projects", "amount", "goals")
    all_projects = snapshot.spot(subjects.EXPENDITURE_BY_FUNCTION, subjects.TOTAL, "project")
    if said and all_projects:
        key = said.cell.figure_id
        statement = equation(cell_name(said), cell_name(all_projects))
        found = amounts(key, statement, printed(said), printed(all_projects))
        if found and found.outcome is Outcome.DIFFERS:
            about = Bilingual(
                "编报绩效目标的项目资金少于或多于项目支出",
                "the money of the projects with targets is not all project expenditure",
            )
            yield asked(key, about, found.left, found.right)


def _other_years(snapshot: Snapshot) -> Iterator[Comparison]:
    """An itemised cost that names another year than the budget’s."""
    year = snapshot.disclosure.fiscal_year
    for grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, subjects.COSTS):
        spot, years = spot_of(grid, row, "amount"), years_of(row.line.name_zh)
        if spot and years and set(years) != {year}:
            name = row_name(row)
            about = Bilingual(
                f"“{name.zh}”写有其他年度", f"“{name.en}” names another year than the budget’s"
            )
            yield asked(spot.cell.figure_id, about, printed(spot), Side(Bilingual(f"{year}", "")))


def _without_row(snapshot: Snapshot) -> Iterator[Comparison]:
    """A programme with targets that the table of projects has no row of."""
    codes = {row.line.code for _grid, row in snapshot.rows(subjects.PROJECTS)}
    table = snapshot.part(subjects.PROJECTS)
    for grid, row in snapshot.programmes:
        spot = spot_of(grid, row, "current-budget")
        if table and spot and row.line.code not in codes:
            name, where = row_name(row), part_name(table)
            about = Bilingual(
                f"{where.zh}没有“{name.zh}”这一行", f"{where.en} has no row of “{name.en}”"
            )
            yield asked(spot.cell.figure_id, about, printed(spot), Side(NOT_THERE))


_ask = Family.WORTH_ASKING.rule

QUESTIONS = (
    _ask(
        1,
        "货物类采购为 0，却有设备支出",
        "No goods are procured, but equipment is paid for",
        (),
        _goods,
    ),
    _ask(2, "人员构成不能解释的支出", "A cost that the staffing does not explain", (), _staffing),
    _ask(
        3,
        "编报绩效目标的项目资金与项目支出",
        "The money of projects with targets, and all project expenditure",
        (),
        _covered,
    ),
    _ask(6, "支出明细写有其他年度", "An itemised cost that names another year", (), _other_years),
    _ask(
        7,
        "有绩效目标而项目支出表没有的项目",
        "A programme that has targets and no row in the table of projects",
        (),
        _without_row,
    ),
)
