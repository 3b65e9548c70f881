"""The CSV contract."""

import csv
import io
from decimal import Decimal

import pytest

from budgets.exports.csv_file import as_text
from budgets.exports.lists.figures import RESOURCE
from budgets.models import Figure
from tests.official.test_wuhan_2024 import CONTRACT

HEADER = RESOURCE.keys


def rows_of(response):
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("number", CONTRACT)
def test_header_is_the_contract_in_both_languages(get, language, number):
    prefix = "part," if number in (1, 4, 11, 12) else ""
    assert ",".join(rows_of(get(language, f"tables/{number}.csv"))[0]) == prefix + CONTRACT[number]


def test_file_is_utf8_with_bom_and_crlf(get, language):
    content = get(language, "tables/3.csv").content
    assert content.startswith(b"\xef\xbb\xbfcode,name")
    assert content.count(b"\n") == content.count(b"\r\n") == 20


def test_bom_can_be_left_out(get):
    assert get("en", "tables/3.csv?bom=0").content.startswith(b"code,name")


def test_only_names_follow_the_language(get):
    chinese, english = (rows_of(get(code, "tables/3.csv")) for code in ("zh-hans", "en"))
    differing = {
        i for zh, en in zip(chinese, english, strict=True) for i in range(8) if zh[i] != en[i]
    }
    assert differing == {1}


def test_amounts_are_plain_decimals_and_blanks_are_blank(get):
    row = next(row for row in rows_of(get("en", "tables/5.csv")) if row[0] == "201")
    assert row[2:] == ["1431.82", "307.48", "268.18", "39.30", "1124.34"]
    row = next(row for row in rows_of(get("en", "tables/5.csv")) if row[0] == "2010399")
    assert row[2:] == ["1124.34", "", "", "", "1124.34"]


def test_two_sided_table_gives_one_side_then_the_other(get):
    parts = [row[0] for row in rows_of(get("en", "tables/1.csv"))[1:]]
    assert parts == ["revenue"] * 12 + ["expenditure"] * 27


def test_file_names_itself_and_its_length(get):
    response = get("en", "tables/3.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="420111-015-2024-table-3-en.csv"' in response["Content-Disposition"]
    assert response["Content-Length"] == str(len(response.content))


def test_figures_csv_has_every_printed_figure_once(get, hongshan):
    header, *rows = rows_of(get("en", "figures.csv"))
    assert tuple(header) == HEADER
    ids = [row[HEADER.index("id")] for row in rows]
    printed = Figure.objects.of(hongshan).exclude(printed="")
    assert sorted(ids) == sorted(str(figure.public_id) for figure in printed)


def test_figures_csv_is_the_same_file_in_both_languages(get):
    assert get("en", "figures.csv").content == get("zh-hans", "figures.csv").content


def test_figures_csv_says_all_of_a_figure(get, hongshan):
    header, *rows = rows_of(get("en", "figures.csv"))
    found = next(row for row in rows if "t05.2010350.basic-personnel" in row)
    assert dict(zip(header, found, strict=True)) == {
        "jurisdiction": "420111",
        "publisher": "015",
        "kind": "budget",
        "fiscal_year": "2024",
        "table": "5",
        "subject": "general-public-expenditure",
        "part": "",
        "row": "2010350",
        "code": "2010350",
        "name_zh": "事业运行",
        "name_en": "Operation of public institutions",
        "level": "xiang",
        "column": "basic-personnel",
        "column_zh": "基本支出：人员经费",
        "column_en": "Basic expenditure: Personnel expenditure",
        "additive": "true",
        "printed": "268.18",
        "amended": "",
        "amount": "268.18",
        "unit": "万元",
        "source_lines": "222",
        "revision": str(hongshan.latest_revision().number),
        "id": "t05.2010350.basic-personnel",
        "url": "http://testserver/zh-hans/420111/015/2024/figures/t05.2010350.basic-personnel/",
    }


def test_adding_the_additive_figures_of_a_table_gives_its_total(get):
    header, *rows = rows_of(get("en", "figures.csv"))
    figures = [dict(zip(header, row, strict=True)) for row in rows]
    for table in ("3", "5"):
        parts = [f["amount"] for f in figures if f["table"] == table and f["additive"] == "true"]
        assert sum(map(Decimal, parts)) == Decimal("1571.31")


def test_addresses_in_files_use_the_public_name(get, settings):
    settings.SITE = "https://budgets.example"
    assert b",https://budgets.example/zh-hans/420111/" in get("en", "figures.csv").content


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1"])
def test_text_that_a_spreadsheet_would_run_is_neutralised(text):
    assert as_text(text) == "'" + text


@pytest.mark.parametrize("text", ["办公费", "(1)", "", "a=b", "015"])
def test_other_text_is_left_alone(text):
    assert as_text(text) == text


def test_hostile_name_is_neutralised_and_its_amounts_stay_numbers(get, hongshan):
    lines = hongshan.tables.get(number=3).line_items.filter(row="2010350")
    lines.update(name_en="=cmd|' /C calc'!A0")
    lines.get().figures.filter(column="basic").update(printed="-1.50", amount="-1.50")
    row = next(row for row in rows_of(get("en", "tables/3.csv")) if row[0] == "2010350")
    assert row[1:4] == ["'=cmd|' /C calc'!A0", "307.48", "-1.50"]
