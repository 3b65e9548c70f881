"""What is printed beside one indicator: its levels, and how its value is determined."""

from collections.abc import Iterator, Sequence

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.rules.comparing import lines_of, texts
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.performance.indicators import TABLES, Pair, between_horizons, between_tables
from budgets.rules.snapshot import Snapshot, spot_of
from budgets.rules.wording import equation, listed, part_name, row_name

_LEVELS = ("level1", "level2")
_BASIS = ("basis",)


def _compared(pair: Pair, columns: Sequence[str]) -> Comparison | None:
    """The texts of an indicator in its two places; None where one of them is blank or missing."""
    one, row, other, there = pair
    left, right = _side(one, row, columns), _side(other, there, columns)
    if left is None or right is None:
        return None
    statement = equation(_name(one, row, columns), _name(other, there, columns))
    return texts(f"{row.line.row_id}.{there.line.row_id}", statement, left, right)


def _side(grid: PartGrid, row: Row, columns: Sequence[str]) -> Side | None:
    cells = [row.cell(column) for column in columns]
    target = spot_of(grid, row, "target")
    said = [cell for cell in cells if cell and cell.zh]
    if len(said) < len(columns) or target is None:
        return None
    text = Bilingual(
        "，".join(cell.zh for cell in said), ", ".join(cell.en or cell.zh for cell in said)
    )
    return Side(text, figures=(target.cell.figure_id,), lines=(lines_of(row.line),))


def _name(grid: PartGrid, row: Row, columns: Sequence[str]) -> Bilingual:
    headings = grid.published.headings_of(grid.part)
    return listed(part_name(grid), row_name(row), headings[columns[-1]])


def _levels(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for pairs in (between_tables, between_horizons):
        for pair in pairs(snapshot):
            yield _compared(pair, _LEVELS)


def _bases(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for pair in between_horizons(snapshot):
        yield _compared(pair, _BASIS)


_rule = Family.PERFORMANCE.rule

RULES = (
    _rule(
        4,
        "同一指标的一级、二级指标相同（两张表之间、长期和年度之间）",
        "An indicator has the same levels in both tables, long-term and annual",
        TABLES,
        _levels,
        severity=Severity.TEXT,
    ),
    _rule(
        5,
        "同一指标的长期和年度确定依据相同",
        "An indicator’s value is determined in the same way, long-term and annual",
        TABLES,
        _bases,
        severity=Severity.TEXT,
    ),
)
