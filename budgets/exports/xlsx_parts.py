"""What stands in every XLSX workbook of a list beside its rows (ECMA-376, SpreadsheetML)."""

import re
from collections.abc import Sequence
from datetime import datetime

from budgets.exports.moments import written

# The styles of cells, by their place in styles.xml.
TEXT, AMOUNT, COUNT, HEAD, GUARDED = range(5)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
# At least two decimals, and the others where more were printed.
AMOUNT_FORMAT = "#,##0.00##"
# What XML cannot hold, or would change, and what would be read as the escape of such.
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = re.compile("[&<>]|[\x00-\x1f\ufffe\uffff]|_x|^ | $")

_RELATIONS = {
    "_rels/.rels": (
        ("officeDocument", f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
        ("core", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ),
    "xl/_rels/workbook.xml.rels": (
        ("data", f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"),
        ("columns", f"{_OFFICE}/worksheet", "worksheets/sheet2.xml"),
        ("styles", f"{_OFFICE}/styles", "styles.xml"),
    ),
}
_TYPES = {
    "xl/workbook.xml": f"{_KIND}.sheet.main+xml",
    "xl/worksheets/sheet1.xml": f"{_KIND}.worksheet+xml",
    "xl/worksheets/sheet2.xml": f"{_KIND}.worksheet+xml",
    "xl/styles.xml": f"{_KIND}.styles+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
}


def _relations(listed: Sequence[tuple[str, str, str]]) -> str:
    each = [f'<Relationship Id="{i}" Type="{kind}" Target="{to}"/>' for i, kind, to in listed]
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _types() -> str:
    overrides = [f'<Override PartName="/{p}" ContentType="{kind}"/>' for p, kind in _TYPES.items()]
    defaults = (
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return f'{_XML}<Types xmlns="{_PACKAGE}/content-types">{defaults}{"".join(overrides)}</Types>'


_WORKBOOK = (
    f'{_XML}<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="data" sheetId="1" r:id="data"/><sheet name="columns" sheetId="2" r:id="columns"/>'
    "</sheets></workbook>"
)
_FORMS = (  # In the order of the styles above: text, amount, count, head, guarded.
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="1" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>'
)
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_SHEET}">'
    f'<numFmts count="1"><numFmt numFmtId="164" formatCode="{AMOUNT_FORMAT}"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    f'<cellXfs count="5">{_FORMS}</cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)
# Every part that is the same in all workbooks, by its path.
PARTS = {
    "[Content_Types].xml": _types(),
    **{path: _relations(listed) for path, listed in _RELATIONS.items()},
    "xl/workbook.xml": _WORKBOOK,
    "xl/styles.xml": _STYLES,
}


def core_properties(made: datetime | None) -> str:
    """What a workbook says of itself: when the data in it were as they are."""
    at = ""
    if made:
        kind = 'xsi:type="dcterms:W3CDTF"'
        at = f"<dcterms:created {kind}>{written(made)}</dcterms:created>"
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{at}</cp:coreProperties>'
    )


def sheet_start(widths: Sequence[int]) -> bytes:
    """A sheet up to its rows: columns of the given widths, the header fixed."""
    columns = [
        f'<col min="{place}" max="{place}" width="{width}" customWidth="1"/>'
        for place, width in enumerate(widths, start=1)
    ]
    return (
        f'{_XML}<worksheet xmlns="{_SHEET}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{''.join(columns)}</cols><sheetData>"
    ).encode()


def sheet_end(columns: int, rows: int) -> bytes:
    """A sheet after its rows: a filter over them, and A4 on its side."""
    area = f"A1:{letters_of(columns - 1)}{rows}"
    return (
        f'</sheetData><autoFilter ref="{area}"/>'
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ).encode()


def letters_of(place: int) -> str:
    """The letters of a column, counted from 0: A, …, Z, AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def escaped(text: str) -> str:
    """A text as the content of a cell, whatever it holds, its spaces kept."""
    if not _MARKUP.search(text):
        return f"<t>{text}</t>"
    safe = _UNSAFE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    safe = safe.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<t xml:space="preserve">{safe}</t>'
