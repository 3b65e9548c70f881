"""The permanent public id of a figure: t03.2010350.basic, t01.expenditure.201.budget.

An indicator's value has its goal and its place there for a row: t11.annual.2.04.target; what only
the text prints has the table `text`: text.procurement.services.amount.
"""

import re
from dataclasses import dataclass

_PIECE = r"[A-Za-z0-9~-]+"
_INDICATOR = r"[0-9]{1,3}\.[0-9]{2,3}"
_TABLE = r"(?:t(?!00)[0-9]{2}|text)"
# Without groups, for addresses; the pieces of what fits it stand between its dots.
PATTERN = rf"{_TABLE}(?:\.{_PIECE}){{2,3}}|{_TABLE}\.{_PIECE}\.{_INDICATOR}\.{_PIECE}"
INDICATOR_PATTERN = rf"{_TABLE}\.{_PIECE}\.{_INDICATOR}"
ROW = re.compile(rf"{_PIECE}|{_INDICATOR}")
_ID = re.compile(PATTERN)
_TEXT = "text"


class NotAFigureId(ValueError):
    """The text does not have the form of a figure's id."""


@dataclass(frozen=True, slots=True)
class FigureId:
    """Where a figure stands: table number, part ("" where there is but one), row, column.

    Table 0 is `text`. The row of an indicator is its goal and its place there: "2.04".
    """

    table: int
    part: str
    row: str
    column: str

    def __str__(self) -> str:
        return f"{self.row_id}.{self.column}"

    @property
    def row_id(self) -> str:
        """The id without its column, which the figures of a row share; that of an indicator."""
        table = f"t{self.table:02d}" if self.table else _TEXT
        part = f"{self.part}." if self.part else ""
        return f"{table}.{part}{self.row}"

    @classmethod
    def named(cls, text: str) -> "FigureId | None":
        """The same; None for what is no id."""
        return cls.parse(text) if _ID.fullmatch(text) else None

    @classmethod
    def parse(cls, text: str) -> "FigureId":
        """Read an id as it stands in an address. Raises NotAFigureId."""
        if not _ID.fullmatch(text):
            raise NotAFigureId(f"“{text}” is not the id of a figure")
        table, *rest, column = text.split(".")
        part = rest.pop(0) if len(rest) > 1 else ""
        return cls(0 if table == _TEXT else int(table[1:]), part, ".".join(rest), column)
