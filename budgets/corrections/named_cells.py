"""What a target is called, and where the public sees it; rows and their cells, many at once."""

from dataclasses import dataclass

from budgets.bilingual import Bilingual
from budgets.corrections.said import Said, in_page
from budgets.figure_ids import FigureId
from budgets.models import Disclosure, LineItem
from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind

# A budget's key, None for reference data, and a target's key there.
Place = tuple[int | None, str]


@dataclass(frozen=True)
class NamedTarget:
    """A target by its key; `address` is "" where no page shows it.

    Rows and cells have their row, cells their column, if they are still there.
    """

    key: str
    name: Bilingual
    address: str = ""
    line: LineItem | None = None
    column: Column | None = None

    @property
    def said(self) -> Said:
        return in_page(self.name)

    @property
    def is_cell(self) -> bool:
        """Whether the key is the id of a cell, which is worth showing itself."""
        return "/" not in self.key

    @property
    def unit(self) -> str:
        """The unit of a figure; "" of anything else."""
        if self.line is None or self.column is None or not self.column.kind.is_amount:
            return ""
        return self.line.published_table.unit_of(self.column)

    def heading(self, key: str) -> Bilingual:
        """What a column of the target's row is called."""
        part = _part(self.line) if self.line else None
        column = part.column(key) if part else None
        if self.line is None or part is None or column is None:
            return Bilingual(key, key)
        return self.line.published_table.full_heading(part, column)


def named_cell(line: LineItem, column: str, key: str) -> NamedTarget:
    """A cell of a row, or, without a column, the row itself; its table and budget are loaded."""
    table, part = line.published_table, _part(line)
    name = Bilingual(line.name_zh, line.name_en or line.name_zh) if line.name_zh else table.title
    if line.code_printed and line.name_zh:
        name = Bilingual(f"{line.code_printed} {name.zh}", f"{line.code_printed} {name.en}")
    row = NamedTarget(key, name, table.get_absolute_url(), line)
    declared = part.column(column) if part and column else None
    if declared is None:
        return row
    is_figure = declared.kind.is_amount or declared.kind is Kind.VALUE
    address = table.disclosure.figure_addresses()(key) if is_figure else row.address
    heading = row.heading(column)
    return NamedTarget(
        key,
        Bilingual(f"{name.zh}：{heading.zh}", f"{name.en}: {heading.en}"),
        address,
        line,
        declared,
    )


def named_rows(places: set[Place], disclosures: dict[int, Disclosure]) -> dict[Place, NamedTarget]:
    """Those rows and cells that are there, withdrawn ones too, in one query."""
    ids = {place: found for place in places if (found := _row_and_column(place[1]))}
    lines = LineItem.with_withdrawn.filter(
        published_table__disclosure__in=disclosures, row__in={each.row for each in ids.values()}
    ).select_related("published_table")
    at = {}
    for line in lines:
        table = line.published_table
        table.disclosure = disclosures[table.disclosure_id]
        at[table.disclosure_id, table.number, line.part, line.row] = line
    cells: dict[Place, NamedTarget] = {}
    for place, wanted in ids.items():
        line_there = at.get((place[0] or 0, wanted.table, wanted.part, wanted.row))
        if line_there is not None:
            cells[place] = named_cell(line_there, wanted.column, place[1])
    return cells


def _row_and_column(key: str) -> FigureId | None:
    """The id of a cell, or, without a column, of a row."""
    row = key.removeprefix("rows/")
    found = FigureId.named(key if row == key else f"{row}.x")
    if found is None:
        return None
    return found if row == key else FigureId(found.table, found.part, found.row, "")


def _part(line: LineItem) -> Part | None:
    """The part of its table that a row is declared in."""
    parts = line.published_table.official.parts
    return next((part for part in parts if part.key == line.part), None)
