"""What the text says of the year before: changes, rates, and what has not changed."""

import re
from collections.abc import Iterator
from dataclasses import replace

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.models import TextSection
from budgets.official import subjects
from budgets.official.kinds import Basis, Kind
from budgets.rules.comparing import (
    UNLIKE_BASES,
    amounts,
    computed,
    lines_of,
    not_checkable,
    printed,
)
from budgets.rules.declarations import NOTHING, Comparison, Family, Side
from budgets.rules.earlier_years.percentages import compared, percentage, share_rounding
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation, section_name

_NO_EARLIER_AMOUNT = Bilingual(
    "文件没有印出上年的这一金额",
    "the document does not print this amount of the year before",
)
_NO_BASE = Bilingual(
    "上年数为 0 或为负，增长率没有意义",
    "what there was before is 0 or less, so that a rate of growth means nothing",
)
# The row of the table of targets that prints last year’s amount of what a change is of.
_EARLIER_ROWS = {"department": subjects.TOTAL, "fiscal": "fiscal"}
# “与 2023 年预算相比无变化”, “比2024年预算持平”. Every repetition is bounded, so that a text of
# nothing but spaces takes no longer than another.
_UNCHANGED = re.compile(
    r"[^，。；：]{0,60}[，,]?\s{0,3}[与比]\s{0,3}(\d{4})\s{0,3}年预算(?:相比)?(?:无变化|持平)"
)


def _changes(snapshot: Snapshot) -> Iterator[tuple[Spot, Spot | None]]:
    """Each change that the text prints, and the amount of this year that it is of."""
    for grid, row in snapshot.rows(subjects.TEXT, subjects.GROWTH):
        for column in grid.part.amounts:
            spot = spot_of(grid, row, column.key)
            if column.is_change and spot and spot.amount is not None:
                yield spot, compared(snapshot, spot)


def _rates(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each rate against what the change beside it means for the amount that has changed."""
    for change, now in _changes(snapshot):
        rate = _rate_beside(change.grid, change.row)
        if rate is None or rate.amount is None:
            continue
        if now and now.amount is not None and change.amount is not None:
            rose = change.cell.column.key == "increase"
            before = now.amount - change.amount if rose else now.amount + change.amount
            if before <= 0:
                yield not_checkable(
                    rate.cell.figure_id, cell_name(rate), printed(rate), NOTHING, _NO_BASE, "%"
                )
                continue
            sign = "−" if rose else "+"
            formula = f"{change.cell.zh} ÷ ({now.cell.zh} {sign} {change.cell.zh})"
            statement = equation(cell_name(rate), Bilingual(formula, formula))
            right = computed(percentage(change.amount, before), "%", (change, now))
            key = rate.cell.figure_id
            yield amounts(key, statement, printed(rate), right, share_rounding(rate.cell.zh))


def _rate_beside(grid: PartGrid, row: Row) -> Spot | None:
    rates = (column for column in grid.part.amounts if column.kind is Kind.SHARE)
    return next((spot for column in rates if (spot := spot_of(grid, row, column.key))), None)


def _amounts(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each change against the amounts of both years, where a table prints those of the last."""
    for change, now in _changes(snapshot):
        row = _EARLIER_ROWS.get(change.row.line.row, "")
        earlier = snapshot.spot(subjects.OVERALL_PERFORMANCE, row, "prior1", subjects.REVENUE)
        key, name = change.cell.figure_id, cell_name(change)
        if now is None or now.amount is None or earlier is None or earlier.amount is None:
            statement = equation(name, Bilingual("本年 − 上年", "this year − the year before"))
            yield not_checkable(
                key, statement, printed(change), NOTHING, _NO_EARLIER_AMOUNT, change.unit
            )
            continue
        one, other = cell_name(now), cell_name(earlier)
        statement = equation(name, Bilingual(f"{one.zh} − {other.zh}", f"{one.en} − {other.en}"))
        right = computed(now.amount - earlier.amount, now.unit, (now, earlier))
        right = replace(right, basis=earlier.cell.column.basis)
        left = replace(printed(change), basis=_basis_of(snapshot, change))
        if left.basis is Basis.UNSTATED:
            # Two that are both not stated are not known to be alike.
            yield not_checkable(key, statement, left, right, UNLIKE_BASES, change.unit)
            continue
        yield amounts(key, statement, left, right)


def _basis_of(snapshot: Snapshot, change: Spot) -> Basis:
    """Whether the sentence says that it compares with the budget of the year before."""
    figure_id = change.cell.figure_id
    said = (m for m in snapshot.mentions if str(m.figure.public_id) == figure_id)
    mention = next(said, None)
    before = mention.section.text_zh[: mention.start] if mention else ""
    return Basis.BUDGET if compares_with_budget(before) else Basis.UNSTATED


def compares_with_budget(before: str) -> bool:
    """Whether the clause that a text breaks off in speaks of the budget of a year."""
    return bool(re.search(r"\d{4}\s*年预算", re.split("[，。；]", before)[-1]))


def _unchanged(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """What the text says has not changed; the amount of the year before would be needed."""
    for section in snapshot.sections:
        for place, found in enumerate(_UNCHANGED.finditer(section.text_zh), 1):
            yield _claim(section, place, found[0].strip("，, \n"), found[1])


def _claim(section: TextSection, place: int, said: str, year: str) -> Comparison:
    where = section_name(section)
    statement = Bilingual(
        f"{where.zh}：{said}",
        f"{where.en}, statement {place}: the same as in the budget for {year}",
    )
    left = Side(Bilingual(said, ""), lines=(lines_of(section),))
    return not_checkable(f"s{section.number}.{place}", statement, left, NOTHING, _NO_EARLIER_AMOUNT)


_rule = Family.EARLIER_YEARS.rule

RULES = (
    _rule(
        1,
        "增长率 = 增减额 ÷ 上年数（由本年数和增减额算出）",
        "A rate is the change over the amount before, as this year’s amount and the change give it",
        (subjects.TEXT,),
        _rates,
    ),
    _rule(
        2,
        "增减额 = 本年数 − 上年数（口径相同时）",
        "A change is this year’s amount less last year’s, where both are of one basis",
        (subjects.TEXT,),
        _amounts,
    ),
    _rule(
        3,
        "“无变化”“持平” = 上年数",
        "What is said to be unchanged is as much as in the year before",
        (),
        _unchanged,
    ),
)
