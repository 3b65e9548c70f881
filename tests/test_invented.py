"""The invented disclosure: what no real one has had yet, but one may."""

import csv
import io

import pytest
from lxml import html

from tests import invented
from tests.pages import assert_page_equals_csv, text_of


@pytest.fixture
def disclosure(hostile):
    return hostile


@pytest.fixture
def read(disclosure, page):
    return lambda language, rest="": page(language, rest, invented.ADDRESS)


@pytest.fixture
def rows(disclosure, get):
    """The rows of a CSV file as objects."""

    def ask(rest, language="en"):
        content = get(language, rest, invented.ADDRESS).content.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(content, newline="")))

    return ask


@pytest.mark.parametrize("number", invented.TABLES)
def test_page_equals_csv_cell_by_cell(disclosure, get, page, language, number):
    published = disclosure.tables.get(number=number)
    assert_page_equals_csv(get, page, language, invented.ADDRESS, published)


PAGES = [
    *("", "tables/", "functions/", "functions/201/", "functions/201/20103/2010399/"),
    *("functions/212/", "projects/", "performance/", "glossary/", "overview/"),
    *("explanation/", "source/", "figures/t03.2010399~2.project/", "figures/t08.2120899.total/"),
]


@pytest.mark.parametrize("rest", PAGES)
def test_every_page_is_there(read, language, rest):
    assert len(read(language, rest).xpath("//h1")) == 1


def test_hostile_name_is_text_on_pages(read, language):
    found = read(language, "tables/3/")
    assert not found.xpath("//main//img")
    names = [text_of(name) for name in found.xpath("//tbody//th")]
    assert names.count(invented.HOSTILE) == 2


def test_hostile_name_is_no_formula_in_files(rows):
    named = [row["name"] for row in rows("tables/3.csv") if row["code"] == "2010399"]
    assert named == [f"'{invented.HOSTILE}"] * 2
    assert {row["name_zh"] for row in rows("figures.csv") if row["row"] == "2010399~2"} == {
        f"'{invented.HOSTILE}"
    }


def test_negative_amounts_dashes_and_zeros_stay_what_they_are(rows):
    total, lei, kuan, *_ = rows("tables/3.csv")
    kept = ("total", "basic", "project", "business", "remitted", "subsidies")
    assert [total[key] for key in kept] == ["1087.50", "1100.00", "-12.50", "", "-", "0"]
    assert (lei["subsidies"], kuan["subsidies"]) == ("0.00", "")


def test_row_that_stands_twice_has_an_id_of_its_own(read, rows):
    printed = {row["id"]: row["printed"] for row in rows("figures.csv") if row["code"] == "2010399"}
    assert printed["t03.2010399.project"] == "-7.50"
    assert printed["t03.2010399~2.project"] == "-5.00"
    said = text_of(read("en", "figures/t03.2010399~2.project/").xpath("//main")[0])
    assert "−50,000 yuan" in said or "-50,000 yuan" in said


def test_negative_amount_has_no_share_of_a_whole(read):
    found = read("en", "functions/201/20103/")
    shares = [text_of(row[-1]) for row in found.xpath("//tbody/tr")]
    assert shares == ["100.00%", "101.15%", "", ""]


def test_each_table_has_its_own_unit(read, rows):
    units = {row["table"]: row["unit"] for row in rows("figures.csv")}
    assert units == {"3": "万元", "8": "元"}
    assert "2.50 million yuan" in text_of(read("en", "functions/212/").xpath("//main")[0])


def test_code_has_the_name_of_its_year(read, page):
    before = text_of(read("zh-hans", "functions/201/20103/2010350/").xpath("//h1")[0])
    since = text_of(page("zh-hans", "functions/201/20103/2010350/").xpath("//h1")[0])
    assert (before, since) == ("事业机构运行", "事业运行")


def test_publisher_lists_its_years_and_its_place_offers_them(disclosure, client):
    def links(address):
        return html.fromstring(client.get(address).content).xpath("//main//a/@href")

    years = [each for each in links("/en/420111/015/") if "corrections" not in each]
    assert years == ["/en/420111/015/2024/", "/en/420111/015/2023/"]
    assert {"?year=2023", "?year=2024"} <= set(links("/en/420111/"))
