"""The projects of a budget: what each is for, what it costs, what it is to achieve."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets.grid import PartGrid, Row, grids_of
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Goal, LineItem, Project
from budgets.official import subjects
from budgets.official.kinds import Kind


@dataclass(frozen=True)
class Cost:
    """One itemised cost; `project` is the project that we infer it to belong to, if any."""

    part: PartGrid
    row: Row
    cell: Cell
    project: Project | None


@dataclass(frozen=True)
class ProjectPage:
    """A project with the rows that name it, its costs, its goals and the projects within it."""

    project: Project
    rows: list[tuple[PartGrid, Row]]
    costs: list[Cost]
    goals: list[tuple[Goal, Row, Cell]]
    parts: list["ProjectPage"]

    @property
    def main(self) -> tuple[PartGrid, Row, Cell] | None:
        """The first printed row that gives the project's money of the year, and that cell."""
        for part, row in self.rows:
            cell = row.cell(part.part.total.key) if part.part.total else None
            if cell is not None and cell.amount is not None:
                return part, row, cell
        return None

    @property
    def facts(self) -> list[tuple[PartGrid, Row]]:
        """What the other rows say of the project."""
        main = self.main
        return [(part, row) for part, row in self.rows if main is None or row is not main[1]]

    @property
    def is_inferred(self) -> bool:
        """Whether it is we who say which costs are the project's."""
        return any(cost.row.line.is_inferred for cost in self.costs) and not self.parts

    @property
    def sum_of_costs(self) -> Decimal:
        """Computed by us; the document prints no sum of a project's costs."""
        return sum((cost.cell.amount or Decimal(0) for cost in self.costs), Decimal(0))

    @property
    def costs_are_its_budget(self) -> bool:
        """Whether the costs add up to the printed budget, which is how we know them for its own."""
        return self.main is not None and self.main[2].amount == self.sum_of_costs

    @property
    def last_cost_number(self) -> int | None:
        """The printed number of the last of the costs, which follow on one another."""
        return self.costs[-1].row.line.number

    @property
    def costs_by_size(self) -> list[Cost]:
        return sorted(self.costs, key=lambda cost: -(cost.cell.amount or Decimal(0)))


def project_pages(disclosure: Disclosure) -> list[ProjectPage]:
    """Every project and programme of a disclosure, those that are within none first."""
    projects = list(disclosure.projects.select_related("parent"))
    for project in projects:
        project.disclosure = disclosure
    rows = _rows(disclosure)
    return [_page(project, projects, rows) for project in projects if project.parent_id is None]


def project_page(disclosure: Disclosure, code: str) -> ProjectPage | None:
    """The page of one project, or None if the disclosure has no project of this code."""
    for page in project_pages(disclosure):
        for each in (page, *page.parts):
            if each.project.code == code:
                return each
    return None


def _rows(disclosure: Disclosure) -> list[tuple[PartGrid, Row]]:
    """The rows of everything that belongs to a project: its own, its costs, its goals."""
    lines = LineItem.objects.of(disclosure)
    wanted = lines.filter(project__isnull=False) | lines.filter(goal__project__isnull=False)
    return [
        (part, row)
        for grid in grids_of(disclosure.tables.all(), wanted.select_related("goal__project"))
        for part in grid.parts
        for row in part.rows
    ]


def _page(
    project: Project, projects: list[Project], rows: list[tuple[PartGrid, Row]]
) -> ProjectPage:
    parts = [each for each in projects if each.parent_id == project.pk]
    of_project = {project.pk, *(part.pk for part in parts)}
    own = [(p, row) for p, row in rows if row.line.project_id == project.pk]
    return ProjectPage(
        project,
        [(p, row) for p, row in own if p.part.key != subjects.COSTS],
        _costs(projects, of_project, rows),
        [
            (row.line.goal, row, row.cells[-1])
            for p, row in rows
            if row.line.goal and row.line.goal.project_id == project.pk and not p.part.values
        ],
        [_page(part, projects, rows) for part in parts],
    )


def _costs(
    projects: Iterable[Project], of_project: set[int], rows: list[tuple[PartGrid, Row]]
) -> list[Cost]:
    by_key = {project.pk: project for project in projects}
    return [
        Cost(part, row, cell, by_key.get(row.line.project_id or 0))
        for part, row in rows
        if part.part.key == subjects.COSTS and row.line.project_id in of_project
        for cell in row.cells
        if cell.column.kind is Kind.LEAF
    ]
