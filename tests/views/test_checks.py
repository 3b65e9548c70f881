"""The page of checks, its form to print, its file, and the marks beside figures."""

import csv
import io

import pytest
from django.utils.timezone import localtime

from budgets.models import CheckRun, Reply
from tests.conftest import HONGSHAN, PUTUO
from tests.pages import text_of
from tests.trail import unguarded

# Both databases would give the same.
pytestmark = pytest.mark.once

FILE = (
    "rule,family,severity,outcome,reason,statement_zh,statement_en,left,right,difference,"
    "tolerance,basis,figures,source_status,revision,unit"
)


def main_of(page):
    return page.xpath("//main")[0]


def rows_of(get, of=HONGSHAN, language="en"):
    content = get(language, "checks.csv", of).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_headline_counts_what_differs_holds_and_cannot_be_checked(page, hongshan, language):
    run = CheckRun.objects.latest_of(hongshan)
    found = page(language, "checks/")
    assert str(run.checks) in found.xpath("//h1")[0].text
    numbers = [int(number.text) for number in found.xpath("//div[@class='three']//b")]
    assert numbers == [run.differs, run.not_checkable, run.holds]


def test_findings_stand_first_with_both_sides_lines_and_figures(page):
    (found,) = page("zh-hans", "checks/").xpath("//article[@id='c5.01-s3.7.5']")
    said = text_of(found)
    for text in ("≠" not in said, "4.40 元", "4.40", "万元", "-43,995.60 元", "第 285 行"):
        assert text is True or text in said
    links = found.xpath(".//a/@href")
    assert any(link.endswith("/source/#L285") for link in links)
    assert any(link.endswith("/figures/t07.1.vehicles-running/") for link in links)


def test_every_finding_is_on_the_page_once(page, hongshan):
    run = CheckRun.objects.latest_of(hongshan)
    shown = page("en", "checks/").xpath("//article/@id")
    expected = run.results.filter(outcome__in=("differs", "asks"))
    assert sorted(shown) == sorted(f"c{each.check_id}" for each in expected)


def test_questions_are_apart_from_differences(page):
    section = page("en", "checks/").xpath("//section[@id='asks']")[0]
    assert "not counted as differences" in text_of(section)
    assert not section.xpath(".//*[@class='mark']")


@pytest.mark.parametrize(
    ("query", "family", "table"),
    [
        ("?family=form", "7.", ""),
        ("?severity=rounding", "4.05", ""),
        ("?table=t07&severity=amounts", "5.01", "t07"),
    ],
)
def test_filters_narrow_the_lists(page, query, family, table):
    found = page("en", f"checks/{query}")
    shown = found.xpath("//section[@id='differs']//article/@id")
    assert shown
    assert all(name.startswith(f"c{family}") for name in shown)
    assert found.xpath("//details[@open]")


@pytest.mark.parametrize("query", ["?severity=", "?page=0", "?page=x"])
def test_filter_that_asks_for_nothing_is_left_out(get, query):
    assert get("en", f"checks/{query}").status_code == 200


@pytest.mark.parametrize(
    ("name", "value"), [("family", "x"), ("table", "t99"), ("severity", "bad")]
)
def test_filter_that_is_none_is_refused_by_name(get, language, name, value):
    response = get(language, f"checks/?{name}={value}")
    assert response.status_code == 400
    said = {"zh-hans": f"参数 {name} 在这里没有“{value}”", "en": f"“{value}” is no value of {name}"}
    assert said[language] in response.content.decode()


def test_checks_that_hold_are_listed_page_by_page(page, hongshan):
    run = CheckRun.objects.latest_of(hongshan)
    found = page("en", "checks/")
    assert len(found.xpath("//section[@id='holds']//tbody/tr")) == 50
    last = page("en", f"checks/?page={-(-run.holds // 50)}")
    assert len(last.xpath("//section[@id='holds']//tbody/tr")) == (run.holds - 1) % 50 + 1


def test_form_has_every_check_with_its_outcome(page, hongshan, language):
    run = CheckRun.objects.latest_of(hongshan)
    found = page(language, "checks/sheet/")
    rows = found.xpath("//tbody/tr")
    assert len(rows) == run.checks
    words = [text_of(row[7]) for row in rows]
    named = {"zh-hans": ("不符", "无法核对"), "en": ("differs", "not checkable")}[language]
    assert [words.count(word) for word in named] == [run.differs, run.not_checkable]
    assert f"{localtime(run.at):%Y-%m-%d %H:%M}" in text_of(found.xpath("//tfoot")[0])


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_file_keeps_the_contract(get, of, language):
    response = get(language, "checks.csv", of)
    assert response.content.decode("utf-8-sig").partition("\r\n")[0] == FILE
    rows = rows_of(get, of, language)
    assert {row["outcome"] for row in rows} <= {"holds", "differs", "not-checkable"}
    assert all(row["reason"] for row in rows if row["outcome"] == "not-checkable")
    assert len({row["rule"] for row in rows}) == len(rows)
    status = {HONGSHAN: "not-compared", PUTUO: "working-copy"}[of]
    assert {row["source_status"] for row in rows} == {status}


def test_file_is_the_same_in_both_languages(get):
    assert rows_of(get, language="en") == rows_of(get, language="zh-hans")


def test_file_has_amounts_in_one_unit_and_their_difference(get):
    row = next(row for row in rows_of(get) if row["rule"] == "5.01-s3.7.5")
    assert (row["left"], row["right"], row["difference"]) == ("4.40", "44000.00", "-43995.6")
    for row in rows_of(get):
        if row["difference"]:
            left, right = (float(row[side] or 0) for side in ("left", "right"))
            assert left - right == pytest.approx(float(row["difference"]))


@pytest.mark.parametrize(
    ("rest", "marked"),
    [
        ("tables/7/", 1),
        ("figures/t07.1.vehicles-running/", 2),
        ("performance/t11.annual.2.01/", 4),
        ("explanation/", 1),
        ("tables/3/", 0),
        ("functions/201/20103/2010350/", 0),
    ],
)
def test_doubtful_figures_are_marked_in_words(page, language, rest, marked):
    word = {"zh-hans": "不符", "en": "differs"}[language]
    marks = page(language, rest).xpath("//main//*[@class='mark']")
    # A table also says how many of its checks differ.
    assert len([mark for mark in marks if mark.text == word]) == marked


def test_goals_of_another_wording_are_marked(page):
    marked = page("en", "performance/").xpath("//dd[a[@class='mark']]/preceding-sibling::dt[1]")
    assert [text_of(goal) for goal in marked] == [
        "Long-term goal 3, table 11",
        "Annual goal 3, table 11",
    ]


def test_mark_leads_to_the_finding(page, client):
    (mark,) = page("en", "tables/7/").xpath("//main//a[@class='mark']")
    address, _, anchor = mark.get("href").partition("#")
    assert f'id="{anchor}"'.encode() in client.get(address).content


def test_figure_lists_the_checks_it_takes_part_in_differences_first(page):
    rows = page("en", "figures/t07.1.vehicles-running/").xpath("//section[@id='checks']//tbody/tr")
    assert [text_of(row[0]) for row in rows] == ["5.01", "1.06", "2.12"]
    assert [text_of(row[5]) for row in rows] == ["differs", "holds", "holds"]


def test_reply_of_the_publisher_stands_at_its_finding(page, hongshan):
    Reply.objects.create(
        disclosure=hongshan, check_id="5.01-s3.7.5", dated="2024-03-01", text_zh="已核实。"
    )
    (found,) = page("zh-hans", "checks/").xpath("//article[@id='c5.01-s3.7.5']")
    assert "2024-03-01" in text_of(found)
    assert "已核实。" in text_of(found)


def test_budget_that_was_not_checked_says_so(page, get, hongshan, language):
    with unguarded():
        hongshan.revisions.all().delete()
    said = {"zh-hans": "尚未核对", "en": "not been checked"}[language]
    assert said in text_of(main_of(page(language, "checks/")))
    assert said in text_of(main_of(page(language)))
    assert get(language, "checks.csv").status_code == 404
    assert get(language, "checks/sheet/").status_code == 404
    assert not page(language, "tables/7/").xpath("//*[@class='mark']")
