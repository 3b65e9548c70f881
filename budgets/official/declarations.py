"""The words in which a layout of official tables is declared.

A layout says, of each table that it prescribes, what the table is about, its parts and columns.
Pages, downloads, the loader and the checks read these declarations; none has a list of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from budgets.bilingual import Bilingual


class Kind(Enum):
    """What a column holds; an amount is a leaf, or contains leaves of its own row."""

    CODE = "code"
    NAME = "name"
    TEXT = "text"
    LEAF = "leaf"
    SUBTOTAL = "subtotal"
    TOTAL = "total"

    @property
    def is_amount(self) -> bool:
        return self in (Kind.LEAF, Kind.SUBTOTAL, Kind.TOTAL)


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
    """One printed column; `groups` are the headings over it, outermost first."""

    key: str
    title: Bilingual
    kind: Kind
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A run of rows under one set of headers; most tables have one part, with the key "".

    `row_keys` are the ids of rows that the form prescribes and that carry no code;
    `total_rows` are those of them that contain other rows.
    """

    columns: tuple[Column, ...]
    key: str = ""
    title: Bilingual | None = None
    classification: Classification | None = None
    row_keys: tuple[str, ...] = ("total",)
    total_rows: frozenset[str] = frozenset({"total"})

    @property
    def amounts(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind.is_amount)

    @property
    def texts(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind is Kind.TEXT)

    @property
    def total(self) -> Column | None:
        """The column that contains all others of a row, or the only amount there is."""
        totals = [column for column in self.amounts if column.kind is Kind.TOTAL]
        if totals:
            return totals[0]
        return self.amounts[0] if len(self.amounts) == 1 else None

    def column(self, key: str) -> Column | None:
        return next((column for column in self.columns if column.key == key), None)


@dataclass(frozen=True, slots=True)
class Table:
    """One official table: its number in this layout, and its subject, which other layouts share.

    `side_by_side` says that the parts are printed beside each other, on the same lines.
    `sortable` says that its rows are siblings which a reader may want to compare.
    """

    number: int
    subject: str
    title: Bilingual
    parts: tuple[Part, ...] = ()
    side_by_side: bool = False
    sortable: bool = False

    def part(self, key: str) -> Part | None:
        return next((part for part in self.parts if part.key == key), None)

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column once, in printed order, whichever part it belongs to."""
        return tuple(
            {column.key: column for part in self.parts for column in part.columns}.values()
        )

    @property
    def headings(self) -> dict[str, Bilingual]:
        """The declared heading of each column and group, by key."""
        found: dict[str, Bilingual] = {}
        for column in (column for part in self.parts for column in part.columns):
            found |= {group.key: group.title for group in column.groups}
            found[column.key] = column.title
        return found

    def first_cell(self, part: Part) -> int:
        """The position of a part's first cell in a printed line, counted from 0."""
        if not self.side_by_side:
            return 0
        return sum(len(before.columns) for before in self.parts[: self.parts.index(part)])


@dataclass(frozen=True, slots=True)
class Layout:
    """The set of tables that a city prescribes for one or more years."""

    key: str
    title: Bilingual
    tables: tuple[Table, ...]

    def table(self, number: int) -> Table | None:
        return next((table for table in self.tables if table.number == number), None)

    def __iter__(self) -> Iterator[Table]:
        return iter(self.tables)
