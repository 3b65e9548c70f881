"""A list as an XLSX workbook: its rows, and a second sheet that says what each column holds.

Rows are written here and not by a library, since lists may have a hundred thousand: a library took
as long as the one that this is measured against, and reads “<r>…</r>” as markup. Whole disclosures,
with their merged cells, are laid out with XlsxWriter, see sheets.py.
"""

import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO

from budgets.exports.csv_file import might_be_run
from budgets.exports.resources import NUMBER, Field, Record, Resource, Type
from budgets.exports.xlsx_parts import (
    AMOUNT,
    COUNT,
    GUARDED,
    HEAD,
    PARTS,
    TEXT,
    core_properties,
    escaped,
    letters_of,
    sheet_end,
    sheet_start,
)
from budgets.exports.zip_entries import entry_at

# A spreadsheet holds numbers of no more digits than this exactly.
EXACT_DIGITS = 15
# As many UTF-16 units as a cell holds.
LONGEST_TEXT = 32_767
WIDTHS = {Type.TEXT: 28, Type.ADDRESS: 40, Type.AMOUNT: 14, Type.KEY: 14, Type.VALUE: 20}
NARROW = 10
_STYLES = {Type.AMOUNT: AMOUNT, Type.EITHER: AMOUNT, Type.COUNT: COUNT}
_COLUMNS = ("column", "zh", "en", "meaning_zh", "meaning_en", "unit")


class TextTooLong(ValueError):
    """A text has more characters than a cell of a spreadsheet holds."""


def write_xlsx(
    out: BinaryIO, resource: Resource, records: Iterable[Record], made: datetime | None
) -> int:
    """Write a whole file; gives the number of its rows, the header not counted.

    `made` is what the file says of its own making, so that two of one revision are the same. Rows
    are written one after another, so that a long list never stands in memory.
    """
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in PARTS.items():
            archive.writestr(entry_at(path, made), content)
        archive.writestr(entry_at("docProps/core.xml", made), core_properties(made))
        count = 0
        with archive.open(entry_at("xl/worksheets/sheet1.xml", made), "w") as sheet:
            widths = [WIDTHS.get(field.type, NARROW) for field in resource.fields]
            sheet.write(sheet_start(widths))
            sheet.write(_head(resource.keys))
            for row in _rows(resource.fields, records):
                sheet.write(row)
                count += 1
            sheet.write(sheet_end(len(resource.fields), count + 1))
        archive.writestr(entry_at("xl/worksheets/sheet2.xml", made), _columns(resource))
    return count


def is_exact_number(text: str) -> bool:
    """Whether a spreadsheet can hold a field as a number without changing it."""
    return len(text) <= EXACT_DIGITS and bool(NUMBER.fullmatch(text))


def _rows(fields: tuple[Field, ...], records: Iterable[Record]) -> Iterator[bytes]:
    columns = [
        (place, letters_of(place), _STYLES.get(field.type, TEXT))
        for place, field in enumerate(fields)
    ]
    for row, record in enumerate(records, start=2):
        cells = []
        for place, letters, style in columns:
            value = record[place]
            if not value:
                continue
            if style != TEXT and is_exact_number(value):
                cells.append(f'<c r="{letters}{row}" s="{style}"><v>{value}</v></c>')
            else:
                cells.append(_text(letters, row, value))
        yield f'<row r="{row}">{"".join(cells)}</row>'.encode()


def _text(letters: str, row: int, text: str, style: int = TEXT) -> str:
    """A cell with a text; one that might be run stays a text when somebody edits it."""
    if len(text) > LONGEST_TEXT // 2 and len(text.encode("utf-16-le")) > LONGEST_TEXT * 2:
        raise TextTooLong(f"{letters}{row}: {len(text)} characters")
    if might_be_run(text):
        style = GUARDED
    return f'<c r="{letters}{row}" s="{style}" t="inlineStr"><is>{escaped(text)}</is></c>'


def _head(keys: Iterable[str]) -> bytes:
    cells = [_text(letters_of(place), 1, key, HEAD) for place, key in enumerate(keys)]
    return f'<row r="1">{"".join(cells)}</row>'.encode()


def _columns(resource: Resource) -> bytes:
    """The sheet that defines the columns in both languages."""
    fields = tuple(Field(key, Type.TEXT, resource.title) for key in _COLUMNS)
    records = [
        (field.key, field.title.zh, field.title.en, field.meaning.zh, field.meaning.en, field.unit)
        for field in resource.fields
    ]
    rows = b"".join(_rows(fields, records))
    start = sheet_start([18, 24, 28, 50, 50, 8])
    return start + _head(_COLUMNS) + rows + sheet_end(len(fields), len(records) + 1)
