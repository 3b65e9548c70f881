"""Parts of what a text prints: named numbers that stand in running words."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind


def text_part(
    key: str,
    title: Bilingual,
    rows: tuple[str, ...],
    *numbers: Column,
    totals: tuple[str, ...] = ("total",),
) -> Part:
    """A part whose rows have these keys, each a name and its numbers.

    `totals` are those rows, if there are any, that the rows within them add up to.
    """
    return Part(
        (Column("name", terms.LINE, Kind.NAME), *numbers),
        key=key,
        title=title,
        row_keys=rows,
        in_running_text=True,
        total_rows=frozenset(set(totals) & set(rows)),
    )
