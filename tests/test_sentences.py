"""Rows as plain sentences, made from their cells."""

import re

import pytest
from django.utils import translation

from budgets.grid import grid_of
from budgets.sentences import sentence
from tests.pages import text_of

# Both databases would give the same.
pytestmark = pytest.mark.once


def said(hongshan, number, row, language, part=0):
    grid = grid_of(hongshan.tables.get(number=number)).parts[part]
    with translation.override(language):
        return sentence(grid, grid.row(row))


OWN = {
    "zh-hans": "用于本单位在职和离退休人员。",
    "en": " This is for the institution’s own staff and retirees.",
}
SENTENCES = [
    (
        5,
        "2210201",
        "zh-hans",
        "住房公积金：2024 年计划 37.48 万元，全部为人员经费。" + OWN["zh-hans"],
    ),
    (
        5,
        "2210201",
        "en",
        "Housing provident fund: 374,800 yuan planned for 2024, all of it personnel expenditure."
        + OWN["en"],
    ),
    (
        5,
        "2080502",
        "zh-hans",
        "事业单位离退休：2024 年计划 16.03 万元，"
        "其中：人员经费 15.37 万元；公用经费 0.66 万元。"
        + OWN["zh-hans"],
    ),
    (5, "2010399", "zh-hans", "其他政府办公厅（室）及相关机构事务支出：2024 年计划 1,124.34 万元，"
     "全部为项目支出。"),
    (6, "30213", "zh-hans", "维修（护）费：原文未印 2024 年金额。"),
    (7, "1", "en", "Three public expenses from fiscal appropriation: 44,000 yuan planned for 2024, "
     "all of it operation of official vehicles."),
]  # fmt: skip


@pytest.mark.parametrize(("number", "row", "language", "text"), SENTENCES)
def test_row_reads_as_a_sentence(hongshan, number, row, language, text):
    assert said(hongshan, number, row, language) == text


def test_numerals_and_spacing_of_names_are_left_out(hongshan):
    services = said(hongshan, 1, "201", "zh-hans", part=1)
    assert services == "一般公共服务支出：2024 年计划 1,431.82 万元。"
    assert said(hongshan, 1, "total", "zh-hans") == "收入总计：2024 年计划 1,571.31 万元。"
    assert said(hongshan, 4, "222", "en", part=1).startswith("Stockpiling of grain")


def test_staff_costs_are_only_those_that_are_basic_expenditure(hongshan):
    lines = hongshan.tables.get(number=5).line_items.filter(row="2210203")
    lines.get().figures.filter(column="basic").update(printed="1.00", amount=1)
    assert "own staff" not in said(hongshan, 5, "2210203", "en")


@pytest.mark.parametrize("key", [*map(str, range(1, 13)), "text"])
def test_every_row_of_every_table_reads_in_both_languages(page, hongshan, language, key):
    number = 0 if key == "text" else int(key)
    rows = hongshan.tables.get(number=number).line_items.count()
    items = page(language, f"tables/{key}/").xpath("//ul[@class='sentences']/li")
    assert len(items) == rows
    said = [text_of(item) for item in items]
    assert all(re.search(r"[:：] ?.+[.。]", sentence) for sentence in said)
    assert number in (0, 11, 12) or all("2024" in sentence for sentence in said)


ROWS = [
    (11, "revenue", "fiscal", "zh-hans", "财政拨款：2024 年计划 1,571.31 万元。以前年度："
     "2022 年 1,431.13 万元（原文未说明口径）；2023 年 1,417.00 万元（原文未说明口径）。"),
    (11, "projects", "3", "en", "Security management: 1.28 million yuan (1,283,700) planned for "
     "2024. Project category: Specific purpose; Main uses: Maintenance, monitoring and protection "
     "of network and information security, and the like."),
    (11, "tasks", "1", "zh-hans", "年度工作任务 1：加强党建基础工作。"),
    (11, "annual", "2.01", "en", "Government network lines (Annual goal 2): "
     "target ≥ 401 lines; 2023: ≥ 401 lines; 2022: ≥ 374 lines."),
    (11, "longterm", "1.05", "zh-hans", "法律咨询回复及时率（长期目标 1）：目标值 及时。"),
    (12, "reasons", "1", "en", "Reasons for the project 1: in Chinese only."),
    (12, "changes", "1", "en", "Budgets of the two years before, and changes this year 1: "
     "11.24 million yuan (11,243,400) planned for 2024. Earlier years: "
     "2022: 10.39 million yuan (10,387,000) (budget); 2023: 9.50 million yuan (9,500,000)"),
    (11, "overall", "annual", "zh-hans", "整体绩效目标（年度）：加强理论学习"),
    (12, "sources", "soe-current", "en", "State capital operations budget: of which: "
     "appropriation applied for this year: the document prints no amount for 2024."),
    (12, "costs", "05", "zh-hans", "全区政务网链路费：2024 年计划 286 万元。"),
    (0, "staff", "in-post", "en", "Staff of the department: Staff in post: 15 persons."),
    (0, "growth", "department", "zh-hans",
     "与上年相比：部门收支总预算：增加 154.31 万元；增长 10.89%。"),
]  # fmt: skip


@pytest.mark.parametrize(("number", "part", "row", "language", "text"), ROWS)
def test_row_of_many_parts_reads_as_a_sentence(hongshan, number, part, row, language, text):
    grid = grid_of(hongshan.tables.get(number=number))
    found = next(each for each in grid.parts if each.part.key == part)
    with translation.override(language):
        assert sentence(found, found.row(row)).startswith(text)


def test_level_and_figure_pages_say_their_row(page):
    level = text_of(page("en", "functions/221/22102/2210201/").xpath("//main")[0])
    assert "374,800 yuan planned for 2024, all of it personnel expenditure" in level
    figure = text_of(page("en", "figures/t03.2210201.total/").xpath("//main")[0])
    assert "374,800 yuan planned for 2024, all of it basic expenditure" in figure


def test_row_without_a_name_is_called_after_its_total_and_says_what_is_beside_it(putuo):
    grid = grid_of(putuo.tables.get(number=9)).parts[0]
    with translation.override("en"):
        said = sentence(grid, grid.rows[0])
    assert said == (
        "Three public expenses, budgeted: 8.68 million yuan (8,675,000) planned for 2025, "
        "of which: official travel abroad (incl. Hong Kong, Macao, Taiwan) 8.39 million yuan "
        "(8,390,000); official hospitality 285,000 yuan. "
        "Operating costs of government bodies, budgeted: 2.13 million yuan (2,132,800)."
    )
