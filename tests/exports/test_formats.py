"""Every list and table says the same in each of its formats, and JSON what its schema allows."""

import csv
import io
import json

import jsonschema
import pytest
from openpyxl import load_workbook

from budgets.exports.formats import FORMATS
from budgets.exports.lists import ALL_LISTS
from budgets.exports.publication import Publication
from budgets.exports.release import ListFile, release_files
from budgets.exports.resources import NUMBER, Type
from tests import invented
from tests.conftest import HONGSHAN, PUTUO, disclosure_of

ROOT = "http://testserver"


def files_of(disclosure, language):
    """The files of each list and table, by its path and format."""
    found = {}
    for file in release_files(Publication(disclosure, ROOT), language):
        if isinstance(file, ListFile):
            found.setdefault(file.path.rpartition(".")[0], {})[file.format] = file
    return found


def written(file):
    out = io.BytesIO()
    file.write(out)
    return out.getvalue()


def rows_of_csv(content):
    _header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return rows


def rows_of_xlsx(content, fields):
    """The rows of a workbook, each field as CSV has it: amounts are numbers, not texts."""
    book = load_workbook(io.BytesIO(content))
    rows = []
    for row in book["data"].iter_rows(min_row=2, max_col=len(fields)):
        assert not any(cell.data_type == "f" for cell in row)
        rows.append([_of_cell(cell, field) for cell, field in zip(row, fields, strict=True)])
    return rows


def _of_cell(cell, field):
    if cell.value is None:
        return ""
    is_number = field.type in (Type.AMOUNT, Type.COUNT) and cell.value != "-"
    assert cell.data_type in ("n" if is_number else "s", *("ns" * (field.type is Type.EITHER)))
    if cell.data_type == "n":
        return float(cell.value)
    return f"'{cell.value}" if cell.quotePrefix else cell.value


def as_numbers(rows, fields):
    """Rows of CSV with amounts as numbers, as spreadsheets and JSON have them."""
    numeric = [field.type in (Type.AMOUNT, Type.EITHER, Type.COUNT) for field in fields]
    return [
        [
            float(text) if is_number and NUMBER.fullmatch(text) else text
            for text, is_number in zip(row, numeric, strict=True)
        ]
        for row in rows
    ]


def rows_of_json(said, fields):
    """The rows of JSON as CSV has them."""
    return [[_of_json(row[field.key]) for field in fields] for row in said["rows"]]


def _of_json(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def unguarded(rows):
    return [[text[1:] if str(text).startswith("'") else text for text in row] for row in rows]


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_csv_xlsx_and_json_hold_the_same_rows(db, language, of):
    files = files_of(disclosure_of(of), language)
    assert len(files) > 15
    for path, formats in files.items():
        assert list(formats) == list(FORMATS)
        fields = formats["csv"].resource.fields
        rows = as_numbers(rows_of_csv(written(formats["csv"])), fields)
        assert rows_of_xlsx(written(formats["xlsx"]), fields) == in_spreadsheet(rows, fields), path
        assert rows_of_json(json.loads(written(formats["json"])), fields) == unguarded(rows), path


def in_spreadsheet(rows, fields):
    """Printed amounts are texts there, guarded where a minus begins them."""
    risky = [field.type is Type.PRINTED for field in fields]
    return [
        [
            f"'{text}" if is_printed and text.startswith("-") and text != "-" else text
            for text, is_printed in zip(row, risky, strict=True)
        ]
        for row in rows
    ]


def test_hostile_texts_are_no_formulas_in_any_format(hostile, language):
    for path, formats in files_of(hostile, language).items():
        fields = formats["csv"].resource.fields
        content = rows_of_csv(written(formats["csv"]))
        for row in content:
            for text, field in zip(row, fields, strict=True):
                if field.type in (Type.TEXT, Type.VALUE, Type.KEY):
                    assert not text.startswith(("=", "+", "@")), (path, field.key)
        rows = as_numbers(content, fields)
        assert rows_of_xlsx(written(formats["xlsx"]), fields) == in_spreadsheet(rows, fields), path


def test_negative_amounts_and_dashes_stay_so_in_a_workbook(hostile):
    file = files_of(hostile, "en")["tables/3"]["xlsx"]
    sheet = load_workbook(io.BytesIO(written(file)))["data"]
    total = [sheet.cell(2, column) for column in range(3, 9)]
    assert [cell.value for cell in total] == [1087.5, 1100, -12.5, None, "-", 0]
    assert [cell.data_type for cell in total] == ["n", "n", "n", "n", "s", "n"]
    assert total[2].number_format == "#,##0.00##"
    names = [sheet.cell(row, 2).value for row in range(2, 8)]
    assert names.count(invented.HOSTILE) == 2


@pytest.mark.once
@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_json_of_every_list_and_table_fits_its_published_schema(client, db, language, of):
    for path, formats in files_of(disclosure_of(of), language).items():
        said = client.get(f"/{language}/{of}/{path}.json").json()
        assert said == json.loads(written(formats["json"]))
        schema = client.get(said["schema"].removeprefix(ROOT)).json()
        assert schema["$id"] == said["schema"]
        validator = jsonschema.Draft202012Validator
        validator.check_schema(schema)
        validator(schema, format_checker=validator.FORMAT_CHECKER).validate(said)


def test_schema_refuses_what_is_no_row_of_its_list(client, hongshan):
    said = client.get(f"/en/{HONGSHAN}/figures.json").json()
    schema = client.get(said["schema"].removeprefix(ROOT)).json()
    said["rows"][0]["amount"] = "12,5"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(said, schema)


def test_json_keeps_the_decimals_that_were_printed(get):
    content = get("en", "figures.json?id=t03.2010350.basic").content
    assert b'"printed":"307.48"' in content
    assert b'"amount":307.48,' in content
    assert b'"amount":0.00,' in get("en", "figures.json?printed=0.00").content


def test_every_field_is_defined_in_both_languages():
    for each in ALL_LISTS:
        for field in each.resource.fields:
            assert field.title.zh, field.key
            assert field.title.en, field.key
            assert bool(field.meaning.zh) == bool(field.meaning.en), field.key


def test_primary_key_tells_the_rows_of_a_list_apart(hongshan):
    of = Publication(hongshan, ROOT)
    for each in ALL_LISTS:
        places = [each.resource.keys.index(key) for key in each.resource.primary_key]
        assert places
        keys = [tuple(row[place] for place in places) for row in each.records(of)]
        assert len(keys) == len(set(keys)), each.key
