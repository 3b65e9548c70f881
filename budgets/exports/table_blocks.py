"""Which parts of an official table stand beside each other, and which rows on one line."""

from collections import Counter
from collections.abc import Sequence

from budgets.grid import PartGrid, TableGrid

# Parts that stand beside each other, each with the place of its first column.
Block = list[tuple[int, PartGrid]]


def blocks_of(grid: TableGrid) -> list[Block]:
    """The blocks of a table from the top down, one for each part unless they are side by side."""
    if not grid.published.official.side_by_side:
        return [[(0, part)] for part in grid.parts]
    placed, first = [], 0
    for part in grid.parts:
        placed.append((first, part))
        first += len(part.part.columns)
    return [placed]


def lines_of(part: PartGrid) -> list[tuple[int, int]]:
    """Where each row of a part is printed: on which line, and as the how-manieth of that line."""
    seen: Counter[int] = Counter()
    found = []
    for row in part.rows:
        found.append((row.line.line_from, seen[row.line.line_from]))
        seen[row.line.line_from] += 1
    return found


def places_of(parts: Sequence[PartGrid]) -> dict[tuple[int, int], int]:
    """The order of printed lines, so that rows of parts stand beside each other as printed."""
    if len(parts) == 1:
        return {line: place for place, line in enumerate(lines_of(parts[0]))}
    lines = sorted({line for part in parts for line in lines_of(part)})
    return {line: place for place, line in enumerate(lines)}
