"""The projects of a budget: what each is for, what it costs, what it is to achieve."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from budgets.grid import PartGrid, Row, grids_of
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Goal, LineItem, Project
from budgets.money import in_yuan
from budgets.official import subjects
from budgets.official.kinds import Kind


@dataclass(frozen=True)
class Cost:
    """One itemised cost; `project` is the project that we infer it to belong to, if any."""

    part: PartGrid
    row: Row
    cell: Cell
    project: Project | None

    @property
    def unit(self) -> str:
        """The unit that its amount is printed in."""
        return self.part.published.unit_of(self.cell.column)


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
    def belongings(self) -> list[str]:
        """How its costs are known to be its own, each way once, where it is we who say so."""
        return list(
            dict.fromkeys(
                cost.row.line.belonging
                for cost in self.costs
                if cost.row.line.is_inferred and not self.parts
            )
        )

    @property
    def cost_numbers(self) -> str:
        """The printed numbers of its costs: "5, 6, 7", or "5–17" where they follow on."""
        numbers = [cost.row.line.number or 0 for cost in self.costs]
        if len(numbers) > 2 and numbers == list(range(numbers[0], numbers[-1] + 1)):
            return f"{numbers[0]}–{numbers[-1]}"
        return ", ".join(map(str, numbers))

    @property
    def sum_of_costs(self) -> Decimal:
        """Computed by us; the document prints no sum of a project's costs."""
        return sum((cost.cell.amount or Decimal(0) for cost in self.costs), Decimal(0))

    @property
    def costs_are_its_budget(self) -> bool:
        """Whether the costs add up to the printed budget, which is how we know them for its own."""
        if self.main is None or self.main[2].amount is None or not self.costs:
            return False
        published, first = self.main[0].published, self.costs[0]
        budget = in_yuan(self.main[2].amount, published.unit_of(self.main[2].column))
        unit = first.part.published.unit_of(first.cell.column)
        return budget == in_yuan(self.sum_of_costs, unit)

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
    wanted = (
        lines.filter(project__isnull=False)
        | lines.filter(goal__project__isnull=False)
        | lines.filter(part=subjects.COSTS)
    )
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
    own = [(p, row) for p, row in rows if row.line.project_id == project.pk]
    named = [(p, row) for p, row in own if p.part.key != subjects.COSTS]
    itemised = {p.published.pk for p, _row in named if p.published.official.part(subjects.COSTS)}
    return ProjectPage(
        project,
        named,
        [
            cost
            for cost in _costs(projects, rows)
            # A programme's table itemises its costs, whichever project within it they are of.
            if (cost.part.published.pk in itemised)
            or (cost.project is not None and cost.project.pk == project.pk)
        ],
        [
            (row.line.goal, row, row.text)
            for p, row in rows
            if row.line.goal
            and row.line.goal.project_id == project.pk
            and not p.part.values
            and row.text
        ],
        [_page(part, projects, rows) for part in parts],
    )


def _costs(projects: Iterable[Project], rows: list[tuple[PartGrid, Row]]) -> list[Cost]:
    """Every itemised cost; one that nothing assigns to a project has none."""
    by_key = {project.pk: project for project in projects}
    return [
        Cost(part, row, cell, by_key.get(row.line.project_id or 0))
        for part, row in rows
        if part.part.key == subjects.COSTS and not row.is_total
        for cell in row.cells
        if cell.column.kind is Kind.LEAF
    ]
