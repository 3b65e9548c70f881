"""A row's lines of the document, with some before and after."""

import re
from dataclasses import dataclass

from budgets import source_copy
from budgets.models import LineItem, SourceDocument
from budgets.source_copy import SourceCopy

# How many lines of the document are shown before and after those of a row.
CONTEXT = 3


@dataclass(frozen=True)
class Wanted:
    """The printed text to mark; `place` is that of its cell in a line that was not shifted.

    Where `equals` cells of the row print the same text, it is the one at `index` of them, from 0.
    """

    printed: str
    place: int
    index: int
    equals: int


@dataclass(frozen=True)
class ExcerptCell:
    """A cell of a line; `marked` is what was looked for, between the text before and after it."""

    before: str
    marked: str = ""
    after: str = ""


@dataclass(frozen=True)
class ExcerptLine:
    """A line of the document; `is_cited` where the row stands."""

    number: int
    cells: list[ExcerptCell]
    is_cited: bool


# Line, cell, and the characters from and to which a printed text stands there.
Place = tuple[int, int, int, int]


def excerpt_of(
    line: LineItem, wanted: Wanted, document: SourceDocument | None
) -> list[ExcerptLine]:
    """The lines around a row. Raises NoSourceCopy where the copy cannot be shown."""
    if document is None:
        raise source_copy.SourceCopyMissing
    copy = source_copy.held(document.copy, document.sha256)
    table = line.published_table
    cited = range(line.line_from, line.line_to + 1)
    place = _place(copy, cited, wanted)
    first = max(table.first_line, line.line_from - CONTEXT)
    last = min(table.last_line, line.line_to + CONTEXT)
    return [
        ExcerptLine(number, _cells(copy, number, place), number in cited)
        for number in range(first, last + 1)
    ]


def _cells(copy: SourceCopy, number: int, place: Place | None) -> list[ExcerptCell]:
    found = []
    for i, text in enumerate(copy.cells(number)):
        if place is not None and place[:2] == (number, i):
            start, end = place[2:]
            found.append(ExcerptCell(text[:start], text[start:end], text[end:]))
        else:
            found.append(ExcerptCell(text))
    return found


def _place(copy: SourceCopy, cited: range, wanted: Wanted) -> Place | None:
    """Where the document prints what is wanted, or None where that cannot be told.

    At its column's place; or else, as the conversion shifted rows, at the one of the cells that
    print the same, if the row has as many; or else within a cell, if only there.
    """
    printed = wanted.printed
    if not printed:
        return None
    cells = [(number, i, text) for number in cited for i, text in enumerate(copy.cells(number))]
    whole = [(number, i, 0, len(text)) for number, i, text in cells if text == printed]
    for place in whole:
        if place[:2] == (cited[0], wanted.place):
            return place
    if len(whole) == wanted.equals:
        return whole[wanted.index]
    number_in_text = re.compile(rf"(?<![\d.,]){re.escape(printed)}(?![\d%]|[.,]\d)")
    within = [
        (number, i, found.start(), found.end())
        for number, i, text in cells
        for found in number_in_text.finditer(text)
    ]
    return within[0] if len(within) == 1 else None
