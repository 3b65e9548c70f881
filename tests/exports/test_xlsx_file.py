"""Workbooks of lists: whatever a text holds stays a text, and numbers are kept exactly."""

import io
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from budgets.bilingual import Bilingual
from budgets.exports.resources import Field, Resource, Type
from budgets.exports.xlsx_file import TextTooLong, write_xlsx
from budgets.exports.xlsx_parts import letters_of

NAME = Bilingual("名称", "Name")
RESOURCE = Resource(
    "list", NAME, (Field("name", Type.TEXT, NAME), Field("amount", Type.AMOUNT, NAME, unit="元"))
)


def written(*records, made=None):
    out = io.BytesIO()
    assert write_xlsx(out, RESOURCE, records, made) == len(records)
    return out.getvalue()


def cells(*records):
    sheet = load_workbook(io.BytesIO(written(*records)))["data"]
    return [list(row) for row in sheet.iter_rows(min_row=2, max_col=2)]


TEXTS = [
    "<r><t>x</t></r>", "a & b < c", " two  spaces ", "two\nlines", '"quoted"', "办公费",
    "]]>", "&amp;", "&#65;",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_kept_letter_by_letter(text):
    ((name, _amount),) = cells((text, ""))
    assert name.value == text
    assert name.data_type == "s"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\ufffe"])
def test_what_xml_cannot_hold_is_written_as_spreadsheets_do(character):
    assert f"a_x{ord(character):04X}_b".encode() in _sheet(written((f"a{character}b", "")))


def test_text_like_an_escape_is_escaped():
    assert b'<t xml:space="preserve">_x005F_x0041_</t>' in _sheet(written(("_x0041_", "")))


def _sheet(content):
    return zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "=cmd|' /C calc'!A0"])
def test_text_that_might_be_run_is_marked_as_text(text):
    ((name, _amount),) = cells((text, ""))
    assert (name.value, name.data_type, name.quotePrefix) == (text, "s", True)


def test_lone_dash_is_a_dash():
    ((name, amount),) = cells(("-", "-"))
    assert (name.value, name.quotePrefix, amount.value) == ("-", False, "-")


@pytest.mark.parametrize(
    ("amount", "value"),
    [("1571.31", 1571.31), ("-12.50", -12.5), ("0", 0), ("12345678901.25", 12345678901.25)],
)
def test_amount_is_a_number(amount, value):
    ((_name, cell),) = cells(("x", amount))
    assert (cell.value, cell.data_type) == (value, "n")


def test_amount_that_a_spreadsheet_would_round_stays_a_text():
    ((_name, cell),) = cells(("x", "12345678901234.5678"))
    assert cell.value == "12345678901234.5678"


def test_text_that_a_cell_would_cut_is_refused():
    assert len(cells(("长" * 32_767, ""))[0][0].value) == 32_767
    with pytest.raises(TextTooLong, match="A2: 32768 characters"):
        written(("长" * 32_768, ""))
    with pytest.raises(TextTooLong):
        written(("😀" * 16_384, ""))


def test_second_sheet_defines_the_columns():
    sheet = load_workbook(io.BytesIO(written()))["columns"]
    assert [cell.value for cell in sheet[1]][:3] == ["column", "zh", "en"]
    assert [cell.value for cell in sheet[3]] == ["amount", "名称", "Name", None, None, "元"]


def test_two_files_of_one_revision_are_the_same():
    made = datetime(2024, 2, 3, 4, 5, 6, tzinfo=UTC)
    assert written(("a", "1"), made=made) == written(("a", "1"), made=made)
    created = load_workbook(io.BytesIO(written(made=made))).properties.created
    assert created == made.replace(tzinfo=None)


@pytest.mark.parametrize(("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_letters_of_a_column(place, letters):
    assert letters_of(place) == letters
