"""How the value of an indicator is computed, as far as that is printed, against its target."""

import re
from collections.abc import Iterator
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.models import Horizon
from budgets.rules.comparing import lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.performance.indicators import TABLES
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import listed, part_name, row_name
from budgets.targets import UNITS

_COUNTED = "|".join(unit for unit in UNITS if unit not in ("", "%", "万元"))
_NUMBER = re.compile(rf"(?<![\d,.])(\d[\d,]*(?:\.\d+)?)\s*({_COUNTED})")
# (A / B) × 100%.
_RATIO = re.compile(r"[（(]([^/（）()]+)/([^/（）()]+)[）)]\s*[×xX*]\s*100\s*[%％]")
# What there should be little of; a share of it cannot be what a high target is about.
_FAILURES = ("中断", "故障", "事故", "投诉", "违规", "违法", "逾期", "差错", "缺陷")
# What is done about failures may well be a high share of them.
_HANDLED = (
    *("处理", "修复", "解决", "排除", "整改", "办结"),
    *("响应", "回复", "未", "无", "下降"),
)
# From here on a target in per cent asks for much, if it is not a maximum.
_HIGH = 50


def _formulas(snapshot: Snapshot) -> Iterator[tuple[Spot, str, Side]]:
    """Each target with what is printed of how it is determined."""
    for subject in TABLES:
        for horizon in Horizon.values:
            for grid, row in snapshot.rows(subject, horizon):
                target, basis = spot_of(grid, row, "target"), row.cell("basis")
                if target and basis and basis.zh:
                    said = Bilingual(basis.zh, basis.en)
                    yield target, basis.zh, Side(said, lines=(lines_of(row.line),))


def _numbers(snapshot: Snapshot) -> Iterator[Comparison]:
    """A number within a formula against the targets of the same goal that count the same."""
    for target, basis, side in _formulas(snapshot):
        ratio = _RATIO.search(basis)
        for place, found in enumerate(_NUMBER.finditer(ratio[0]) if ratio else (), 1):
            others = _counting(target.grid, target.row, found[2])
            if others:
                yield _number(f"{target.cell.figure_id}.{place}", target, found, side, others)


def _number(
    key: str, target: Spot, found: re.Match[str], side: Side, others: list[Spot]
) -> Comparison:
    name = listed(part_name(target.grid), row_name(target.row))
    said = Bilingual(f"{found[1]} {found[2]}", f"{found[1]}{UNITS[found[2]].en}")
    statement = Bilingual(
        f"{name.zh}：公式中的“{said.zh}”见于同一目标的指标值",
        f"{name.en}: “{said.en}” of the formula is a target of the same goal",
    )
    values = [printed(spot) for spot in others]
    targets = Side(
        Bilingual("；".join(v.said.zh for v in values), "; ".join(v.said.en for v in values)),
        figures=tuple(spot.cell.figure_id for spot in others),
        lines=tuple(dict.fromkeys(spot.lines for spot in others)),
    )
    numbers = {spot.cell.meaning.number for spot in others if spot.cell.meaning}
    holds = Decimal(found[1].replace(",", "")) in numbers
    return verdict(key, statement, side, targets, holds=holds)


def _counting(grid: PartGrid, row: Row, unit: str) -> list[Spot]:
    """The targets of the row's goal that are numbers of a unit."""
    return [
        spot
        for each in grid.rows
        if each.line.goal == row.line.goal
        and (spot := spot_of(grid, each, "target"))
        and spot.cell.meaning
        and spot.cell.meaning.number is not None
        and spot.cell.meaning.unit == unit
    ]


def _directions(snapshot: Snapshot) -> Iterator[Comparison]:
    """A ratio of failures cannot be what a target asks much of."""
    for target, basis, side in _formulas(snapshot):
        found, meaning = _RATIO.search(basis), target.cell.meaning
        if found and _fails(found[1]) and meaning and meaning.unit == "%" and meaning.number:
            asks_much = meaning.number >= _HIGH and meaning.operator not in ("≤", "<")
            name = listed(part_name(target.grid), row_name(target.row))
            statement = Bilingual(
                f"{name.zh}：公式与指标值方向一致",
                f"{name.en}: the formula goes the way of the target",
            )
            key = target.cell.figure_id
            yield verdict(key, statement, side, printed(target), holds=not asks_much)


def _fails(numerator: str) -> bool:
    """Whether a ratio counts failures, and not what is done about them."""
    fails = any(word in numerator for word in _FAILURES)
    return fails and not any(word in numerator for word in _HANDLED)


_rule = Family.PERFORMANCE.rule

RULES = (
    _rule(
        6,
        "公式中的数见于同一目标的指标值",
        "A number within a formula is a target of the same goal",
        TABLES,
        _numbers,
    ),
    _rule(
        7,
        "公式与指标值方向一致",
        "A formula goes the way of its target: not a share of failures that is to be high",
        TABLES,
        _directions,
        severity=Severity.TEXT,
    ),
)
