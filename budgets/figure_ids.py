"""The permanent public id of a figure: t03.2010350.basic, t01.expenditure.201.budget."""

import re
from dataclasses import dataclass

_PIECE = r"[A-Za-z0-9~-]+"
PATTERN = rf"t\d{{2}}(?:\.{_PIECE})?\.{_PIECE}\.{_PIECE}"
ROW = re.compile(_PIECE)
_ID = re.compile(rf"t(\d{{2}})(?:\.({_PIECE}))?\.({_PIECE})\.({_PIECE})", re.ASCII)


class NotAFigureId(ValueError):
    """The text does not have the form of a figure's id."""


@dataclass(frozen=True, slots=True)
class FigureId:
    """Where a figure stands: table number, part ("" where there is but one), row, column."""

    table: int
    part: str
    row: str
    column: str

    def __str__(self) -> str:
        part = f"{self.part}." if self.part else ""
        return f"t{self.table:02d}.{part}{self.row}.{self.column}"

    @classmethod
    def parse(cls, text: str) -> "FigureId":
        """Read an id as it stands in an address. Raises NotAFigureId."""
        match = _ID.fullmatch(text)
        if not match:
            raise NotAFigureId(f"“{text}” is not the id of a figure")
        table, part, row, column = match.groups()
        return cls(int(table), part or "", row, column)
