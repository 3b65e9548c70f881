"""The whole budget as a workbook: laid out as the document is, with amounts that are numbers."""

import io

import pytest
from openpyxl import load_workbook

from budgets import money
from budgets.exports.check_sheet import write_check_sheet
from budgets.exports.publication import Publication
from budgets.exports.workbook import write_workbook
from budgets.models import CheckRun
from tests import invented
from tests.conftest import HONGSHAN, PUTUO, disclosure_of
from tests.pages import body_of, tables_of

pytestmark = pytest.mark.once

ROOT = "https://budgets.example"


def opened(disclosure, language, write=write_workbook):
    out = io.BytesIO()
    write(Publication(disclosure, ROOT), language, out)
    return load_workbook(io.BytesIO(out.getvalue()))


def values_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def as_shown(cell):
    """A cell as the document prints it, but for separators of thousands."""
    if cell.value is None:
        return ""
    return f"{cell.value:.2f}" if cell.data_type == "n" else cell.value


def printed(text, kind):
    amount = money.amount_of(text) if kind.is_amount else None
    return text if amount is None else f"{amount:.2f}"


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_sheets_are_the_parts_of_the_document_in_its_order(db, language, of):
    disclosure = disclosure_of(of)
    names = opened(disclosure, language).sheetnames
    word = {"zh-hans": "表", "en": "Table"}[language]
    tables = [f"{word} {table.number}" for table in disclosure.tables.filter(number__gt=0)]
    assert [name for name in names if name.startswith(word)] == tables
    glossary = {"zh-hans": "名词解释", "en": "Glossary"}[language]
    assert names[-1] == glossary
    assert len(names) == len(tables) + 4


def test_rows_of_a_table_are_those_of_its_page(page, hongshan, language):
    book = opened(hongshan, language)
    for number in (2, 3, 5, 6, 7, 8, 10):
        (table,) = tables_of(page(language, f"tables/{number}/"))
        published = hongshan.tables.get(number=number)
        kinds = [column.kind for column in published.official.parts[0].columns]
        sheet = book[f"{'Table' if language == 'en' else '表'} {number}"]
        rows = [[as_shown(cell) for cell in row] for row in sheet.iter_rows(max_col=len(kinds))]
        for row in body_of(table):
            assert [printed(text, kind) for text, kind in zip(row, kinds, strict=True)] in rows


def test_parts_beside_each_other_share_their_lines_as_printed(hongshan):
    rows = values_of(opened(hongshan, "zh-hans")["表 1"])
    assert ["一、一般公共预算拨款收入", 1571.31, "一、一般公共服务支出", 1431.82] in rows
    assert ["本年收入合计", 1571.31, "本年支出合计", 1571.31] in rows


def test_headers_are_merged_as_the_document_has_them(hongshan):
    sheet = opened(hongshan, "zh-hans")["表 5"]
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert {"A1:G1", "A3:A4", "B3:B4", "C3:C4", "D3:F3", "G3:G4"} <= merged
    assert sheet["D3"].value == "基本支出"
    assert [sheet.cell(4, column).value for column in (4, 5, 6)] == ["小计", "人员经费", "公用经费"]


def test_title_unit_and_notes_stand_where_they_are_printed(hongshan):
    sheet = opened(hongshan, "zh-hans")["表 1"]
    assert sheet["A1"].value.startswith("表 1 ")
    assert "单位：万元" in sheet["A2"].value
    note = hongshan.tables.get(number=1).notes[0]["zh"]
    assert note in [row[0] for row in values_of(sheet)]


def test_amounts_are_numbers_with_two_decimals(hongshan, language):
    sheet = opened(hongshan, language)["Table 3" if language == "en" else "表 3"]
    amounts = [cell for row in sheet.iter_rows(min_row=4, min_col=3) for cell in row if cell.value]
    assert amounts
    assert {cell.data_type for cell in amounts} == {"n"}
    assert {cell.number_format for cell in amounts} == {"#,##0.00##"}


def test_every_sheet_prints_on_a4_as_wide_as_the_paper(hongshan, language):
    for sheet in opened(hongshan, language):
        assert sheet.page_setup.paperSize == 9
        # One sheet wide, which is the default, or two where it would be too small to be read.
        columns = sheet.column_dimensions.values()
        width = sum(each.width * (each.max - each.min + 1) for each in columns)
        assert (sheet.page_setup.fitToWidth or 1) == (1 if width <= 200 else 2), sheet.title
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_text_of_the_document_is_there_paragraph_by_paragraph(hongshan):
    book = opened(hongshan, "zh-hans")
    texts = {
        row[0] for name in ("机构概况", "预算说明", "名词解释") for row in values_of(book[name])
    }
    for section in hongshan.text_sections.all():
        assert {part for part in section.text_zh.split("\n") if part} <= texts
    assert {term.definition_zh for term in hongshan.glossary_terms.all()} <= texts


def test_workbook_says_what_it_is_not(hongshan):
    said = "\n".join(row[0] for row in values_of(opened(hongshan, "en")["About"]))
    assert "not the statutory publication" in said
    assert hongshan.latest_revision().digest in said
    assert f"{ROOT}/zh-hans/{HONGSHAN}/" in said


def test_hostile_texts_are_texts(hostile):
    sheet = opened(hostile, "en")["Table 3"]
    found = [cell for row in sheet.iter_rows() for cell in row if cell.value == invented.HOSTILE]
    assert len(found) == 2
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)
    dashes = [cell for row in sheet.iter_rows() for cell in row if cell.value == "-"]
    assert dashes
    assert not any(cell.quotePrefix for cell in dashes)
    assert [sheet.cell(4, column).value for column in (3, 4, 5)] == [1087.5, 1100, -12.5]


MARKUP = "<r><t>=1+1</t></r>"


def test_markup_in_names_notes_and_headings_is_text(hostile):
    table = hostile.tables.get(number=3)
    table.header_overrides = {"basic": {"zh": MARKUP, "en": MARKUP}, "project": {"zh": "=1+1"}}
    table.notes = [{"zh": MARKUP, "en": MARKUP, "line": 1}]
    table.save()
    table.line_items.filter(row="201").update(name_zh=MARKUP, name_en=MARKUP)
    cells = [cell for row in opened(hostile, "zh-hans")["表 3"].iter_rows() for cell in row]
    assert [cell.value for cell in cells].count(MARKUP) == 3
    (formula,) = [cell for cell in cells if cell.value == "=1+1"]
    assert (formula.data_type, formula.quotePrefix) == ("s", True)


def test_check_sheet_has_every_check_with_its_outcome(hongshan, language):
    run = CheckRun.objects.latest_of(hongshan)
    (sheet,) = opened(hongshan, language, write_check_sheet)
    rows = values_of(sheet)[3:]
    assert len(rows) == run.checks
    words = {"zh-hans": ("相符", "不符", "无法核对"), "en": ("holds", "differs", "not checkable")}
    counts = [[row[8] for row in rows].count(word) for word in words[language]]
    assert counts == [run.holds, run.differs, run.not_checkable]
    sides = [row for row in rows if row[6] is not None]
    assert sides
    assert all(isinstance(row[4], int | float) for row in sides)
    assert sheet.page_setup.orientation == "landscape"


def test_two_workbooks_of_one_revision_are_the_same(hongshan):
    first, second = io.BytesIO(), io.BytesIO()
    for out in (first, second):
        write_workbook(Publication(hongshan, ROOT), "en", out)
    assert first.getvalue() == second.getvalue()
