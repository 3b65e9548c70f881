"""Questions about targets."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.models import Horizon
from budgets.rules.comparing import printed
from budgets.rules.declarations import Comparison, Family
from budgets.rules.performance.indicators import TABLES, indicators
from budgets.rules.questions.asking import asked
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name


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
                    yield asked(earlier.cell.figure_id, about, printed(target), printed(earlier))


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
    return asked(left.cell.figure_id, about, printed(left), printed(right))


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
    _ask(4, "指标值低于以前年度", "A target below what was reached before", (), _lower),
    _ask(
        5,
        "两张表中位置相同、名称不同的指标",
        "Indicators in the same place of both tables, under different names",
        (),
        _renamed,
    ),
)
