"""Lines of the document as the desk quotes them, beside what is said to stand there."""

from typing import NamedTuple

from budgets import source_copy
from budgets.models import Disclosure

# So many lines at most: whoever cites more looks into the document itself.
MOST = 12


class QuotedLine(NamedTuple):
    number: int
    cells: list[str]


def quoted(disclosure: Disclosure | None, first: int, last: int) -> list[QuotedLine]:
    """The lines as our copy of the document has them; none where no text is held."""
    document = disclosure.current_document() if disclosure else None
    try:
        copy = source_copy.held(document.copy, document.sha256) if document else None
    except source_copy.NoSourceCopy:
        copy = None
    if copy is None:
        return []
    numbers = range(max(first, 1), min(last, first + MOST - 1, len(copy.lines)) + 1)
    return [QuotedLine(number, copy.cells(number)) for number in numbers]
