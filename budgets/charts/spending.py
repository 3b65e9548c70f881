"""What the money is planned for: projects by their costs, staff and running costs by item."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.charts.bars import Bar, DrawnBar, Part, drawn, sum_of
from budgets.grid import PartGrid, TableGrid
from budgets.grid_cells import Cell
from budgets.models import Disclosure, PublishedTable
from budgets.official import subjects, terms
from budgets.official.kinds import Kind
from budgets.projects import ProjectPage
from budgets.row_names import without_numeral

# The tables that are read.
SUBJECTS = (subjects.EXPENDITURE_BY_FUNCTION, subjects.BASIC_BY_ECONOMIC)


@dataclass(frozen=True)
class Line:
    """A line of the receipt; `of` is the project that it is for, None for staff and running costs.

    `width` is its per cent of the largest line.
    """

    part: Part
    of: Bilingual | None
    width: Decimal


@dataclass(frozen=True)
class Spending:
    """All planned expenditure: `whole` is the printed total, None where there is none.

    `table` prints it, where there is one.
    """

    table: PublishedTable | None
    whole: Part | None
    bars: list[DrawnBar]
    lines: list[Line]

    @property
    def sum(self) -> Decimal:
        """What the bars add up to, computed by us, in the unit of the whole."""
        unit = self.whole.unit if self.whole else "元"
        return sum_of([bar.bar.whole for bar in self.bars], unit)

    @property
    def sum_of_lines(self) -> Decimal:
        """What the lines of the receipt add up to, computed by us."""
        unit = self.whole.unit if self.whole else "元"
        return sum_of([line.part for line in self.lines], unit)

    @property
    def adds_up(self) -> bool:
        return self.whole is not None and self.sum == self.whole.amount

    @property
    def lines_add_up(self) -> bool:
        return self.whole is not None and self.sum_of_lines == self.whole.amount


def spending(
    disclosure: Disclosure, grids: Mapping[str, TableGrid], projects: list[ProjectPage]
) -> Spending:
    """The picture and the receipt of a budget.

    `grids` are its tables by subject.
    Where no table lists projects, project expenditure is cut by function.
    """
    functions = _first(grids.get(subjects.EXPENDITURE_BY_FUNCTION))
    whole = _total(functions, subjects.TOTAL) if functions else None
    of_projects = [bar for page in _innermost(projects) if (bar := _of_project(page))]
    if not of_projects and functions:
        of_projects = _by_function(functions)
    economic = _first(grids.get(subjects.BASIC_BY_ECONOMIC))
    basic = _basic(economic, disclosure) if economic else []
    bars = sorted([*of_projects, *basic], key=lambda bar: -bar.whole.yuan)
    table = functions.published if functions else None
    return Spending(table, whole, drawn(bars, whole), _lines(of_projects, basic))


def _innermost(pages: list[ProjectPage]) -> list[ProjectPage]:
    """The projects themselves, and the programmes that consist of none."""
    return [each for page in pages for each in (page.parts or [page])]


def _of_project(page: ProjectPage) -> Bar | None:
    if page.main is None:
        return None
    part, _row, cell = page.main
    address_of = part.published.disclosure.figure_addresses()
    unit = part.published.unit_of(cell.column)
    amount = cell.amount or Decimal(0)
    address = page.project.get_absolute_url()
    whole = Part(page.project.name, amount, unit, address, cell.figure_id)
    costs = tuple(
        Part(
            _unnumbered(cost.row.line.name),
            cost.cell.amount,
            cost.unit,
            address_of(cost.cell.figure_id),
            cost.cell.figure_id,
        )
        for cost in page.costs_by_size
        if cost.cell.amount
    )
    count = len(costs)
    about = Bilingual(f"{terms.PROJECT.zh}，{count} 笔成本", f"project, {count} itemised costs")
    # Costs that make another sum than the project's budget would draw another length.
    if not page.costs_are_its_budget:
        return Bar(whole, (whole,), Bilingual(terms.PROJECT.zh, "project"))
    return Bar(whole, costs, about)


def _unnumbered(name: Bilingual) -> Bilingual:
    """The name of a cost without its number in the printed list, which its order here is not."""
    return Bilingual(without_numeral(name.zh), without_numeral(name.en))


def _by_function(grid: PartGrid) -> list[Bar]:
    """Project expenditure as one bar, cut by the 项 that print some."""
    whole = _total(grid, "project")
    parts = _rows(grid, "project")
    if whole is None or not whole.amount:
        return []
    count = len(parts)
    about = Bilingual(f"{count} 个功能科目", f"{count} functional categories")
    return [Bar(whole, parts or (whole,), about)]


def _basic(grid: PartGrid, disclosure: Disclosure) -> list[Bar]:
    """Staff and running costs: the leaf columns of the table by economic item."""
    bars = []
    for column in grid.part.amounts:
        whole = _total(grid, column.key) if column.kind is Kind.LEAF else None
        if whole is None or not whole.amount:
            continue
        parts = _rows(grid, column.key, "f2")
        count = len(parts)
        about = Bilingual(
            f"{terms.BASIC.zh}，{count} 个经济科目", f"basic expenditure, {count} economic items"
        )
        bars.append(Bar(whole, parts or (replace(whole, shade="f2"),), about))
    return bars


def _lines(projects: list[Bar], basic: list[Bar]) -> list[Line]:
    """The receipt: staff and running costs whole, projects cost by cost, the largest first."""
    found: list[tuple[Part, Bilingual | None]] = [(bar.whole, None) for bar in basic]
    for bar in projects:
        found += [(part, bar.whole.name) for part in bar.parts]
    found.sort(key=lambda line: -line[0].yuan)
    largest = max((part.yuan for part, _of in found), default=Decimal(0))
    return [
        Line(part, of, (part.yuan / largest * 100).quantize(Decimal("0.01")))
        for part, of in found
        if part.yuan > 0
    ]


def _first(grid: TableGrid | None) -> PartGrid | None:
    return grid.parts[0] if grid else None


def _total(grid: PartGrid, column: str) -> Part | None:
    """The printed total of a column, named after its heading."""
    row = grid.row(subjects.TOTAL)
    cell = row.cell(column) if row else None
    if cell is None or cell.amount is None:
        return None
    heading = grid.published.headings_of(grid.part)[column]
    return _part(grid, cell, heading, cell.amount)


def _rows(grid: PartGrid, column: str, shade: str = "f") -> tuple[Part, ...]:
    """The rows that contain no others and print an amount in the column, the largest first."""
    found = []
    for row in grid.rows:
        cell = row.cell(column)
        if row.is_leaf and not row.is_total and cell and cell.amount:
            found.append(_part(grid, cell, row.line.name, cell.amount, shade))
    return tuple(sorted(found, key=lambda part: -part.amount))


def _part(grid: PartGrid, cell: Cell, name: Bilingual, amount: Decimal, shade: str = "f") -> Part:
    address_of = grid.published.disclosure.figure_addresses()
    unit = grid.published.unit_of(cell.column)
    return Part(name, amount, unit, address_of(cell.figure_id), cell.figure_id, shade)
