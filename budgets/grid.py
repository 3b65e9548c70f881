"""A published table as parts, rows and cells: what its page, its CSV and its like are made of."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from budgets.models import Figure, LineItem, PublishedTable, TextCell
from budgets.models.line_items import LineItemQuerySet
from budgets.official.declarations import Column, Kind, Part

AnyCell = TypeVar("AnyCell", Figure, TextCell)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed. Only a figure has an id; a blank one too, but no amount."""

    column: Column
    zh: str
    en: str
    figure_id: str = ""
    amount: Decimal | None = None
    amended: str = ""

    def text(self, language: str) -> str:
        return self.en if language == "en" else self.zh


@dataclass(frozen=True, slots=True)
class Row:
    """One printed row; `is_leaf` says that no other row is contained in it."""

    line: LineItem
    cells: tuple[Cell, ...]
    is_total: bool
    is_leaf: bool

    def cell(self, key: str) -> Cell | None:
        return next((cell for cell in self.cells if cell.column.key == key), None)

    def is_additive(self, column: Column) -> bool:
        """Whether the figure may be added to its like without counting anything twice."""
        return self.is_leaf and column.kind is Kind.LEAF


@dataclass(frozen=True, slots=True)
class PartGrid:
    """The rows of one part, in printed order."""

    published: PublishedTable
    part: Part
    rows: tuple[Row, ...]

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
    """The whole of one table, in three queries."""
    return grids_of([published], LineItem.objects.filter(published_table=published))[0]


def grids_of(tables: Iterable[PublishedTable], lines: LineItemQuerySet) -> list[TableGrid]:
    """The given rows of the given tables, in three queries however many there are.

    The rows must belong to the tables; a table none of whose rows is given has empty parts.
    """
    tables = list(tables)
    by_key = {table.pk: table for table in tables}
    rows = list(
        lines.in_printed_order().knowing_containment().select_related("functional", "economic")
    )
    keys = [line.pk for line in rows]
    figures = _by_line(Figure.objects.filter(line_item__in=keys))
    texts = _by_line(TextCell.objects.filter(line_item__in=keys))
    by_part: dict[tuple[int, str], list[LineItem]] = defaultdict(list)
    for line in rows:
        line.published_table = by_key[line.published_table_id]
        by_part[line.published_table_id, line.part].append(line)

    def part_grid(published: PublishedTable, part: Part) -> PartGrid:
        found = by_part[published.pk, part.key]
        made = [_row(part, line, figures[line.pk], texts[line.pk]) for line in found]
        return PartGrid(published, part, tuple(made))

    return [
        TableGrid(table, tuple(part_grid(table, part) for part in table.official.parts))
        for table in tables
    ]


def _by_line(cells: Iterable[AnyCell]) -> dict[int, dict[str, AnyCell]]:
    found: dict[int, dict[str, AnyCell]] = defaultdict(dict)
    for cell in cells:
        found[cell.line_item_id][cell.column] = cell
    return found


def _row(
    part: Part,
    line: LineItem,
    figures: dict[str, Figure],
    texts: dict[str, TextCell],
) -> Row:
    def cell(column: Column) -> Cell:
        if column.kind is Kind.CODE:
            return Cell(column, line.code_printed, line.code_printed)
        if column.kind is Kind.NAME:
            return Cell(column, line.name_zh, line.name_en)
        if column.kind is Kind.TEXT:
            found = texts.get(column.key)
            return Cell(column, found.text_zh, found.text_en) if found else Cell(column, "", "")
        figure = figures.get(column.key)
        if figure is None:
            return Cell(column, "", "")
        return Cell(
            column,
            figure.printed,
            figure.printed,
            str(line.figure_id(column.key)),
            figure.value,
            figure.amended,
        )

    return Row(
        line,
        tuple(cell(column) for column in part.columns),
        is_total=line.row.partition("~")[0] in part.total_rows,
        is_leaf=not line.contains_rows,
    )
