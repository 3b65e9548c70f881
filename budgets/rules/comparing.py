"""Holding two sides against each other: amounts exactly, texts by their letters."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from budgets import money
from budgets.bilingual import Bilingual, letters
from budgets.models import GlossaryTerm, LineItem, TextSection
from budgets.rules.declarations import (
    NO_TOLERANCE,
    UNSAID,
    Comparison,
    Outcome,
    Severity,
    Side,
    Tolerance,
)
from budgets.rules.snapshot import Snapshot, Spot

UNLIKE_BASES = Bilingual(
    "两边金额的口径不同，或原文没有说明口径，不能比较",
    "the two amounts are not known to be of the same basis, so they cannot be compared",
)
BLANK_IS_NOT_ZERO = Bilingual(
    "一边印的是 0，另一边没有印出数额（空白或“-”），这不等于 0",
    "one side prints 0, the other no amount (a blank or “-”), which is not 0",
)
_SEVERAL = Bilingual(
    "绩效目标表有多个一级项目，不能断定目标、明细和来源属于哪一个",
    "there are several programmes; which one goals, costs and sources belong to cannot be told",
)
NOT_THERE = Bilingual("没有这一行", "no such row")
NO_AMOUNT = Bilingual("表中没有印出金额", "the table prints no amount")
NOT_IN_TEXT = Bilingual("文字中没有列出", "not named in the text")


def one_programme(snapshot: Snapshot) -> Bilingual | None:
    """Why goals and sources cannot be told apart by programme, where there are several."""
    return _SEVERAL if len(snapshot.programmes) > 1 else None


def printed(spot: Spot) -> Side:
    """A figure as a side."""
    return Side(
        Bilingual(spot.cell.zh, spot.cell.en),
        spot.amount,
        spot.unit,
        (spot.cell.figure_id,),
        (spot.lines,),
        spot.cell.column.basis,
    )


def sum_of(spots: Sequence[Spot]) -> Side:
    """The sum of some figures, of one unit; those that print no amount add nothing.

    Without an amount where none of them prints one.
    """
    amounts = [spot.amount for spot in spots if spot.amount is not None]
    total = sum(amounts, Decimal(0)) if amounts else None
    said = "" if total is None else money.grouped(total)
    return Side(
        Bilingual(said, said),
        total,
        spots[0].unit if spots else "",
        tuple(spot.cell.figure_id for spot in spots),
        tuple(dict.fromkeys(spot.lines for spot in spots)),
        spots[0].cell.column.basis if spots else None,
    )


def computed(amount: Decimal, unit: str, of: Iterable[Spot]) -> Side:
    """An amount that we compute of some figures."""
    spots = list(of)
    said = f"{money.grouped(amount)}{'%' if unit == '%' else ''}"
    return Side(
        Bilingual(said, said),
        amount,
        unit,
        tuple(spot.cell.figure_id for spot in spots),
        tuple(dict.fromkeys(spot.lines for spot in spots)),
    )


def lines_of(place: TextSection | GlossaryTerm | LineItem) -> tuple[int, int]:
    """The first and the last line of the document that something stands on."""
    return place.line_from, place.line_to


def amounts(
    key: str,
    statement: Bilingual,
    left: Side,
    right: Side,
    tolerance: Tolerance = NO_TOLERANCE,
    severity: Severity | None = None,
) -> Comparison | None:
    """Two amounts, converted into yuan where their units differ; None where neither is printed.

    An amount beside nothing differs, unless it is 0: blank is not 0, nor known to be anything else.
    """
    if left.amount is None and right.amount is None:
        return None
    one, other, unit = _in_one_unit(left, right)
    if left.basis is not right.basis:
        return not_checkable(key, statement, left, right, UNLIKE_BASES, unit)
    if (left.amount is None or right.amount is None) and not (one or other):
        return not_checkable(key, statement, left, right, BLANK_IS_NOT_ZERO, unit)
    difference = (one or Decimal(0)) - (other or Decimal(0))
    agrees = abs(difference) <= tolerance.amount
    return Comparison(
        key,
        statement,
        left,
        right,
        Outcome.HOLDS if agrees else Outcome.DIFFERS,
        # What is not exactly equal holds for a reason, which is said.
        tolerance.reason if agrees and difference else UNSAID,
        difference,
        unit,
        tolerance,
        severity,
    )


def texts(
    key: str, statement: Bilingual, left: Side, right: Side, severity: Severity | None = None
) -> Comparison:
    """Two Chinese texts by their letters, spacing and the width of punctuation aside."""
    agree = letters(left.said.zh) == letters(right.said.zh)
    outcome = Outcome.HOLDS if agree else Outcome.DIFFERS
    return Comparison(key, statement, left, right, outcome, severity=severity)


def not_checkable(
    key: str, statement: Bilingual, left: Side, right: Side, reason: Bilingual, unit: str = ""
) -> Comparison:
    """Two sides that cannot be held against each other, and why."""
    return Comparison(key, statement, left, right, Outcome.NOT_CHECKABLE, reason, unit=unit)


def verdict(key: str, statement: Bilingual, left: Side, right: Side, *, holds: bool) -> Comparison:
    """Two sides of which the rule itself knows whether they agree."""
    outcome = Outcome.HOLDS if holds else Outcome.DIFFERS
    return Comparison(key, statement, left, right, outcome)


def _in_one_unit(left: Side, right: Side) -> tuple[Decimal | None, Decimal | None, str]:
    if not left.unit or not right.unit or left.unit == right.unit:
        return left.amount, right.amount, left.unit or right.unit
    one, other = (
        None if side.amount is None else money.in_yuan(side.amount, side.unit)
        for side in (left, right)
    )
    return one, other, "元"
