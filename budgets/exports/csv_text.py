"""CSV as the contract has it: UTF-8 with BOM, CRLF, a header of ASCII keys."""

import csv
import io
from collections.abc import Iterable, Sequence

from budgets.money import NOT_AMOUNTS

BOM = "\ufeff"

# What a spreadsheet would take for the beginning of a formula.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_text(text: str) -> str:
    """A text for a cell, so that no spreadsheet runs it. Amounts are never passed through here."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


def as_value(text: str) -> str:
    """The value of an indicator for a cell: as a text, but a printed `-` stays `-`."""
    return text if text in NOT_AMOUNTS else as_text(text)


def written(header: Sequence[str], rows: Iterable[Sequence[str]], *, bom: bool = True) -> bytes:
    """A whole CSV file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(rows)
    return ((BOM if bom else "") + out.getvalue()).encode("utf-8")
