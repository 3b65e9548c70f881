"""What the sheets of laid out workbooks share: styles, cells, and how they are printed."""

from collections.abc import Iterable
from datetime import datetime
from math import ceil
from typing import BinaryIO
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from budgets import money
from budgets.exports.csv_file import might_be_run
from budgets.exports.moments import NO_TIME
from budgets.exports.xlsx_file import TextTooLong, is_exact_number
from budgets.exports.xlsx_parts import AMOUNT_FORMAT

_A4 = 9
_LINE_HEIGHT, _HIGHEST = 15, 409
_FONT: dict[str, object] = {"font_size": 10, "valign": "top", "text_wrap": True}
_STYLES: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 14, "text_wrap": True, "valign": "vcenter"},
    "note": {"font_size": 9, "text_wrap": True, "valign": "top"},
    "head": {**_FONT, "bold": True, "border": 1, "align": "center", "valign": "vcenter"},
    "text": {**_FONT, "border": 1, "num_format": "@"},
    "value": {**_FONT, "border": 1, "num_format": "@", "align": "right"},
    "amount": {**_FONT, "border": 1, "num_format": AMOUNT_FORMAT, "align": "right"},
    "count": {**_FONT, "border": 1, "num_format": "#,##0.####", "align": "right"},
    **{f"name{depth}": {**_FONT, "border": 1, "indent": depth} for depth in range(3)},
    "heading": {"bold": True, "font_size": 12, "text_wrap": True},
    "paragraph": {"font_size": 11, "text_wrap": True, "valign": "top"},
}


class Styles:
    """The styles of one workbook by name; each also for texts that a spreadsheet might run."""

    def __init__(self, workbook: Workbook) -> None:
        self._plain = {name: workbook.add_format(style) for name, style in _STYLES.items()}
        self._guarded = {
            name: workbook.add_format({**style, "quote_prefix": True})
            for name, style in _STYLES.items()
        }

    def __getattr__(self, name: str) -> Format:
        if name not in _STYLES:
            raise AttributeError(name)
        return self._plain[name]

    def of(self, name: str, text: str) -> Format:
        """The style for a text."""
        return (self._guarded if might_be_run(text) else self._plain)[name]


def laid_out(out: BinaryIO, made: datetime | None) -> Workbook:
    """A workbook that takes no text for a formula, an address or a number.

    `made` is what it says of its own making, so that two of one state are the same.
    """
    refused = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers")
    workbook = xlsxwriter.Workbook(out, dict.fromkeys(refused, False))
    workbook.set_properties({"created": (made or NO_TIME).replace(tzinfo=None)})
    return workbook


def write_cell(
    sheet: Worksheet, row: int, column: int, text: str, style: str, styles: Styles
) -> None:
    """A printed cell: an amount as a number, where a spreadsheet can hold it; blank as blank."""
    if text == "":
        sheet.write_blank(row, column, None, getattr(styles, style))
    elif style in ("amount", "count") and is_exact_number(plain := money.plain(text)):
        sheet.write_number(row, column, float(plain), getattr(styles, style))
    else:
        write_text(sheet, row, column, text, styles.of(style, text))


def write_text(sheet: Worksheet, row: int, column: int, text: str, form: Format) -> None:
    """Write a text whole. Raises TextTooLong, since the workbook would cut it."""
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library would take it for markup of its own.
        fault = sheet.write_rich_string(row, column, text[0], form, text[1:], form)
    else:
        fault = sheet.write_string(row, column, text, form)
    if fault:
        raise TextTooLong(f"row {row + 1}, column {column + 1}: {len(text)} characters")


def write_line(sheet: Worksheet, row: int, width: int, text: str, form: Format) -> None:
    """A text over the whole width of a table."""
    if width > 1:
        sheet.merge_range(row, 0, row, width - 1, "", form)
    write_text(sheet, row, 0, text, form)


def fit_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, float]]) -> None:
    """Make a row as high as its longest text needs, given each text with the width it has.

    Programs do so by themselves for some cells only, and for merged ones never.
    """
    lines = max((_lines(text, width) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, min(lines * _LINE_HEIGHT, _HIGHEST))


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in so many characters; Chinese ones are twice as wide."""
    return sum(max(1, ceil(shown_width(part) / width)) for part in text.split("\n"))


def shown_width(text: str) -> int:
    """A text’s width in Latin characters."""
    return sum(1 + (east_asian_width(character) in "WF") for character in text)


def print_on_a4(sheet: Worksheet, *, landscape: bool = False, across: int = 1) -> None:
    """On as many pages below each other as it takes, each with its number and the sheet's name.

    `across` is how many stand beside each other, so that nothing gets too small to be read.
    """
    sheet.set_paper(_A4)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(across, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&L&A&R&P / &N")
