"""Writing made-up budgets into the database, many at once."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from django.db import connection, transaction

from budgets import money
from budgets.imports.columns import NewRows
from budgets.imports.made_up import OTHER_FUNDS, MadeUpBudget, MadeUpRow, Names
from budgets.imports.made_up_places import CHUNK, MOST, add_up_places, publishers_of
from budgets.imports.search_entries import record_search_entries
from budgets.models import (
    Disclosure,
    EconomicCategory,
    Figure,
    FunctionalCategory,
    LineItem,
    PublishedTable,
    Revision,
    SourceDocument,
)
from budgets.models.content import reference_digest
from budgets.official.declarations import Layout

UNIT = "元"
NO_SUCH_FUND = {"zh": "注：没有这项预算。", "en": "Note: there is no such budget."}


class AlreadyThere(Exception):
    """The database holds made-up budgets, to which no others are added."""


class TooMany(Exception):
    """There are not as many codes for places."""


class NoCategories(Exception):
    """The database lacks the classifications of a year."""


def generate(
    count: int, layout: Layout, years: Sequence[int], seed: int, *, searchable: bool = False
) -> Iterator[int]:
    """Write `count` made-up budgets, of each of the years in turn; says how many are written.

    The same seed makes the same budgets. All are written, or none. Only where they are to be
    `searchable` can a search find them, which takes much longer to write.
    Raises TooMany, AlreadyThere, NoCategories.
    """
    if count > MOST:
        raise TooMany(f"at most {MOST:,} budgets can be made up")
    with transaction.atomic():
        if SourceDocument.objects.filter(standing=SourceDocument.Standing.GENERATED).exists():
            raise AlreadyThere("there are made-up budgets already")
        known = [_Categories(year) for year in years]
        random = Random(seed)  # noqa: S311 nothing is secret about these amounts
        for first in range(0, count, CHUNK):
            numbers = range(first, min(first + CHUNK, count))
            keys = _write(numbers, layout, known, random)
            if searchable:
                for disclosure in Disclosure.objects.with_publishers().filter(pk__in=keys):
                    record_search_entries(disclosure)
            yield numbers.stop
        add_up_places(years)
        # Their places and publishers are reference data, whose chain would tell of no change.
        Revision.objects.append(None, reference_digest())
        with connection.cursor() as cursor:
            # So that the database knows at once how much there is now.
            cursor.execute("ANALYZE")


class _Categories:
    """The categories of one year: their names for the budgets, their keys for the rows."""

    def __init__(self, year: int) -> None:
        self.year = year
        sides: list[dict[str, Any]] = [
            {category.code: category for category in model.objects.filter(edition=str(year))}
            for model in (FunctionalCategory, EconomicCategory)
        ]
        if not all(sides):
            raise NoCategories(f"the classifications of {year} are not loaded")
        self.functional, self.economic = (
            {code: category.pk for code, category in side.items()} for side in sides
        )
        self.names = Names(
            *({code: (c.name_zh, c.name_en) for code, c in side.items()} for side in sides)
        )

    def keys_of(self, code: str) -> tuple[int | None, int | None]:
        """The keys of a code's functional and economic category; no code is of both."""
        return self.functional.get(code), self.economic.get(code)


def _write(
    numbers: range,
    layout: Layout,
    known: Sequence[_Categories],
    random: Random,
) -> Sequence[int]:
    """One chunk: publishers with their places, a budget of each, then its rows and figures.

    Gives the keys of the budgets.
    """
    of_year = [known[number % len(known)] for number in numbers]
    disclosures = NewRows(Disclosure, "publisher_id", "fiscal_year", "kind", "layout_key")
    for publisher, categories in zip(publishers_of(numbers), of_year, strict=True):
        disclosures.add(publisher, categories.year, "budget", layout.key)
    documents = NewRows(
        SourceDocument, "disclosure_id", "title_zh", "title_en", "standing", "lines"
    )
    contents = _Contents(layout)
    keys = disclosures.write()
    for key, categories in zip(keys, of_year, strict=True):
        documents.add(key, "虚构预算", "Made-up budget", "generated", 0)
        contents.add(key, MadeUpBudget(random, categories.names), categories)
    documents.write()
    contents.write()
    return keys


class _Contents:
    """The tables, rows and figures of some budgets."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.tables = NewRows(
            PublishedTable,
            *("disclosure_id", "number", "title_printed", "unit", "notes"),
            *("first_line", "last_line"),
        )
        self.lines = NewRows(
            LineItem,
            *("published_table_id", "part", "row", "order", "code_printed", "code"),
            *("name_zh", "name_en", "level", "parent_id", "functional_id", "economic_id"),
            *("line_from", "line_to"),
        )
        self.figures = NewRows(Figure, "line_item_id", "column", "printed", "amount")

    def add(self, disclosure: int, budget: MadeUpBudget, categories: _Categories) -> None:
        line = 0
        for table in self.layout:
            first = line + 1
            place = len(self.tables)
            for part in table.parts:
                seen: dict[str, int] = {}
                for order, row in enumerate(budget.rows(table, part), 1):
                    line += 1
                    printed = row.code_printed(part.columns[0].cells)
                    seen[row.row] = self.lines.add(
                        *(place, part.key, row.row, order, printed, row.code, *row.name),
                        *(row.level, seen.get(row.parent), *categories.keys_of(row.code)),
                        *(line, line),
                    )
                    self._add_figures(seen[row.row], row)
            last = max(first, line)
            notes = [NO_SUCH_FUND | {"line": last}] if table.subject in OTHER_FUNDS else []
            self.tables.add(disclosure, table.number, table.title.zh, UNIT, notes, first, last)

    def _add_figures(self, line: int, row: MadeUpRow) -> None:
        for column, amount in row.amounts:
            self.figures.add(line, column, amount, money.amount_of(amount))

    def write(self) -> None:
        tables = self.tables.write()
        lines = self.lines.write(own="parent_id", published_table_id=tables)
        self.figures.write(line_item_id=lines)
