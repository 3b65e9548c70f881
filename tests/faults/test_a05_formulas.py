"""A5: in files for spreadsheets texts stay texts, whatever they begin with, and amounts numbers."""

import csv
import io
from decimal import Decimal

import openpyxl
import pytest

from budgets.exports.csv_file import FORMULA_STARTS
from budgets.models import Figure, LineItem, TextCell
from tests.conftest import HONGSHAN
from tests.exports.test_libreoffice import OFFICE, of, opened, text_of
from tests.pages import content_of

PAYLOADS = [
    *("=1+1", "=cmd|' /C calc'!A0", "+1+cmd|'/C calc'!A0", "-2+3", "@SUM(1,1)", "\t=1+1", "\r=1+1"),
    *("\n=1+1", "＝1+1", "＋1", "－1", "＠SUM(1)", "=1;=1"),
    '=HYPERLINK("http://evil.example","x")',
    *("=DDE(\"cmd\",\"/C calc\",\"x\")", "=WEBSERVICE(\"http://evil.example\")", "=\"\"&1", "-1"),
    *('",=1+1', "x\n=1+1", "x\r\n=1+1", ";=1+1", "=1+1,=1+1", "{=1+1}", "\ufeff=1"),
]  # fmt: skip
TABLES = (3, 5, 6, 10)
FILES = [f"tables/{number}.{form}" for number in TABLES for form in ("csv", "xlsx")]
LISTS = [f"{name}.{form}" for name in ("figures", "costs", "projects") for form in ("csv", "xlsx")]


@pytest.fixture
def formulas(hongshan):
    """The first budget, with a name that a spreadsheet might run in each row."""
    lines = LineItem.objects.of(hongshan).order_by("pk")
    for number, line in enumerate(lines):
        line.name_zh = line.name_en = PAYLOADS[number % len(PAYLOADS)]
    LineItem.objects.bulk_update(lines, ["name_zh", "name_en"])
    TextCell.objects.update(text_zh="=1+1", text_en="@SUM(1)")
    return hongshan


def fetched(get, path):
    response = get("en", path, HONGSHAN)
    assert response.status_code == 200, path
    return content_of(response)


def rows_of(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def is_amount(text):
    try:
        return Decimal(text).is_finite()
    except ArithmeticError:
        return False


def test_no_field_of_a_csv_begins_a_formula(get, formulas, figure):
    fields = 0
    for path in (each for each in FILES + LISTS if each.endswith("csv")):
        for row in rows_of(fetched(get, path)):
            for field in row:
                # A number below nothing is one, and a lone dash is what documents print.
                fields += 1
                assert not field.startswith(FORMULA_STARTS) or field == "-" or is_amount(field)
    figure("A5", f"CSV: 0 of {fields:,} fields begin a formula")


def test_no_cell_of_a_workbook_is_a_formula_and_every_amount_is_a_number(get, formulas, figure):
    cells = 0
    for path in (each for each in [*FILES, *LISTS, "budget.xlsx"] if each.endswith("xlsx")):
        book = openpyxl.load_workbook(io.BytesIO(fetched(get, path)))
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                assert not [cell for cell in row if cell.data_type == "f"], path
                assert not [
                    cell for cell in row if cell.hyperlink and "evil" in str(cell.hyperlink)
                ]
                cells += len(row)
    figure("A5", f"XLSX: 0 formulas in {cells:,} cells")


def amounts_of(disclosure, number):
    figures = Figure.objects.of(disclosure).filter(line_item__published_table__number=number)
    return sorted(each.amount for each in figures if each.amount is not None)


def test_every_amount_is_a_number_and_equal_in_csv_and_xlsx(get, formulas, figure):
    count = 0
    for number in TABLES:
        known = amounts_of(formulas, number)
        columns = [*formulas.tables.get(number=number).official.parts[0].columns]
        places = [place for place, column in enumerate(columns) if column.kind.is_amount]
        _header, *rows = rows_of(fetched(get, f"tables/{number}.csv"))
        written = [row[place] for row in rows for place in places]
        assert sorted(Decimal(text) for text in written if is_amount(text)) == known
        book = openpyxl.load_workbook(io.BytesIO(fetched(get, f"tables/{number}.xlsx")))
        values = [cell for row in book.worksheets[0].iter_rows() for cell in row]
        numbers = [
            cell.value for cell in values if cell.data_type == "n" and cell.value is not None
        ]
        # Not as they are shown: a float's shortest spelling is what was written.
        assert sorted(Decimal(str(value)) for value in numbers) == known
        count += len(known)
    figure("A5", f"{count} of {count} amounts numeric and equal")


# Defined only where it can be run, since a skipped test counts as a fault of the machine.
if OFFICE:

    @pytest.mark.once
    def test_libreoffice_finds_no_formula_and_every_amount(get, formulas, tmp_path, figure):
        found = 0
        for form in ("csv", "xlsx"):
            paths = []
            for number in TABLES[:2]:
                paths.append(tmp_path / f"{number}-{form}.{form}")
                paths[-1].write_bytes(fetched(get, f"tables/{number}.{form}"))
            paths.append(tmp_path / f"figures-{form}.{form}")
            paths[-1].write_bytes(fetched(get, f"figures.{form}"))
            for name, cells in opened(tmp_path, paths):
                assert not [cell for cell in cells if of(cell, "table:formula")], name
                assert not [each for each in cells if "#NAME" in text_of(each)], name
                if name.startswith("figures"):
                    continue
                number = int(name.partition("-")[0])
                numbers = [of(each, "office:value") for each in cells if of(each, "office:value")]
                known = amounts_of(formulas, number)
                values = sorted(Decimal(each) for each in numbers)
                assert [each for each in known if each not in values] == [], name
                found += len(known)
        figure("A5", f"LibreOffice: 0 formulas, {found} of {found} amounts")
