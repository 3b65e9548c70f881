"""The wording of goals in the two tables that print them."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import Row
from budgets.rules.comparing import lines_of, one_programme, texts
from budgets.rules.declarations import UNSAID, Comparison, Family, Severity, Side
from budgets.rules.performance.indicators import TABLES
from budgets.rules.snapshot import Snapshot
from budgets.rules.wording import equation, listed, part_name


def _wordings(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each goal of the first table against the second’s of its horizon and number."""
    one, other = (snapshot.part(subject, "goals") for subject in TABLES)
    if one is None or other is None:
        return
    there = {
        (row.line.goal.horizon, row.line.goal.number): row for row in other.rows if row.line.goal
    }
    for row in one.rows:
        goal = row.line.goal
        second = there.get((goal.horizon, goal.number)) if goal else None
        if goal is None or second is None or second.line.goal is None:
            continue
        names = (
            listed(part_name(one), goal.name),
            listed(part_name(other), second.line.goal.name),
        )
        yield texts(row.line.row_id, equation(*names), _side(row), _side(second))


def _side(row: Row) -> Side:
    text = row.text
    said = Bilingual(text.zh, text.en) if text else UNSAID
    return Side(said, lines=(lines_of(row.line),))


RULES = (
    Family.PERFORMANCE.rule(
        8,
        "同一目标在两张表中的表述相同",
        "A goal has the same wording in both tables",
        TABLES,
        _wordings,
        one_programme,
        severity=Severity.TEXT,
    ),
)
