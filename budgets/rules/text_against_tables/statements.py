"""What the text states of tables: funds that are not used, how many programmes have targets."""

import re
from collections.abc import Iterator
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid
from budgets.models import TextSection
from budgets.official import subjects
from budgets.rules.comparing import NO_AMOUNT, amounts, computed, lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot, Spot
from budgets.rules.wording import cell_name, section_name

# Statements that a fund is not used, by the table of that fund.
_NOT_USED = {
    subjects.GOVERNMENT_FUNDS_EXPENDITURE: re.compile(r"(?:没有使用|无)政府性基金预算[^。]*"),
    subjects.STATE_CAPITAL_EXPENDITURE: re.compile(r"(?:没有使用|无)国有资本经营预算[^。]*"),
}


def _unused_funds(snapshot: Snapshot) -> Iterator[Comparison]:
    """What the text says of a fund that is not used against the table of its expenditure."""
    for section in snapshot.sections:
        for subject, pattern in _NOT_USED.items():
            found, grid = pattern.search(section.text_zh), snapshot.part(subject)
            if found and grid:
                yield _unused(section, found[0], grid)


def _unused(section: TextSection, said: str, grid: PartGrid) -> Comparison:
    spent = [Spot(grid, row, cell) for row in grid.rows for cell in row.cells if cell.amount]
    label = grid.published.label
    statement = Bilingual(
        f"{section_name(section).zh}与{label.zh}：没有这项支出",
        f"{section_name(section).en} and {label.en}: there is no such expenditure",
    )
    left = Side(Bilingual(said, ""), lines=(lines_of(section),))
    lines = ((grid.published.first_line, grid.published.last_line),)
    right = printed(spent[0]) if spent else Side(NO_AMOUNT, lines=lines)
    key = f"s{section.number}.t{grid.published.number:02}"
    return verdict(key, statement, left, right, holds=not spent)


def _programmes(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """How many programmes the text says have targets against those in the table of targets."""
    said = snapshot.spot(subjects.TEXT, "programmes", "programmes", "goals")
    rows = [row for _grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, "programme")]
    if said is None or not rows:
        return
    count = computed(Decimal(len(rows)), said.unit, ())
    name = cell_name(said)
    statement = Bilingual(f"{name.zh} = 绩效目标表所列", f"{name.en} = as the table of targets has")
    yield amounts(said.cell.figure_id, statement, printed(said), count)


_rule = Family.TEXT_AGAINST_TABLES.rule

RULES = (
    _rule(
        4,
        "文字说没有使用的预算，表中也没有金额",
        "A fund that the text says is not used has no amounts in its table",
        (),
        _unused_funds,
        severity=Severity.TEXT,
    ),
    _rule(
        5,
        "文字所说一级项目绩效目标数 = 绩效目标表所列",
        "As many programmes have targets as the text says",
        (subjects.TEXT, subjects.PROJECT_PERFORMANCE),
        _programmes,
    ),
)
