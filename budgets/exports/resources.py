"""What a downloadable list or table is made of: fields, each with what it holds and means.

CSV, XLSX, JSON, JSON Schema, the data package and the page of data all read these definitions.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from budgets.bilingual import Bilingual

# One row of a file: for each field what is written there, "" where it is blank.
Record = tuple[str, ...]

# A plain decimal, which JSON and spreadsheets take for a number as it is.
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?", re.ASCII)
NOTHING = Bilingual("", "")


class Type(Enum):
    """What the fields of a column hold.

    A KEY is a word or number of ours, TEXT whatever a document prints, VALUE what it prints as the
    value of an indicator, where a lone `-` is one, PRINTED an amount as it prints it; an AMOUNT is
    a plain decimal, blank, or a printed `-`, and EITHER is an amount or a text.
    """

    KEY = "key"
    TEXT = "text"
    VALUE = "value"
    PRINTED = "printed"
    AMOUNT = "amount"
    EITHER = "either"
    COUNT = "count"
    FLAG = "flag"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Field:
    """One column of a file; `values` are all that a KEY may be, where they are few.

    `meaning` is what the title leaves open; `unit` is that of its amounts, where all have the same.
    """

    key: str
    type: Type
    title: Bilingual
    meaning: Bilingual = NOTHING
    values: tuple[str, ...] = ()
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Resource:
    """One file's definition; the `primary_key` names the fields that tell its rows apart."""

    key: str
    title: Bilingual
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(field.key for field in self.fields)

    def narrowed(self, records: Iterable[Record], wanted: dict[str, str]) -> list[Record]:
        """The records that have the wanted value in each of the named fields."""
        places = {self.keys.index(key): value for key, value in wanted.items()}
        return [
            record
            for record in records
            if all(record[place] == value for place, value in places.items())
        ]
