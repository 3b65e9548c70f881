"""Which indicators are the same: those of one printed name below goals of one number."""

from collections.abc import Iterator

from budgets.bilingual import letters
from budgets.grid import PartGrid, Row
from budgets.models import Horizon
from budgets.official import subjects
from budgets.rules.snapshot import Snapshot

TABLES = (subjects.OVERALL_PERFORMANCE, subjects.PROJECT_PERFORMANCE)

# The number of the goal, and the name.
Key = tuple[int, str]


def indicators(grid: PartGrid | None) -> dict[Key, Row]:
    """The indicators of a part, in printed order; of a name that stands twice, the first."""
    found: dict[Key, Row] = {}
    for row in grid.rows if grid else ():
        if row.line.goal:
            found.setdefault((row.line.goal.number, letters(row.line.name_zh)), row)
    return found


# Two parts, and the rows of one indicator in them.
Pair = tuple[PartGrid, Row, PartGrid, Row]


def between_tables(snapshot: Snapshot) -> Iterator[Pair]:
    """The indicators that both tables print for one horizon."""
    for horizon in Horizon.values:
        yield from _pairs(*(snapshot.part(subject, horizon) for subject in TABLES))


def between_horizons(snapshot: Snapshot) -> Iterator[Pair]:
    """The indicators that one table prints as long-term and as annual."""
    for subject in TABLES:
        yield from _pairs(*(snapshot.part(subject, horizon) for horizon in Horizon.values))


def _pairs(one: PartGrid | None, other: PartGrid | None) -> Iterator[Pair]:
    if one and other:
        there = indicators(other)
        for key, row in indicators(one).items():
            if key in there:
                yield one, row, other, there[key]
