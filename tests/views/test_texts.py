"""Parts one and three of the document, in words."""

import pytest

from tests.pages import text_of


def headings(page):
    return [text_of(heading) for heading in page.xpath("//section[@class='text']/*[1]")]


def test_part_one_has_functions_units_and_staff(page):
    assert headings(page("zh-hans", "overview/")) == [
        "一、部门主要职能",
        "二、部门预算单位构成",
        "三、部门人员构成",
    ]


def test_department_has_twelve_functions(page, language):
    functions = page(language, "overview/").xpath(
        "//section[@id='s1.1']/p[not(contains(@class, 'small'))]"
    )
    assert len(functions) == 12


def test_part_three_has_eleven_sections_and_five_below_the_last(page, language):
    found = page(language, "explanation/")
    assert len(found.xpath("//section/h2")) == 11
    assert len(found.xpath("//section/h3")) == 5


def test_english_page_keeps_the_chinese_beside_its_english(page):
    section = page("en", "explanation/").xpath("//section[@id='s3.11.2']")[0]
    assert "services 1122.31 × 10,000 yuan" in text_of(section)
    assert "服务类 1122.31万元。" in section.xpath(".//p[@lang='zh-Hans']/text()")[0]


def test_unit_that_differs_from_the_tables_is_kept_in_both_languages(page):
    """Section seven prints 元, the tables 万元: two places differ, and neither is mended."""
    assert "公务用车运行维护费 4.40 元" in text_of(
        page("zh-hans", "explanation/").xpath("//main")[0]
    )
    said = text_of(page("en", "explanation/").xpath("//main")[0])
    assert "4.40 (yuan, as printed)" in said
    assert said.count("the table prints it in") == 1


def test_section_leads_to_its_lines(page):
    links = page("en", "explanation/").xpath("//section[@id='s3.5']//a/@href")
    assert links[-1] == "/en/420111/015/2024/source/#L628"


@pytest.mark.parametrize("rest", ["overview/", "explanation/"])
def test_budget_without_its_text_says_so(page, hongshan, rest):
    hongshan.text_sections.all().delete()
    assert "No text of this part" in text_of(page("en", rest).xpath("//main")[0])
