"""What the page of an official table is made of: read, or as it was read of the same data."""

from dataclasses import dataclass, field

from django.http import HttpRequest
from django.utils.translation import get_language

from budgets.bounded import Bounded
from budgets.glossary import terms_in
from budgets.grid import TableGrid, grid_of
from budgets.marks import Checked
from budgets.models import Disclosure, GlossaryTerm, PublishedTable, SourceDocument
from budgets.sentences import sentence
from budgets.views.found import disclosure_at, table_of

# The key of a request's environment under which stands what keeps readings of the data as they
# are: a Bounded; nothing where answers are not kept either (hsbd/kept.py).
READINGS = "hsbd.readings"
# What a reading takes in bytes, at the most about: by itself, and for each cell.
OWN, OF_A_CELL = 100_000, 1_000


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table in no language and no order, with what stands beside it. Read only: it is shared."""

    document: SourceDocument | None
    before: PublishedTable | None
    grid: TableGrid
    after: PublishedTable | None
    checked: Checked
    terms: list[GlossaryTerm]
    said: dict[str | None, list[str]] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str]:
        """Each row as a sentence in the language spoken now, made once in each."""
        language = get_language()
        if language not in self.said:
            parts = self.grid.parts
            self.said[language] = [sentence(part, row) for part in parts for row in part.rows]
        return self.said[language]

    @property
    def taken(self) -> int:
        """The bytes of memory that it takes, about."""
        cells = sum(len(row.cells) for part in self.grid.parts for row in part.rows)
        return OWN + OF_A_CELL * cells


def reading_of(
    request: HttpRequest, place: str, publisher: str, year: int, number: int
) -> TableReading:
    """The reading of one table. Raises Http404, and BadParameter for what is no revision.

    A table has hundreds of addresses: two languages, each order, each way to look at it. Few of
    them are asked for often enough to be kept as pages; all are made of the same reading. One that
    names a revision is read anew, since a reading may be that of the revision before, for a moment.
    """
    readings: Bounded[TableReading] | None = request.META.get(READINGS)
    if readings is None or "revision" in request.GET:
        return _read(disclosure_at(request, place, publisher, year), number)
    key = (place, publisher, year, number)
    found = readings.get(key)
    if found is None:
        found = _read(disclosure_at(request, place, publisher, year), number)
        readings.keep(key, found, found.taken)
    return found


def _read(disclosure: Disclosure, number: int) -> TableReading:
    before, published, after = _neighbourhood(disclosure, number)
    grid = grid_of(published)
    return TableReading(
        disclosure.current_document(),
        before,
        grid,
        after,
        Checked.of(grid),
        terms_in(published, [row.line.name_zh for part in grid.parts for row in part.rows]),
    )


def _neighbourhood(
    disclosure: Disclosure, number: int
) -> tuple[PublishedTable | None, PublishedTable, PublishedTable | None]:
    """A table between those before and after it, in one query. Raises Http404."""
    found = disclosure.tables.filter(number__in=(number - 1, number, number + 1))
    held = {each.number: each for each in found}
    # The numbers of the text are a table without one before it.
    before = held.get(number - 1) if number > 1 else None
    return before, held.get(number) or table_of(disclosure, number), held.get(number + 1)
