"""Lines of the document as the desk quotes them, beside what is said to stand there."""

from typing import NamedTuple

from budgets.source_copy import SourceCopy

# So many lines at most: whoever cites more looks into the document itself.
MOST = 12


class QuotedLine(NamedTuple):
    number: int
    cells: list[str]


def quoted(copy: SourceCopy | None, first: int, last: int) -> list[QuotedLine]:
    """The lines as our copy of the document has them; none where no text is held."""
    if copy is None:
        return []
    numbers = range(max(first, 1), min(last, first + MOST - 1, len(copy.lines)) + 1)
    return [QuotedLine(number, copy.cells(number)) for number in numbers]
