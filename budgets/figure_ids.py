"""The permanent public id of a figure: t03.2010350.basic, t01.expenditure.201.budget."""

import re
from dataclasses import dataclass

_PIECE = r"[A-Za-z0-9~-]+"
# Without groups, for addresses; the pieces of what fits it stand between its dots.
PATTERN = rf"t[0-9]{{2}}(?:\.{_PIECE}){{2,3}}"
ROW = re.compile(_PIECE)
_ID = re.compile(PATTERN)


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
        if not _ID.fullmatch(text):
            raise NotAFigureId(f"“{text}” is not the id of a figure")
        table, *part, row, column = text.split(".")
        return cls(int(table[1:]), "".join(part), row, column)
