"""What the text says that basic expenditure is used for against the rows of its table."""

import re
from collections.abc import Iterator

from budgets.bilingual import Bilingual, letters
from budgets.grid import Row
from budgets.models import TextSection
from budgets.official import subjects
from budgets.rules.comparing import NO_AMOUNT, NOT_IN_TEXT, NOT_THERE, lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import section_name

# “…，主要用于基本工资、津贴补贴。” behind the number that the list is of.
_AND_SO_ON = re.compile(r"等(?:支出|费用|方面)?$")
_USES = re.compile(r"\s*(?:万元|元)[，,]\s*主要用于([^。；\n]+)")


def _uses(snapshot: Snapshot) -> Iterator[Comparison]:
    """The items that the text says an amount is used for against the rows within that amount."""
    for mention in snapshot.mentions:
        spot = snapshot.spots.get(str(mention.figure.public_id))
        if spot is None or spot.grid.published.official.subject != subjects.BASIC_BY_ECONOMIC:
            continue
        end = mention.start + len(mention.printed)
        found = _USES.match(mention.section.text_zh, end)
        if found:
            said = found[1].strip()
            is_open = bool(_AND_SO_ON.search(said))
            names = _AND_SO_ON.sub("", said).split("、")
            yield from _listed_uses(mention.section, spot, names, is_open=is_open)


def _listed_uses(
    section: TextSection, of: Spot, names: list[str], *, is_open: bool
) -> Iterator[Comparison]:
    """Each name against its row, and each row with an amount that a list which is whole lacks."""
    rows = {letters(row.line.name_zh): row for row in _rows_within(of)}
    said = {letters(name): name for name in names}
    lines = (lines_of(section),)
    where = section_name(section)
    list_key = f"s{section.number}.{of.row.line.row}.{of.cell.column.key}"
    for key, name in said.items():
        row = rows.get(key)
        spot = spot_of(of.grid, row, of.cell.column.key)
        number = [*said].index(key) + 1
        english = row.line.name_en if row else f"item {number} of the list"
        statement = _is_used(where, Bilingual(name, english), of)
        left = Side(Bilingual(name, row.line.name_en if row else ""), lines=lines)
        right = printed(spot) if spot and spot.cell.zh else Side(NOT_THERE)
        if spot and not spot.cell.zh:
            right = Side(NO_AMOUNT, figures=(spot.cell.figure_id,), lines=(spot.lines,))
        holds = spot is not None and bool(spot.amount)
        place = row.line.row if row else str(number)
        yield verdict(f"{list_key}.{place}", statement, left, right, holds=holds)
    for key, row in () if is_open else rows.items():
        spot = spot_of(of.grid, row, of.cell.column.key)
        if key not in said and spot and spot.amount:
            statement = _is_used(where, row.line.name, of)
            left = Side(NOT_IN_TEXT, lines=lines)
            place = f"{list_key}.{row.line.row}"
            yield verdict(place, statement, left, printed(spot), holds=False)


def _is_used(where: Bilingual, name: Bilingual, of: Spot) -> Bilingual:
    table = of.grid.published.label
    return Bilingual(
        f"{where.zh}所列用途 = {table.zh}有金额的科目：“{name.zh}”",
        f"{where.en}, a use named there = a row of {table.en} with an amount: “{name.en}”",
    )


def _rows_within(of: Spot) -> list[Row]:
    """The lowest rows within a row that may have something in a column: their parent has."""
    below = [row for row in of.grid.rows if row.line.parent_id == of.row.line.pk]
    if of.row.is_total:
        parents = {
            row.line.pk
            for row in below
            if (spot := spot_of(of.grid, row, of.cell.column.key)) and spot.cell.zh
        }
        return [row for row in of.grid.rows if row.line.parent_id in parents]
    return below


RULES = (
    Family.TEXT_AGAINST_TABLES.rule(
        2,
        "文字所列用途 = 表中有金额的科目",
        "The uses that the text names are the rows that have amounts",
        (subjects.BASIC_BY_ECONOMIC,),
        _uses,
        severity=Severity.TEXT,
    ),
)
