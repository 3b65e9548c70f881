"""Drill-down 类 → 款 → 项, by function and by economic category."""

import pytest

from tests.conftest import PUTUO
from tests.pages import body_of, tables_of, text_of

# Both databases would give the same.
pytestmark = pytest.mark.once

BASE = "/en/420111/015/2024"


def test_every_level_leads_to_the_next(page):
    index, lei, kuan = "functions/", "functions/201/", "functions/201/20103/"
    assert f"{BASE}/{lei}" in page("en", index).xpath("//main//a/@href")
    assert f"{BASE}/{kuan}" in page("en", lei).xpath("//main//a/@href")
    assert f"{BASE}/{kuan}2010350/" in page("en", kuan).xpath("//main//a/@href")


def test_level_stands_under_its_parents(page):
    crumbs = page("en", "functions/201/20103/2010350/").xpath("//nav[contains(@class,'crumbs')]//a")
    assert [crumb.get("href") for crumb in crumbs[-3:]] == [
        f"{BASE}/functions/",
        f"{BASE}/functions/201/",
        f"{BASE}/functions/201/20103/",
    ]


def test_level_shows_its_printed_amounts_and_those_of_its_children(page):
    three, five = tables_of(page("en", "functions/201/20103/"))
    assert [row[0] for row in body_of(three)] == ["20103", "2010350", "2010399"]
    assert body_of(five)[1][2:7] == ["307.48", "307.48", "268.18", "39.30", ""]


def test_children_have_their_share_of_the_level_marked_as_ours(page):
    table = tables_of(page("en", "functions/201/20103/"))[0]
    assert [row[-1] for row in body_of(table)] == ["100.00%", "21.47%", "78.53%"]
    assert "computed by us" in text_of(table.xpath(".//th[contains(@class, 'calc')]")[0])


def test_level_lists_every_table_it_appears_in(page):
    found = page("en", "functions/201/").xpath("//h2[text()='Appears in']/..//li")
    assert [text_of(item).split()[:2] for item in found] == [
        ["Table", "1"], ["Table", "3"], ["Table", "4"], ["Table", "5"],
    ]  # fmt: skip
    assert "14.32 million yuan (14,318,200)" in text_of(found[0])
    assert f"{BASE}/source/#L98" in found[0].xpath(".//a/@href")


def test_category_printed_blank_says_that_blank_is_not_zero(page):
    said = text_of(page("en", "economic/302/30213/").xpath("//main")[0])
    assert "prints this row without an amount, which is not 0" in said


def test_category_that_only_other_tables_have_says_so(page, hongshan):
    """Nothing is said of what is printed where the main table has no row at all."""
    hongshan.tables.get(number=3).line_items.filter(code__startswith="210").delete()
    for code in ("204", "210"):
        said = text_of(page("en", f"functions/{code}/").xpath("//main")[0])
        assert "Table 3 has no row for it" in said
        assert "without an amount" not in said


def test_classification_without_its_table_is_said_to_be_missing(get, hongshan):
    hongshan.text_sections.all().delete()
    hongshan.tables.filter(number=6).delete()
    response = get("zh-hans", "economic/")
    assert response.status_code == 404
    assert "这份预算没有这种分类的表" in response.content.decode()


@pytest.mark.parametrize("rest", ["economic/", "economic/302/", "economic/302/30201/"])
def test_every_economic_page_says_in_its_title_what_it_covers(page, language, rest):
    found = page(language, rest)
    said = {
        "en": "basic expenditure only: 446.97 of 1,571.31",
        "zh-hans": "仅基本支出：1,571.31 万元中的 446.97 万元",
    }[language]
    assert said in found.xpath("//title")[0].text
    assert said in text_of(found.xpath("//h1")[0])


def test_every_category_of_the_tables_has_its_page(page, hongshan):
    rows = hongshan.tables.get(number=3).line_items.exclude(functional=None)
    rows |= hongshan.tables.get(number=6).line_items.exclude(economic=None)
    for line in rows.select_related("functional", "economic"):
        side = "functions" if line.functional else "economic"
        category = line.functional or line.economic
        found = page("zh-hans", f"{side}/{'/'.join(category.code_path)}/")
        assert category.name_zh in text_of(found.xpath("//h1")[0])


def test_index_shows_the_whole_and_its_categories(page):
    bars = page("en", "functions/").xpath("//figure//li")
    assert [text_of(bar.xpath(".//*[@class='soft p']")[0]) for bar in bars] == [
        "100.00%", "91.12%", "3.78%", "3.25%", "1.85%",
    ]  # fmt: skip


@pytest.mark.parametrize("status", ["published", "ours"])
def test_english_name_says_whose_it_is(page, status):
    code = {"published": "201", "ours": "221"}[status]
    assert f"is {status}" in text_of(page("en", f"functions/{code}/").xpath("//main")[0])


def test_whole_comes_first_among_the_bars_though_it_is_printed_last(page):
    found = page("en", "functions/208/", PUTUO)
    bars = [text_of(bar) for bar in found.xpath("//figure//li")]
    assert "All expenditure" in bars[0]
    assert "208 Social security and employment" in bars[1]
    rows = [row[0] for row in body_of(tables_of(page("en", "tables/3/", PUTUO))[0])]
    assert rows[-1] == ""


def test_code_in_several_cells_leads_to_its_category(page):
    links = page("en", "tables/8/", PUTUO).xpath("//tbody//a/@href")
    assert f"/en/{PUTUO}/economic/302/30217/" in links
