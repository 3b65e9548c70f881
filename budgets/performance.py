"""What is to be achieved: goals and indicators, long-term beside annual, table beside table."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from budgets.bilingual import Bilingual, closed_up
from budgets.grid import PartGrid, Row, TableGrid, grids_of
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Goal, Indicator, LineItem, PublishedTable
from budgets.official import subjects
from budgets.official.declarations import Column
from budgets.official.kinds import Kind

SUBJECTS = (subjects.OVERALL_PERFORMANCE, subjects.PROJECT_PERFORMANCE)


@dataclass(frozen=True)
class GoalText:
    """One goal of one table in its own words."""

    published: PublishedTable
    goal: Goal
    row: Row
    text: Cell


@dataclass(frozen=True)
class Line:
    """The indicators of one printed name; a table that has none of this name has no row here."""

    name: Bilingual
    rows: dict[tuple[int, str], Row]

    @property
    def address(self) -> str:
        """The page of the first of these indicators, which names the others."""
        return next(iter(self.rows.values())).line.address


@dataclass(frozen=True)
class NumberedGoal:
    """All goals of one number: their texts, and their indicators by name in printed order."""

    number: int
    texts: list[GoalText] = field(default_factory=list)
    lines: dict[str, Line] = field(default_factory=dict)


@dataclass(frozen=True)
class Performance:
    """The goals by number; `parts` are the parts with indicators, table after table."""

    parts: list[PartGrid]
    goals: list[NumberedGoal]

    @property
    def columns(self) -> list[tuple[PartGrid, Column]]:
        """The columns of values, with the part that each belongs to."""
        return [(part, column) for part in self.parts for column in part.part.values]

    def cells(self, line: Line) -> list[Cell | None]:
        """A line's value in each of the columns; None where that part has no such indicator."""
        return [
            row.cell(column.key) if (row := line.rows.get(_place(part))) else None
            for part, column in self.columns
        ]


def performance(disclosure: Disclosure) -> Performance:
    """The goals and indicators of a disclosure, of all its tables.

    Goals of different tables stand together if they have the same number, indicators if they have
    the same printed name: nothing else in the documents says which belong together.
    """
    grids = _grids(disclosure)
    goals: dict[int, NumberedGoal] = {}
    parts = [part for grid in grids for part in grid.parts if part.part.values]
    for part in (part for grid in grids for part in grid.parts if part.part.has_goals):
        for row in part.rows:
            goal = row.line.goal
            if goal is None:
                continue
            numbered = goals.setdefault(goal.number, NumberedGoal(goal.number))
            if part.part.values:
                _add(numbered, part, row)
            elif row.text:
                numbered.texts.append(GoalText(part.published, goal, row, row.text))
    return Performance(parts, [goals[number] for number in sorted(goals)])


@dataclass(frozen=True)
class IndicatorCard:
    """One indicator in its row and table, its goal, and the others alike in name and goal."""

    part: PartGrid
    row: Row
    goal: GoalText | None
    others: list[tuple[PartGrid, Row]]

    @property
    def values(self) -> list[Cell]:
        return [cell for cell in self.row.cells if cell.column.kind is Kind.VALUE]

    @property
    def texts(self) -> list[tuple[Bilingual, Cell]]:
        """The levels and the basis, under their printed headings."""
        headings = self.part.published.headings_of(self.part.part)
        return [
            (headings[cell.column.key], cell)
            for cell in self.row.cells
            if cell.column.kind is Kind.TEXT
        ]


def indicator_card(disclosure: Disclosure, indicator: Indicator) -> IndicatorCard:
    """The card of an indicator of the disclosure."""
    grids = _grids(disclosure)
    found = [
        (part, row)
        for grid in grids
        for part in grid.parts
        for row in part.rows
        if part.part.values and _is_alike(row.line, indicator)
    ]
    part, row = next(each for each in found if each[1].line.pk == indicator.pk)
    goals = (
        GoalText(grid.published, goal, row, row.text)
        for grid in grids
        for part in grid.parts
        for row in part.rows
        if not part.part.values
        and (goal := row.line.goal)
        and goal.pk == indicator.goal_id
        and row.text
    )
    return IndicatorCard(
        part, row, next(goals, None), [each for each in found if each[1].line.pk != indicator.pk]
    )


def _grids(disclosure: Disclosure) -> list[TableGrid]:
    tables = tables_about_performance(disclosure)
    lines = LineItem.objects.filter(published_table__in=tables, goal__isnull=False)
    return grids_of(tables, lines.select_related("goal__project"))


def tables_about_performance(disclosure: Disclosure) -> list[PublishedTable]:
    """The tables that hold goals and indicators, in printed order."""
    tables: Iterable[PublishedTable] = disclosure.tables.all()
    return [table for table in tables if table.official.subject in SUBJECTS]


def _add(goal: NumberedGoal, part: PartGrid, row: Row) -> None:
    name = closed_up(row.line.name_zh)
    # A name that a part prints twice has a second line.
    while name in goal.lines and _place(part) in goal.lines[name].rows:
        name += "~"
    line = goal.lines.setdefault(name, Line(row.line.name, {}))
    line.rows[_place(part)] = row


def _place(part: PartGrid) -> tuple[int, str]:
    return (part.published.number, part.part.key)


def _is_alike(line: LineItem, other: LineItem) -> bool:
    """Whether two indicators have the same name and belong to goals of the same number."""
    goals = {each.goal.number for each in (line, other) if each.goal}
    return len(goals) == 1 and closed_up(line.name_zh) == closed_up(other.name_zh)
