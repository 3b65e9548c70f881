"""What is worth asking 疑问: nothing differs, but the document leaves something unexplained.

A question is asked or not; it is never counted as a difference, nor as something that holds.
"""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.models import Horizon
from budgets.official import subjects
from budgets.rules.comparing import amounts, printed, sum_of
from budgets.rules.declarations import Comparison, Family, Outcome, Side
from budgets.rules.performance.indicators import TABLES, indicators
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation

# Names of costs, and economic items, that goods are bought for; work on goods is a service.
_GOODS = ("设备", "购置", "硬件", "器材", "终端")
_SERVICES = ("维", "升级", "服务", "保障", "测评", "改造")
_EQUIPMENT_ITEMS = ("31002", "31003", "31007", "31013")
# Medical allowances that only civil servants, and those treated like them, are entitled to.
_CIVIL_SERVANTS_ITEM = "30111"
_CIVIL_SERVANTS = ("in-post-administrative", "in-post-civil")


def _asked(key: str, about: Bilingual, left: Side, right: Side) -> Comparison:
    return Comparison(key, about, left, right, Outcome.ASKS)


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
        yield _asked(spot.cell.figure_id, about, printed(goods), printed(spot))


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
        if (found := snapshot.spot(subjects.TEXT, row, "persons", "staff"))
    ]
    if spot and spot.amount and staff and not any(found.amount for found in staff):
        name = cell_name(spot)
        about = Bilingual(
            f"{name.zh}有金额，而行政和参照公务员法管理的实有人数都是 0",
            f"{name.en} has an amount, but nobody in post is a civil servant or treated like one",
        )
        yield _asked(spot.cell.figure_id, about, printed(spot), sum_of(staff))


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
            yield _asked(key, about, found.left, found.right)


def _lower(snapshot: Snapshot) -> Iterator[Comparison]:
    """A target below what was reached before."""
    for subject in TABLES:
        grid = snapshot.part(subject, Horizon.ANNUAL)
        for row in indicators(grid).values():
            for column in ("prior2", "prior1"):
                earlier = spot_of(grid, row, column) if grid else None
                target = spot_of(grid, row, "target") if grid else None
                if earlier and target and _is_lower(target, earlier):
                    one, other = cell_name(target), cell_name(earlier)
                    about = Bilingual(f"{one.zh}低于{other.zh}", f"{one.en} is below {other.en}")
                    yield _asked(earlier.cell.figure_id, about, printed(target), printed(earlier))


def _is_lower(target: Spot, earlier: Spot) -> bool:
    now, before = target.cell.meaning, earlier.cell.meaning
    if now is None or before is None or now.number is None or before.number is None:
        return False
    is_maximum = now.operator in ("≤", "<")
    return now.unit == before.unit and not is_maximum and now.number < before.number


def _renamed(snapshot: Snapshot) -> Iterator[Comparison]:
    """Indicators alone in their place, of different names and values: are they one and the same?"""
    for horizon in Horizon.values:
        one, other = (snapshot.part(subject, horizon) for subject in TABLES)
        if one and other:
            left, right = _alone(one, other), _alone(other, one)
            for place, row in left.items():
                there = right.get(place)
                left_spot, right_spot = spot_of(one, row, "target"), spot_of(other, there, "target")
                if left_spot and right_spot and _values_differ(left_spot, right_spot):
                    yield _same_place(left_spot, right_spot)


def _values_differ(left: Spot, right: Spot) -> bool:
    return left.cell.meaning != right.cell.meaning


def _same_place(left: Spot, right: Spot) -> Comparison:
    one, other = cell_name(left), cell_name(right)
    about = Bilingual(
        f"{one.zh}与{other.zh}是不是同一指标：位置相同，名称和数值不同",
        f"whether {one.en} and {other.en} are one indicator: their place is the same, "
        "their names and values are not",
    )
    return _asked(left.cell.figure_id, about, printed(left), printed(right))


def _alone(grid: PartGrid, other: PartGrid) -> dict[tuple[int, str], Row]:
    """The indicators that the other part does not name, if each is the only one of its level."""
    there = indicators(other)
    places: dict[tuple[int, str], list[Row]] = {}
    for (goal, name), row in indicators(grid).items():
        level = row.cell("level2")
        if (goal, name) not in there and level:
            places.setdefault((goal, level.zh), []).append(row)
    return {place: rows[0] for place, rows in places.items() if len(rows) == 1}


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
    _ask(4, "指标值低于以前年度", "A target below what was reached before", (), _lower),
    _ask(
        5,
        "两张表中位置相同、名称不同的指标",
        "Indicators in the same place of both tables, under different names",
        (),
        _renamed,
    ),
)
