"""From end to end, in both languages: what a citizen and an auditor come for."""

import csv
import io
import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import resize
from tools.page_types import HONGSHAN, LANGUAGES

# What is written differently in the two languages; the amounts are those of the document.
WORDS = {
    "zh-hans": {
        "search": "搜索",
        "project": "信息化建设",
        "amount": "339.54 万元",
        "last cost": "城运中心平台建设 第 27 项 100 万元",
        "costs": "支出明细",
        "checks": "核对",
        "left": "4.40 元",
        "right": "4.40 万元",
        "planned": "计划安排，不是实际支出",
        "table": "表 7 财政拨款“三公”经费支出表",
    },
    "en": {
        "search": "Search",
        "project": "IT development",
        "amount": "3.40 million yuan",
        "last cost": re.compile("cost 27 100 万元$"),
        "costs": "Itemised costs",
        "checks": "Checks",
        "left": "4.40 yuan",
        "right": "4.40 万元",
        "planned": "Planned, never spent",
        "table": re.compile("^Table 7 "),
    },
}


def test_words_are_those_of_both_languages() -> None:
    assert {language: sorted(words) for language, words in WORDS.items()} == dict.fromkeys(
        LANGUAGES, sorted(WORDS["en"])
    )


def test_citizen_finds_what_a_project_is_planned_for(tab: Page, language: str) -> None:
    """On a phone, from the home page, by the words of the news: 信息化建设 339.54 万元."""
    words = WORDS[language]
    resize(tab, 360, 740)
    tab.goto(f"/{language}/")
    tab.get_by_role("searchbox").fill(words["project"])
    tab.get_by_role("button", name=words["search"]).click()
    hit = tab.get_by_role("listitem").filter(
        has=tab.get_by_role("link", name=words["project"], exact=True)
    )
    expect(hit).to_contain_text(words["amount"])
    hit.get_by_role("link", name=words["project"], exact=True).click()
    main = tab.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text(words["project"])
    expect(main).to_contain_text(words["planned"])
    expect(main.get_by_role("heading", name=words["costs"])).to_be_visible()
    costs = main.locator("a[href*='/figures/t12.costs.']")
    printed = [re.search(r"([\d.]+) 万元$", text.strip())[1] for text in costs.all_inner_texts()]
    assert printed == ["109.54", "100", "50", "40", "40"]
    main.get_by_role("link", name=words["last cost"]).click()
    expect(tab).to_have_url(re.compile(rf"/{language}/{HONGSHAN}/figures/t12\.costs\.27\.amount/$"))
    expect(tab.get_by_role("main").locator("mark")).to_have_text("100")


def test_auditor_goes_from_a_finding_to_its_line_and_downloads_the_table(
    tab: Page, language: str
) -> None:
    words = WORDS[language]
    tab.goto(f"/{language}/{HONGSHAN}/")
    tab.get_by_role("banner").get_by_role("link", name=words["checks"], exact=True).click()
    finding = tab.get_by_role("article").first
    expect(finding).to_contain_text(words["left"])
    expect(finding).to_contain_text(words["right"])
    finding.get_by_role("link", name="t07.1.vehicles-running").click()
    tab.get_by_role("main").get_by_role("region").get_by_role("link", name="285").click()
    line = tab.locator("li:target")
    expect(line).to_have_attribute("id", "L285")
    expect(line).to_be_in_viewport()
    expect(line).to_contain_text("4.40")
    tab.go_back()
    tab.get_by_role("link", name=words["table"]).first.click()
    with tab.expect_download() as downloading:
        tab.get_by_role("main").get_by_role("link", name="CSV").click()
    rows = list(csv.DictReader(io.StringIO(downloading.value.path().read_text("utf-8-sig"))))
    row = tab.get_by_role("main").get_by_role("row").last
    # A mark beside an amount is no part of it.
    on_screen = [cell.locator("a:not(.mark)") for cell in row.get_by_role("cell").all()]
    texts = [link.inner_text() if link.count() else "" for link in on_screen]
    assert list(rows[-1].values()) == texts
    assert rows[-1]["vehicles-running"] == "4.40"


def test_other_language_is_one_click_away_at_the_same_place(tab: Page, language: str) -> None:
    other = {"zh-hans": "en", "en": "zh-hans"}[language]
    tab.goto(f"/{language}/{HONGSHAN}/tables/3/?view=large")
    tab.get_by_role("banner").locator("a[hreflang]").click()
    expect(tab).to_have_url(re.compile(rf"/{other}/{HONGSHAN}/tables/3/\?view=large$"))
    expect(tab.get_by_role("main").get_by_role("cell", name="307.48").first).to_be_visible()
