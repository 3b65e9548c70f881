"""A disclosure in memory: what the rules read, and what a change of it can be tried on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from budgets.figure_ids import FigureId
from budgets.grid import PartGrid, Row, TableGrid, grids_of
from budgets.grid_cells import Cell
from budgets.models import Disclosure, GlossaryTerm, LineItem, Mention, TextSection
from budgets.money import amount_of
from budgets.official.kinds import Kind
from budgets.official.subjects import PROJECT_PERFORMANCE
from budgets.targets import meaning_of


class NoSuchFigure(LookupError):
    """The disclosure has no figure, and no value of an indicator, of this id."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One cell in its row and part."""

    grid: PartGrid
    row: Row
    cell: Cell

    @property
    def amount(self) -> Decimal | None:
        return self.cell.amount

    @property
    def unit(self) -> str:
        return self.grid.published.unit_of(self.cell.column)

    @property
    def lines(self) -> tuple[int, int]:
        """The first and the last line of the document that the row stands on."""
        return self.row.line.line_from, self.row.line.line_to


@dataclass(frozen=True)
class Snapshot:
    """Everything that one disclosure publishes: its tables, the numbers of its text, its words.

    `standing` is that of its document, "" where none is held.
    """

    disclosure: Disclosure
    grids: tuple[TableGrid, ...]
    sections: tuple[TextSection, ...]
    mentions: tuple[Mention, ...]
    terms: tuple[GlossaryTerm, ...]
    standing: str

    @classmethod
    def of(cls, disclosure: Disclosure) -> "Snapshot":
        """What the database holds of a disclosure, in nine queries, however much that is."""
        tables = list(disclosure.tables.all())
        for table in tables:
            table.disclosure = disclosure
        document = disclosure.current_document()
        lines = LineItem.objects.of(disclosure)
        mentions = Mention.objects.filter(section__disclosure=disclosure)
        return cls(
            disclosure,
            tuple(grids_of(tables, lines.select_related("project__parent"))),
            tuple(disclosure.text_sections.all()),
            tuple(mentions.select_related("section", "figure__line_item__published_table")),
            tuple(disclosure.glossary_terms.select_related("functional")),
            document.standing if document else "",
        )

    def with_changes(self, printed: Mapping[str, str]) -> "Snapshot":
        """What the disclosure would be if the figures of these ids were printed so.

        Values of indicators may be changed too. Raises NoSuchFigure, NotAnAmount, UnknownTarget.
        """
        for figure_id in printed:
            if figure_id not in self.spots:
                raise NoSuchFigure(f"there is no figure {figure_id}")
        parts = {FigureId.parse(figure_id).row_id for figure_id in printed}
        return replace(self, grids=tuple(_changed(grid, parts, printed) for grid in self.grids))

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """Every figure and every value of an indicator by its id."""
        return {
            cell.figure_id: Spot(part, row, cell)
            for part in self.parts()
            for row in part.rows
            for cell in row.cells
            if cell.figure_id
        }

    @cached_property
    def subjects(self) -> dict[str, TableGrid]:
        """The tables by what they are about."""
        return {grid.published.official.subject: grid for grid in self.grids}

    def parts(self) -> Iterator[PartGrid]:
        """All parts of all tables, those of the text's numbers first."""
        for grid in self.grids:
            yield from grid.parts

    def part(self, subject: str, key: str = "") -> PartGrid | None:
        """A part of the table about a subject, if the disclosure has it."""
        grid = self.subjects.get(subject)
        return next((part for part in grid.parts if part.part.key == key), None) if grid else None

    def rows(self, subject: str, key: str = "") -> Iterator[tuple[PartGrid, Row]]:
        """The rows of a part of the table about a subject; none if there is no such part."""
        grid = self.part(subject, key)
        if grid:
            for row in grid.rows:
                yield grid, row

    @property
    def programmes(self) -> list[tuple[PartGrid, Row]]:
        """The programmes that the table of targets is about."""
        return list(self.rows(PROJECT_PERFORMANCE, "programme"))

    def spot(self, subject: str, row: str, column: str, part: str = "") -> Spot | None:
        """The cell of a row and a column in the table about a subject, if it is declared."""
        grid = self.part(subject, part)
        return spot_of(grid, grid.row(row), column) if grid else None


def spot_of(grid: PartGrid, row: Row | None, column: str) -> Spot | None:
    """The cell of a row in a column, None where there is no such row or column."""
    cell = row.cell(column) if row else None
    return Spot(grid, row, cell) if row and cell else None


def spots_in(grid: PartGrid, rows: Sequence[Row], column: str) -> list[Spot]:
    """The cells of some rows in one column."""
    found = [spot_of(grid, row, column) for row in rows]
    return [spot for spot in found if spot]


def _changed(grid: TableGrid, rows: set[str], printed: Mapping[str, str]) -> TableGrid:
    """A table with its changed cells; what no change is about stays the same object."""

    def row_of(row: Row) -> Row:
        if row.line.row_id not in rows:
            return row
        return replace(row, cells=tuple(_cell(cell, printed) for cell in row.cells))

    prefixes = {row_id.partition(".")[0] for row_id in rows}
    if grid.published.figure_prefix not in prefixes:
        return grid
    parts = (replace(part, rows=tuple(row_of(row) for row in part.rows)) for part in grid.parts)
    return replace(grid, parts=tuple(parts))


def _cell(cell: Cell, printed: Mapping[str, str]) -> Cell:
    text = printed.get(cell.figure_id)
    if text is None:
        return cell
    if cell.column.kind is Kind.VALUE:
        meaning = meaning_of(text)
        return replace(cell, zh=text, en=meaning.english or text, meaning=meaning)
    return replace(cell, zh=text, en=text, amount=amount_of(text))
