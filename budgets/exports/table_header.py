"""The header of an official table on a sheet: headings that span columns and rows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from xlsxwriter.worksheet import Worksheet

from budgets.exports.sheets import Styles, fit_height, write_text
from budgets.grid import PartGrid
from budgets.official.headers import header_rows

# First row, first column, last row, last column.
Area = tuple[int, int, int, int]


@dataclass(frozen=True)
class Header:
    """The headings of a part from a corner (row, column) on, over `depth` rows.

    That is as deep as the deepest header beside it; the last headings reach down to the rows. The
    last column reaches over `stretch` further ones.
    """

    part: PartGrid
    corner: tuple[int, int]
    depth: int
    stretch: int

    def write(
        self, sheet: Worksheet, styles: Styles, language: str, widths: Sequence[float]
    ) -> None:
        """Write the headings, each row as high as those need that end in it."""
        headings = self.part.published.headings_of(self.part.part)
        texts: dict[int, list[tuple[str, float]]] = {}
        for key, area in self._areas():
            text = headings[key].in_language(language)
            top, first, bottom, last = area
            if (top, first) != (bottom, last):
                sheet.merge_range(*area, "", styles.head)
            write_text(sheet, top, first, text, styles.of("head", text))
            # Those that span rows share them out.
            width = sum(widths[first : last + 1]) * 0.85 * (bottom - top + 1)
            texts.setdefault(bottom, []).append((text, width))
        for row, found in texts.items():
            fit_height(sheet, row, found)

    def _areas(self) -> Iterator[tuple[str, Area]]:
        """Each heading's key with the area that it takes."""
        top, left = self.corner
        rows = header_rows(self.part.part)
        count = len(self.part.part.columns)
        taken: set[tuple[int, int]] = set()
        for level, cells in enumerate(rows):
            place = 0
            for cell in cells:
                while (level, place) in taken:
                    place += 1
                last = level + cell.rowspan - 1
                columns = range(place, place + cell.colspan)
                taken |= {(each, column) for each in range(level, last + 1) for column in columns}
                bottom = self.depth - 1 if last == len(rows) - 1 else last
                right = columns[-1] + (self.stretch if columns[-1] == count - 1 else 0)
                yield cell.key, (top + level, left + place, top + bottom, left + right)
