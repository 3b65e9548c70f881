"""CSV as the contract has it: UTF-8 with BOM, CRLF, a header of ASCII keys."""

import csv
import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

from budgets.exports.resources import NUMBER, Record, Resource, Type
from budgets.money import DASH, NOT_AMOUNTS

BOM = "\ufeff"
END_OF_LINE = "\r\n"

# What a spreadsheet would take for the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def might_be_run(text: str) -> bool:
    """Whether a spreadsheet might take a text for a formula; a lone `-` is none."""
    return text != DASH and text.startswith(FORMULA_STARTS)


def as_text(text: str) -> str:
    """A text for a cell, so that no spreadsheet runs it. Amounts are never passed through here."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_value(text: str) -> str:
    """The value of an indicator for a cell: as a text, but a number and a lone `-` stay so."""
    return text if text in NOT_AMOUNTS or NUMBER.fullmatch(text) else as_text(text)


# How the fields of a type are guarded; those of other types cannot begin a formula.
GUARDS = {Type.TEXT: as_text, Type.VALUE: as_value, Type.EITHER: as_value}


def write_header(out: BinaryIO, resource: Resource, *, bom: bool = True) -> None:
    """The first line of a file."""
    line = f"{','.join(resource.keys)}{END_OF_LINE}"
    out.write(((BOM if bom else "") + line).encode())


@contextmanager
def rows_of(out: BinaryIO) -> Iterator[Any]:
    """What writes rows to a file, which stays open."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="")
    yield csv.writer(text, lineterminator=END_OF_LINE)
    text.flush()
    text.detach()


def write_csv(
    out: BinaryIO, resource: Resource, records: Iterable[Record], *, bom: bool = True
) -> int:
    """Write a whole file; gives the number of its rows, the header not counted."""
    write_header(out, resource, bom=bom)
    guards = [
        (place, GUARDS[field.type])
        for place, field in enumerate(resource.fields)
        if field.type in GUARDS
    ]
    count = 0
    with rows_of(out) as writer:
        for record in records:
            count += 1
            fields = list(record)
            for place, guard in guards:
                fields[place] = guard(fields[place])
            writer.writerow(fields)
    return count
