"""Rows as plain sentences, made from their cells."""

import pytest
from django.utils import translation

from budgets.grid import grid_of
from budgets.sentences import sentence
from tests.pages import text_of


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


@pytest.mark.parametrize("number", range(1, 11))
def test_every_row_of_every_table_reads_in_both_languages(page, hongshan, language, number):
    rows = hongshan.tables.get(number=number).line_items.count()
    items = page(language, f"tables/{number}/").xpath("//ul[@class='sentences']/li")
    assert len(items) == rows
    assert all("2024" in text_of(item) for item in items)


def test_level_and_figure_pages_say_their_row(page):
    level = text_of(page("en", "functions/221/22102/2210201/").xpath("//main")[0])
    assert "374,800 yuan planned for 2024, all of it personnel expenditure" in level
    figure = text_of(page("en", "figures/t03.2210201.total/").xpath("//main")[0])
    assert "374,800 yuan planned for 2024, all of it basic expenditure" in figure
