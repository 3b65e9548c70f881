"""A published table as parts, rows and cells: what its page, its CSV and its like are made of."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from budgets.grid_cells import Cell, StoredCells
from budgets.models import Disclosure, LineItem, PublishedTable
from budgets.models.line_items import LineItemQuerySet
from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; `is_leaf` says that no other row is contained in it."""

    line: LineItem
    cells: tuple[Cell, ...]
    is_total: bool
    is_leaf: bool

    def cell(self, key: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.column.key == key), None)

    @property
    def text(self) -> Cell | None:
        """What the row says in words: its first text cell."""
        return next((cell for cell in self.cells if cell.column.kind is Kind.TEXT), None)

    def is_additive(self, column: Column) -> bool:
        """Whether the figure may be added to its like without counting anything twice."""
        return self.is_leaf and column.kind is Kind.LEAF and column.year == 0


@dataclass(frozen=True, slots=True)
class PartGrid:
    """The rows of one part, in printed order."""

    published: PublishedTable
    part: Part
    rows: tuple[Row, ...]

    def place_of(self, column: Column) -> int:
        """The position of a column's cell in a printed line, counted from 0."""
        before = self.part.columns[: self.part.columns.index(column)]
        return self.published.official.first_cell(self.part) + sum(each.cells for each in before)

    def row(self, key: str) -> Row | None:
        return next((row for row in self.rows if row.line.row == key), None)

    def amount(self, row: str, column: str) -> Decimal | None:
        """The amount of one cell; None where it is blank, a dash, or not there at all."""
        found = self.row(row)
        cell = found.cell(column) if found else None
        return cell.amount if cell else None


@dataclass(frozen=True, slots=True)
class TableGrid:
    """All parts of one published table."""

    published: PublishedTable
    parts: tuple[PartGrid, ...]


def grid_of(published: PublishedTable) -> TableGrid:
    """The whole of one table, in two queries, and one each where it has texts and indicators."""
    rows = list(_with_subjects(LineItem.objects.filter(published_table=published)))
    tell_containment(rows)
    return _with_cells([published], rows)[0]


def grids_of(tables: Iterable[PublishedTable], lines: LineItemQuerySet) -> list[TableGrid]:
    """The given rows of the given tables, in two to four queries, however many there are.

    The rows must belong to the tables; a table none of whose rows is given has empty parts.
    """
    return _with_cells(list(tables), rows_of(lines))


def rows_of(lines: LineItemQuerySet) -> list[LineItem]:
    """The given rows with what they are about, in printed order."""
    return list(_with_subjects(lines).knowing_containment())


def tell_containment(lines: Sequence[LineItem]) -> None:
    """Tell all rows of some tables whether they contain others, which stand in the same table."""
    containers = {line.parent_id for line in lines}
    for line in lines:
        line.contains_rows = line.pk in containers


def _with_subjects(lines: LineItemQuerySet) -> LineItemQuerySet:
    return lines.in_printed_order().select_related("functional", "economic", "goal", "project")


def _with_cells(tables: list[PublishedTable], rows: list[LineItem]) -> list[TableGrid]:
    columns = (column for each in tables for part in each.official.parts for column in part.columns)
    has_texts = any(column.kind is Kind.TEXT for column in columns)
    return assembled(tables, rows, StoredCells.of(rows, with_texts=has_texts))


def grids_by_subject(
    disclosure: Disclosure, wanted: Sequence[str], rows: Q | None = None
) -> dict[str, TableGrid]:
    """The tables of a disclosure that are of these subjects, by subject, in four queries.

    `rows` narrows their rows, as of LineItem.
    """
    tables = [table for table in disclosure.tables.all() if table.official.subject in wanted]
    lines = LineItem.objects.filter(published_table__in=tables)
    grids = grids_of(tables, lines.filter(rows) if rows is not None else lines)
    return {grid.published.official.subject: grid for grid in grids}


def assembled(
    tables: Iterable[PublishedTable], rows: Sequence[LineItem], cells: StoredCells
) -> list[TableGrid]:
    """The grids of tables whose rows, in printed order, and cells are at hand."""
    tables = list(tables)
    by_key = {table.pk: table for table in tables}
    by_part: dict[tuple[int, str], list[LineItem]] = defaultdict(list)
    for line in rows:
        line.published_table = by_key[line.published_table_id]
        by_part[line.published_table_id, line.part].append(line)

    def part_grid(published: PublishedTable, part: Part) -> PartGrid:
        found = by_part[published.pk, part.key]
        made = [_row(part, line, cells) for line in found]
        return PartGrid(published, part, tuple(made))

    return [
        TableGrid(table, tuple(part_grid(table, part) for part in table.official.parts))
        for table in tables
    ]


def _row(part: Part, line: LineItem, cells: StoredCells) -> Row:
    return Row(
        line,
        tuple(cells.cell(line, column) for column in part.columns),
        is_total=line.row.partition("~")[0] in part.total_rows,
        is_leaf=not line.contains_rows,
    )
