"""The words in which a layout of official tables is declared.

A layout says, of each table that it prescribes, what the table is about, its parts and columns.
Pages, downloads, the loader and the checks read these declarations; none has a list of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from budgets.bilingual import Bilingual
from budgets.official.kinds import Basis, Kind
from budgets.official.subjects import PROJECTS

# The number, among those of tables, of what only the text prints.
TEXT = 0


class Classification(Enum):
    """Which of the two national classifications the codes of a part belong to."""

    FUNCTIONAL = "functional"
    ECONOMIC = "economic"


@dataclass(frozen=True, slots=True)
class Group:
    """A heading printed over several columns; its key is unique among the table's column keys."""

    key: str
    title: Bilingual


@dataclass(frozen=True, slots=True)
class Column:
    """One printed column; `groups` are the headings over it, outermost first.

    `unit` is that of its figures where it is not the table's. `year` counts from the fiscal year,
    -1 for the one before; None is for a project's whole life. A column of an earlier year has its
    `basis`, and may print its year in its heading: “{year} 年”. `merged` says that a cell is
    printed once for several rows, `is_ours` that the document prints no heading like this.
    `is_change` says that its amounts are differences from the year before. A code that is printed
    in several `cells` is written with a space between what stands in each: “201 03 50”.
    """

    key: str
    title: Bilingual
    kind: Kind
    groups: tuple[Group, ...] = ()
    unit: str = ""
    year: int | None = 0
    basis: Basis | None = None
    merged: bool = False
    is_ours: bool = False
    is_change: bool = False
    cells: int = 1

    def heading(self, fiscal_year: int) -> Bilingual:
        """The heading as it reads in one year's tables."""
        year = str(fiscal_year + (self.year or 0))
        title = self.title
        return Bilingual(
            title.zh.replace("{year}", year), title.en.replace("{year}", year), title.origin
        )


# Without slots, so that what follows from the columns is found once.
@dataclass(frozen=True)
class Part:
    """A run of rows under one set of headers; most tables have one part, with the key "".

    `row_keys` are the ids of rows that the form prescribes and that carry no code;
    `total_rows` are those of them that contain other rows. `in_running_text` says that what its
    rows print stands among other words, not in cells of its own.
    """

    columns: tuple[Column, ...]
    key: str = ""
    title: Bilingual | None = None
    classification: Classification | None = None
    row_keys: tuple[str, ...] = ("total",)
    total_rows: frozenset[str] = frozenset({"total"})
    in_running_text: bool = False

    @cached_property
    def amounts(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind.is_amount)

    @cached_property
    def texts(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind is Kind.TEXT)

    @cached_property
    def values(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind is Kind.VALUE)

    @cached_property
    def has_goals(self) -> bool:
        """Whether its rows are goals, or belong to goals."""
        return any(column.kind is Kind.GOAL for column in self.columns)

    @cached_property
    def total(self) -> Column | None:
        """The column of this year that contains all others of a row, or the only one there is."""
        amounts = [
            column for column in self.amounts if column.year == 0 and column.kind is not Kind.SHARE
        ]
        totals = [column for column in amounts if column.kind is Kind.TOTAL]
        if totals:
            return totals[0]
        return amounts[0] if len(amounts) == 1 else None

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)

    @cached_property
    def headings(self) -> dict[str, Bilingual]:
        """The declared heading of each column and group, by key."""
        found: dict[str, Bilingual] = {}
        for column in self.columns:
            found |= {group.key: group.title for group in column.groups}
            found[column.key] = column.title
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """One official table: its number in this layout, and its subject, which other layouts share.

    `side_by_side` says that the parts are printed beside each other, on the same lines.
    `sortable` says that its rows are siblings which a reader may want to compare.
    `column_order` is that of the columns in files, where the parts' own orders leave it open.
    """

    number: int
    subject: str
    title: Bilingual
    parts: tuple[Part, ...] = ()
    side_by_side: bool = False
    sortable: bool = False
    column_order: tuple[str, ...] = ()

    def part(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)

    @property
    def columns(self) -> tuple[str, ...]:
        """The key of every column once, in the order of files, whichever part it belongs to."""
        return self.column_order or tuple(
            {column.key: None for part in self.parts for column in part.columns}
        )

    def first_cell(self, part: Part) -> int:
        """The position of a part's first cell in a printed line, counted from 0."""
        if not self.side_by_side:
            return 0
        before = self.parts[: self.parts.index(part)]
        return sum(column.cells for part in before for column in part.columns)


@dataclass(frozen=True)
class Layout:
    """The set of tables that a city prescribes for one or more years.

    `text` holds what is printed in the text only, as if it were a table; its number is 0, and it
    is none of the official tables. Of the document's parts, by the first piece of their sections'
    numbers, some say who publishes, others explain the budget.
    """

    key: str
    title: Bilingual
    tables: tuple[Table, ...]
    text: Table | None = None
    overview_parts: tuple[str, ...] = ("1",)
    explanation_parts: tuple[str, ...] = ("3",)

    def table(self, number: int) -> Table | None:
        """The official table of a number, or, for 0, the numbers of the text."""
        if number == TEXT:
            return self.text
        return next((table for table in self.tables if table.number == number), None)

    @cached_property
    def has_projects(self) -> bool:
        """Whether its tables list projects."""
        return any(table.subject == PROJECTS for table in self.tables)

    @cached_property
    def has_goals(self) -> bool:
        """Whether its tables set goals."""
        return any(part.has_goals for table in self.tables for part in table.parts)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)
