"""An official table on a sheet of a workbook, laid out as the document prints it."""

from math import ceil

from django.utils.translation import gettext as _
from xlsxwriter.worksheet import Worksheet

from budgets.bilingual import capitalised
from budgets.exports.sheets import (
    Styles,
    fit_height,
    print_on_a4,
    shown_width,
    write_cell,
    write_line,
)
from budgets.exports.table_blocks import Block, blocks_of, lines_of, places_of
from budgets.exports.table_header import Header
from budgets.grid import PartGrid, Row, TableGrid
from budgets.money import unit_name
from budgets.official.headers import header_rows
from budgets.official.kinds import Kind
from budgets.web_tables.notes import notes

# The widths of columns in characters: the narrowest and the widest that each kind may have.
_WIDTHS = {
    Kind.CODE: (8, 24),
    Kind.NUMBER: (6, 6),
    Kind.NAME: (14, 34),
    Kind.TEXT: (12, 34),
    Kind.HORIZON: (10, 10),
    Kind.GOAL: (8, 8),
    Kind.VALUE: (10, 18),
}
_OF_AMOUNTS = (9, 16)
# From this many columns on, a sheet of A4 is turned on its side.
_LANDSCAPE = 6
# As many characters stand beside each other on A4 without getting too small to be read.
_WIDEST = 190
_INDENTS = {"kuan": 1, "xiang": 2}


def write_table(sheet: Worksheet, grid: TableGrid, styles: Styles, language: str) -> None:
    """Write title, entity and unit, headers, rows and notes."""
    _TableSheet(sheet, grid, styles, language).write()


class _TableSheet:
    def __init__(self, sheet: Worksheet, grid: TableGrid, styles: Styles, language: str) -> None:
        self.sheet, self.grid, self.styles, self.language = sheet, grid, styles, language
        self.blocks = blocks_of(grid)
        self.widths = self._widths()

    def write(self) -> None:
        for place, width in enumerate(self.widths):
            self.sheet.set_column(place, place, width)
        published = self.grid.published
        label, title = (
            text.in_language(self.language) for text in (published.label, published.title)
        )
        self._line(0, f"{capitalised(label)} {title}", "title")
        entity = published.entity_line.in_language(self.language) or published.entity_line.zh
        self._line(1, "    ".join(filter(None, [entity, self._unit()])), "note")
        row = 2
        for block in self.blocks:
            row = self._write_block(block, row)
        for note, _place in published.printed_notes:
            self._line(row, note.in_language(self.language) or note.zh, "note")
            row += 1
        for text in self._our_notes():
            self._line(row, text, "note")
            row += 1
        across = ceil(sum(self.widths) / _WIDEST)
        if across > 1:
            self.sheet.repeat_columns(0, 1)
        print_on_a4(self.sheet, landscape=len(self.widths) >= _LANDSCAPE, across=across)

    def _our_notes(self) -> list[str]:
        """What the page of the table says beside it, marked as ours."""
        headings = [
            _("The document prints the heading “%(printed)s” where its form has “%(form)s”.")
            % {"printed": printed.zh, "form": declared.zh}
            for printed, declared in self.grid.published.differing_headings()
        ]
        return [
            _("Note of this site: %(note)s") % {"note": note}
            for note in (*headings, *notes(self.grid, self.language))
        ]

    def _widths(self) -> list[float]:
        """The width of each column: that of what stands in it, in all parts."""
        widths: dict[int, float] = {}
        for first, part in (placed for block in self.blocks for placed in block):
            headings = self.grid.published.headings_of(part.part)
            for place, column in enumerate(part.part.columns):
                least, most = _WIDTHS.get(column.kind, _OF_AMOUNTS)
                heading = headings[column.key].in_language(self.language)
                # A heading may take several lines, but no word of it should; they are bold.
                words = heading.replace("-", "- ").split()
                least = max([least, *(ceil(len(word) * 1.2) + 1 for word in words)])
                texts = [row.cells[place].text(self.language) for row in part.rows]
                wanted = max(map(shown_width, texts), default=0) + 2
                width = max(min(wanted, most), least)
                widths[first + place] = max(widths.get(first + place, 0), width)
        return [widths[place] for place in sorted(widths)]

    def _unit(self) -> str:
        amounts = [column for part in self.grid.parts for column in part.part.amounts]
        units = self.grid.published.units_of(amounts)
        names = [unit_name(unit).in_language(self.language) for unit in units]
        return _("Unit: %(unit)s") % {"unit": _(", ").join(names)} if names else ""

    def _line(self, row: int, text: str, style: str) -> None:
        """A text over the whole width."""
        write_line(self.sheet, row, len(self.widths), text, self.styles.of(style, text))
        fit_height(self.sheet, row, [(text, sum(self.widths) * (0.7 if style == "title" else 1))])

    def _write_block(self, block: Block, row: int) -> int:
        """Write the headers and rows of parts from a row on; gives the row after them."""
        titled = len(block) == 1 and block[0][1].part.title
        if titled:
            self._line(row, titled.in_language(self.language), "heading")
            row += 1
        depth = max(len(header_rows(part.part)) for _first, part in block)
        for first, part in block:
            header = Header(part, (row, first), depth, self._stretch(part))
            header.write(self.sheet, self.styles, self.language, self.widths)
        row += depth
        if len(self.blocks) == 1:
            self.sheet.repeat_rows(0, row - 1)
            self.sheet.freeze_panes(row, 0)
        places = places_of([part for _first, part in block])
        found: dict[int, list[tuple[str, float]]] = {}
        for first, part in block:
            for each, line in zip(part.rows, lines_of(part), strict=True):
                found.setdefault(row + places[line], []).extend(
                    self._write_row(each, row + places[line], first, self._stretch(part))
                )
        for place, texts in found.items():
            fit_height(self.sheet, place, texts)
        return row + len(places)

    def _write_row(self, row: Row, place: int, first: int, stretch: int) -> list[tuple[str, float]]:
        """Write one row; gives its texts, each with the width that it has."""
        written = []
        for column, cell in enumerate(row.cells, start=first):
            text = cell.text(self.language)
            last = column + (stretch if cell is row.cells[-1] else 0)
            style = _style(row, cell.column.kind)
            if last > column:
                self.sheet.merge_range(place, column, place, last, "", self.styles.of(style, text))
            write_cell(self.sheet, place, column, text, style, self.styles)
            written.append((text, sum(self.widths[column : last + 1])))
        return written

    def _stretch(self, part: PartGrid) -> int:
        """Over how many further columns a part's last texts reach, where others have more."""
        columns = part.part.columns
        if self.grid.published.official.side_by_side or columns[-1].kind is not Kind.TEXT:
            return 0
        return len(self.widths) - len(columns)


def _style(row: Row, kind: Kind) -> str:
    if kind.is_amount:
        return "amount"
    if kind is Kind.NAME:
        return f"name{0 if row.is_total else _INDENTS.get(row.line.level, 0)}"
    return "value" if kind is Kind.VALUE else "text"
