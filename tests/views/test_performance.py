"""Goals and indicators: the overview, each indicator, the file of all."""

import csv
import io

import pytest

from budgets.models import Goal, Indicator, IndicatorValue
from tests.pages import accessible_headers, text_of

# Both databases would give the same.
pytestmark = pytest.mark.once


def test_indicators_are_as_many_as_printed(hongshan):
    counts = {
        (number, part): Indicator.objects.filter(
            published_table__disclosure=hongshan, published_table__number=number, part=part
        ).count()
        for number in (11, 12)
        for part in ("longterm", "annual")
    }
    assert counts == {
        (11, "longterm"): 30,
        (11, "annual"): 32,
        (12, "longterm"): 34,
        (12, "annual"): 36,
    }


def test_each_table_has_four_goals_of_either_horizon(hongshan):
    for number in (11, 12):
        goals = Goal.objects.filter(published_table=hongshan.tables.get(number=number))
        assert sorted(goals.values_list("horizon", "number")) == [
            (horizon, n) for horizon in ("annual", "longterm") for n in (1, 2, 3, 4)
        ]


def test_overview_has_every_value_of_both_tables_once(page, hongshan, language):
    links = page(language, "performance/").xpath("//td/a[not(@class='mark')]/@href")
    ids = [link.split("/")[-2] for link in links]
    values = IndicatorValue.objects.of(hongshan)
    assert sorted(ids) == sorted(str(value.public_id) for value in values)


def test_overview_puts_long_term_beside_annual_and_table_beside_table(page):
    table = page("en", "performance/").xpath("//section[@id='goal-2']//table")[0]
    groups = [text_of(group) for group in table.xpath(".//th[@scope='colgroup']")]
    assert groups == [
        "table 11, long-term",
        "table 11, annual",
        "table 12, long-term",
        "table 12, annual",
    ]
    row = table.xpath(".//tbody/tr[1]")[0]
    assert [text_of(cell, "mark") for cell in row] == [
        "Government network lines",
        *("≥ 401 lines", "≥ 374 lines", "≥ 401 lines", "≥ 401 lines"),
        *("≥ 401 lines", "391 lines", "401 lines", "≥ 401 lines"),
    ]
    assert len(accessible_headers(table)) == 9


def test_dash_is_shown_and_a_missing_indicator_is_said(page):
    rows = page("zh-hans", "performance/").xpath("//section[@id='goal-2']//tbody/tr")
    found = next(row for row in rows if text_of(row[0]) == "网站故障修复响应时间")
    assert [text_of(cell) for cell in found][5:] == ["≤1 小时", "-", "-", "≤1小时"]
    assert "".join(found[1].itertext()) == "该表无此指标"


def test_indicator_has_its_values_with_their_meaning(page):
    rows = page("zh-hans", "performance/t11.annual.2.01/").xpath("//tbody/tr")
    assert [[text_of(cell, "mark") for cell in row] for row in rows] == [
        ["2022年", "≥ 374 条", "≥", "374", "条"],
        ["2023年", "≥ 401 条", "≥", "401", "条"],
        ["预期当年实现值", "≥ 401 条", "≥", "401", "条"],
    ]


def test_indicator_of_words_has_its_wording(page):
    rows = page("en", "performance/t11.annual.1.05/").xpath("//tbody/tr")
    assert [text_of(cell, "mark") for cell in rows[2]] == [
        "Value expected this year",
        *("及时", "", "", "in time"),
    ]


def test_indicator_names_goal_levels_basis_lines_and_its_like(page):
    found = page("en", "performance/t11.annual.2.04/")
    said = text_of(found.xpath("//main")[0])
    for text in ("Annual goal 2", "Output indicators", "Quantity", "Look at maintenance records"):
        assert text in said
    links = found.xpath("//main//a/@href")
    assert "/en/420111/015/2024/performance/t12.annual.2.05/" in links
    assert "/en/420111/015/2024/source/#L422" in links


@pytest.mark.parametrize("row", ["t11.longterm.1.04", "t11.annual.3.03", "t12.annual.4.03"])
def test_row_that_the_conversion_split_is_whole(page, row):
    names = {
        "t11.longterm.1.04": "项目绩效自评工作完成率",
        "t11.annual.3.03": "组织开展网络攻防演练",
        "t12.annual.4.03": "本年度区域运中心平台建设验收合格率",
    }
    assert page("zh-hans", f"performance/{row}/").xpath("//h1")[0].text == names[row]


def test_lost_basis_of_a_shifted_row_is_blank_and_not_guessed(page):
    """The conversion cut off the last cell of line 598."""
    facts = text_of(
        page("en", "performance/t12.annual.4.01/").xpath("//dl[contains(@class, 'facts')]")[0]
    )
    assert "Basis of the valueblank" in facts


def test_name_that_a_part_prints_twice_for_one_goal_has_two_lines(page, hongshan):
    lines = Indicator.objects.filter(published_table__disclosure=hongshan, part="annual")
    lines.filter(published_table__number=11, row="2.02").update(name_zh="政务网链路数")
    links = page("en", "performance/").xpath("//td/a[not(@class='mark')]/@href")
    assert len(links) == len(set(links)) == 268


def test_indicator_of_the_same_name_under_another_goal_is_not_its_like(page):
    """预算成本控制 stands under three goals, each with the budget of another project."""
    links = page("en", "performance/t12.annual.1.01/").xpath("//section[3]//a/@href")
    assert links == ["/en/420111/015/2024/performance/t12.longterm.1.01/"]


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_file_of_indicators_is_the_same_in_both_languages_and_has_all(get):
    content = get("en", "indicators.csv").content
    assert content == get("zh-hans", "indicators.csv").content
    assert len(rows_of(content)) == 30 + 32 + 34 + 36


def test_file_of_indicators_says_all_of_one(get):
    rows = {row["id"]: row for row in rows_of(get("en", "indicators.csv").content)}
    row = rows["t11.annual.2.01"]
    wanted = {
        "table": "11",
        "horizon": "annual",
        "goal": "2",
        "ordinal": "1",
        "goal_zh": "年度目标 2",
        "level1_zh": "产出指标",
        "level2_en": "Quantity",
        "name_en": "Government network lines",
        "prior2_printed": "≥ 374 条",
        "prior2_number": "374",
        "target_operator": "≥",
        "target_number": "401",
        "target_unit": "条",
        "basis_zh": "盘查政务网链合同",
        "source_lines": "419",
        "url": "http://testserver/zh-hans/420111/015/2024/performance/t11.annual.2.01/",
    }
    assert {key: row[key] for key in wanted} == wanted
    assert rows["t11.annual.1.05"]["prior1_printed"] == "-"
    assert rows["t11.annual.1.05"]["target_wording_zh"] == "及时"
    assert rows["t11.longterm.1.05"]["prior1_printed"] == ""


def test_budget_without_goals_says_so(page, hongshan):
    Goal.objects.all().delete()
    assert "No goals of this budget" in text_of(page("en", "performance/").xpath("//main")[0])
