"""What the browser tells a screen reader, on three ways through a budget.

Snapshots are Playwright's: roles and names as the accessibility tree has them; what is left out
may be there.
"""

from playwright.sync_api import Locator, Page, expect

from tools.page_types import HONGSHAN

REVENUE = {
    "zh-hans": """
      - table /^表 2 部门收入汇总表，单位：万元$/:
        - rowgroup:
          - row "015 武汉市洪山区大数据中心 1571.31 1571.31 1571.31":
            - cell "015"
            - rowheader "武汉市洪山区大数据中心"
            - cell "1571.31":
              - link "1571.31"
    """,
    "en": """
      - table /^Table 2 Summary of departmental revenue, unit. 10,000 yuan .万元.$/:
        - rowgroup:
          - row "015 Hongshan District Big Data Centre, Wuhan 1571.31 1571.31 1571.31":
            - cell "015"
            - rowheader "Hongshan District Big Data Centre, Wuhan"
            - cell "1571.31":
              - link "1571.31"
    """,
}
GENERAL = {
    "zh-hans": ("本年收入： 一般公共预算", "本年收入： 政府性基金预算"),
    "en": (
        "Revenue of the year: General public budget",
        "Revenue of the year: Budget of government-managed funds",
    ),
}
FINDING = {
    "zh-hans": """
      - article:
        - heading /^不符 .*“三公”经费.*金额与指标$/ [level=3]
        - term:
          - link "第 646–660 行"
        - definition: 4.40 元
        - term:
          - link "第 285 行"
        - definition: 4.40 万元
        - paragraph: /规则 5\\.01：文字中的数 = 表中的数/
        - paragraph:
          - link "t07.1.vehicles-running"
    """,
    "en": """
      - article:
        - heading /^differs The text, .*amounts and targets$/ [level=3]
        - term:
          - link "lines 646–660"
        - definition: 4.40 yuan
        - term:
          - link "line 285"
        - definition: 4.40 万元
        - paragraph: /Rule 5\\.01. A number of the text is the figure that it repeats/
        - paragraph:
          - link "t07.1.vehicles-running"
    """,
}
# Each step says its level, its code and name, its amount and share; the last has no link to itself.
STEPS = {
    "zh-hans": [
        ["全部支出，1,571.31 万元", "201 一般公共服务支出，1,431.82 万元"],
        "类 201 一般公共服务支出 1,431.82 万元 91.12%",
        "款 20103 政府办公厅(室)及相关机构事务 1,431.82 万元 91.12%",
        "项 2010399 其他政府办公厅(室)及相关机构事务支出 1,124.34 万元 71.55%",
    ],
    "en": [
        [
            "All expenditure, 15.71 million yuan (15,713,100)",
            "201 General public services, 14.32 million yuan (14,318,200)",
        ],
        "Category 201 General public services 14.32 million yuan 91.12%",
        "Section 20103 Affairs of government general offices and related institutions"
        " 14.32 million yuan 91.12%",
        "Item 2010399 Other expenditure of government general offices and related institutions"
        " 11.24 million yuan 71.55%",
    ],
}
NEXT = ("201 ", "20103 ", "2010399 ")


def under(row: Locator, header: Locator) -> str:
    """What a row has in the column of a header."""
    box = header.bounding_box()
    assert box is not None
    cells = [(cell, cell.bounding_box()) for cell in row.get_by_role("cell").all()]
    [found] = [cell for cell, at in cells if at and abs(at["x"] - box["x"]) < 2]
    return found.inner_text()


def test_row_of_table_2_is_read_with_its_headers(tab: Page, language: str) -> None:
    tab.goto(f"/{language}/{HONGSHAN}/tables/2/")
    table = tab.get_by_role("table")
    expect(table).to_match_aria_snapshot(REVENUE[language])
    row = table.get_by_role("row").filter(has=tab.get_by_role("cell", name="015", exact=True))
    general, funds = (
        table.get_by_role("columnheader", name=name, exact=True) for name in GENERAL[language]
    )
    # A header says its group too, and its cells stand below it.
    assert (under(row, general), under(row, funds)) == ("1571.31", "")


def test_finding_is_read_with_both_sides_and_its_figures(tab: Page, language: str) -> None:
    tab.goto(f"/{language}/{HONGSHAN}/checks/")
    expect(tab.get_by_role("article").first).to_match_aria_snapshot(FINDING[language])
    tab.get_by_role("article").first.get_by_role("link", name="t07.1.vehicles-running").click()
    word = {"zh-hans": "不符", "en": "differs"}[language]
    expect(tab.get_by_role("main").get_by_role("link", name=word, exact=True)).to_be_visible()


def test_drill_down_says_level_name_amount_and_share_at_each_step(tab: Page, language: str) -> None:
    marks, *steps = STEPS[language]
    tab.goto(f"/{language}/{HONGSHAN}/functions/")
    for mark in marks:
        expect(tab.get_by_role("group").get_by_role("link", name=mark, exact=True)).to_be_attached()
    for code, said in zip(NEXT, steps, strict=True):
        picture = tab.get_by_role("main").get_by_role("group").first
        step = picture.get_by_role("listitem").filter(has_text=code)
        assert " ".join(step.locator("p").inner_text().split()) == said
        step.get_by_role("link", name=code).first.click()
        here = tab.locator(".crumbs [aria-current=page]")
        expect(here).to_have_text(code.strip())
