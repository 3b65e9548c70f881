"""Targets and earlier values of one indicator, wherever they are printed."""

from collections.abc import Iterator
from dataclasses import replace

from budgets.bilingual import Bilingual, letters
from budgets.official.kinds import Kind
from budgets.rules.comparing import not_checkable, one_programme, printed
from budgets.rules.declarations import Comparison, Family, Outcome, Severity
from budgets.rules.performance.indicators import (
    TABLES,
    between_horizons,
    between_tables,
    indicators,
)
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation
from budgets.targets import Meaning

_NO_VALUE = Bilingual("一边没有印出数值（空白或“-”）", "one side prints no value (a blank or “-”)")


_SEVERAL_YEARS = Bilingual(
    "长期指标值可能是多年合计", "the long-term target may be the sum of several years"
)


def same_value(left: Spot, right: Spot) -> Comparison | None:
    """Two printed values of one indicator; None where neither is printed.

    Operator, number and unit, or the wording, must be the same.
    """
    one, other = left.cell.meaning, right.cell.meaning
    if one is None or other is None or not (_is_said(one) or _is_said(other)):
        return None
    key = left.cell.figure_id
    statement = equation(cell_name(left), cell_name(right))
    if not (_is_said(one) and _is_said(other)):
        return not_checkable(key, statement, printed(left), printed(right), _NO_VALUE)
    only_words = one.number is None and other.number is None
    return Comparison(
        key,
        statement,
        printed(left),
        printed(right),
        Outcome.HOLDS if _agree(one, other) else Outcome.DIFFERS,
        severity=Severity.TEXT if only_words else None,
    )


def _agree(one: Meaning, other: Meaning) -> bool:
    """Whether operator, number and unit, or the letters of the wording, are the same."""
    said, there = (replace(each, operator=each.operator.strip("=")) for each in (one, other))
    return letters(said.wording) == letters(there.wording) and (
        replace(said, wording="") == replace(there, wording="")
    )


def _is_said(meaning: Meaning) -> bool:
    return meaning.number is not None or bool(meaning.wording)


def _in_both_tables(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for one, row, other, there in between_tables(snapshot):
        for column in one.part.values:
            left, right = spot_of(one, row, column.key), spot_of(other, there, column.key)
            if left and right:
                yield same_value(left, right)


def _long_term_and_annual(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for one, row, other, there in between_horizons(snapshot):
        left, right = spot_of(one, row, "target"), spot_of(other, there, "target")
        if left and right:
            yield _may_be_a_sum(same_value(left, right), left, right)


def _may_be_a_sum(found: Comparison | None, left: Spot, right: Spot) -> Comparison | None:
    """A long-term target may be that of several years, so that it is more than the annual one."""
    long_term, annual = left.cell.meaning, right.cell.meaning
    if found is None or found.outcome is not Outcome.DIFFERS or not long_term or not annual:
        return found
    alike = (long_term.operator, long_term.unit) == (annual.operator, annual.unit)
    if alike and (long_term.number or 0) > (annual.number or 0) and long_term.unit != "%":
        return not_checkable(found.key, found.statement, found.left, found.right, _SEVERAL_YEARS)
    return found


def _of_one_kind(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each earlier value against the target: both numbers of one unit, or both words."""
    for subject in TABLES:
        for grid in (snapshot.part(subject, "annual"),):
            for row in indicators(grid).values():
                for cell in row.cells:
                    if grid and cell.column.kind is Kind.VALUE and cell.column.year:
                        earlier, target = Spot(grid, row, cell), spot_of(grid, row, "target")
                        yield _kinds(earlier, target) if target else None


def _kinds(earlier: Spot, target: Spot) -> Comparison | None:
    one, other = earlier.cell.meaning, target.cell.meaning
    if one is None or other is None or not (_is_said(one) and _is_said(other)):
        return None
    agree = (one.number is None) == (other.number is None) and one.unit == other.unit
    name = cell_name(earlier)
    statement = Bilingual(
        f"{name.zh}，与当年指标值同类、同单位",
        f"{name.en}, is of the kind and unit of this year’s target",
    )
    outcome = Outcome.HOLDS if agree else Outcome.DIFFERS
    return Comparison(earlier.cell.figure_id, statement, printed(earlier), printed(target), outcome)


_rule = Family.PERFORMANCE.rule

RULES = (
    _rule(
        1,
        "同一指标在两张表中的数值相同（当年和以前年度）",
        "An indicator has the same values in both tables, of this year and of those before",
        TABLES,
        _in_both_tables,
        one_programme,
    ),
    _rule(
        2,
        "同一指标的长期指标值 = 年度指标值",
        "An indicator’s long-term target is its annual target",
        TABLES,
        _long_term_and_annual,
    ),
    _rule(
        3,
        "以前年度数值与当年指标值同类、同单位",
        "Earlier values are of the kind and unit of this year’s target",
        TABLES,
        _of_one_kind,
    ),
)
