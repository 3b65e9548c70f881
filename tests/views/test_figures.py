"""A single figure's page, and the document it cites."""

import pytest

from budgets import source_copy
from budgets.models import Figure, IndicatorValue, Revision
from tests.conftest import PUTUO
from tests.pages import text_of
from tests.test_staff_data import holds_staff_data
from tests.trail import unguarded


def facts(page):
    names = [text_of(name) for name in page.xpath("//dl[@class='facts']/dt")]
    return dict(
        zip(names, [text_of(x) for x in page.xpath("//dl[@class='facts']/dd")], strict=True)
    )


def test_page_says_value_printed_text_and_place(page):
    found = page("en", "figures/t05.201.total/")
    said = facts(found)
    assert "14.32" in text_of(found.xpath("//*[@class='big']")[0])
    shown = text_of(found.xpath("//main")[0])
    assert "14,318,200 yuan." in shown
    assert "The document prints “1,431.82”, unit 10,000 yuan" in shown
    assert said["Table"].startswith("Table 5")
    assert said["Row"] == "201 General public services (Category)"
    assert said["Column"] == "Total"
    assert said["Unit"] == "10,000 yuan (万元)"
    assert said["May be added"].startswith("no")


def test_page_marks_the_cell_in_its_source_line(page):
    found = page("zh-hans", "figures/t03.2010350.basic/")
    lines = found.xpath("//*[@class='src']//li")
    assert [int(line.xpath("./a/@href")[0].rpartition("#L")[2]) for line in lines] == [
        *range(151, 158)
    ]
    cited = found.xpath("//li[@class='at']")[0]
    assert [text_of(cell) for cell in cited.xpath("./span")][:4] == [
        "2010350",
        "事业运行",
        "307.48",
        "307.48",
    ]
    assert cited.xpath("./span[4]/mark/text()") == ["307.48"]


def test_right_side_of_a_two_sided_line_is_marked_on_the_right(page):
    marks = page("en", "figures/t01.expenditure.total.budget/").xpath("//mark")
    assert marks[0].getparent().xpath("count(preceding-sibling::span)") == 3


@pytest.mark.once
def test_every_printed_figure_has_its_page_with_its_cell_marked(page, hongshan):
    """In running text, where a number may stand twice, it is not always marked."""
    marked = 0
    for model in (Figure, IndicatorValue):
        cells = model.objects.of(hongshan).exclude(printed="")
        for cell in cells.select_related("line_item__published_table"):
            shown = page("en", f"figures/{cell.public_id}/")
            assert not holds_staff_data(text_of(shown)), cell
            marks = shown.xpath("//mark/text()")
            in_text = cell.line_item.published_table.number == 0
            assert marks == [cell.printed] or (in_text and not marks), cell
            marked += len(marks)
    assert marked == 552


@pytest.mark.parametrize(
    ("number", "place"),
    [
        ("t02.2010301.total", 4),
        ("t02.2010301.fiscal", 5),
        ("t03.2010301.project", 6),
        ("t04.expenditure.201.general", 4),
        ("t08.30217.operating", 5),
        ("t09.1.operating-costs", 6),
    ],
)
def test_cell_beside_a_code_in_several_cells_is_marked_at_its_place(page, number, place):
    mark = page("en", f"figures/{number}/", PUTUO).xpath("//mark")[0]
    assert mark.getparent().xpath("count(preceding-sibling::span)") == place


def test_blank_figure_has_a_page_that_says_blank(page, language):
    said = text_of(page(language, "figures/t03.2010350.project/").xpath("//main")[0])
    assert {"en": "leaves this cell blank, which is not 0", "zh-hans": "此格空白，空白不是 0"}[
        language
    ] in said


@pytest.mark.parametrize("printed", ["-", "0", "0.00"])
def test_dash_and_zeros_are_three_things(page, hongshan, printed):
    amount = None if printed == "-" else 0
    lines = hongshan.tables.get(number=3).line_items.filter(row="2010350")
    lines.get().figures.filter(column="project").update(printed=printed, amount=amount)
    said = text_of(page("en", "figures/t03.2010350.project/").xpath("//main")[0])
    assert f"“{printed}”" in said
    assert ("not an amount" in said) is (printed == "-")
    assert f">{printed}</a>" in tables_html(page)


def tables_html(page):
    from lxml import html

    return html.tostring(page("en", "tables/3/"), encoding="unicode")


def test_citation_names_everything_and_the_address(page, hongshan):
    revision = Revision.objects.get(disclosure=hongshan)
    quote = text_of(
        page("zh-hans", "figures/t03.2010350.basic/").xpath("//*[@class='cite']/blockquote")[0]
    )
    assert quote.startswith(
        "武汉市洪山区大数据中心 2024 年预算"
        "（武汉市洪山区大数据中心 2024 年部门预算编制说明，2024-01），"
        "表 3“部门支出汇总表”，2010350 事业运行，基本支出："
        "计划安排 307.48 万元（原文印作“307.48”，单位：万元）。HSBD 转录本，第 1 版（"
    )
    assert revision.at.strftime("%Y-%m") in quote
    assert quote.endswith("http://testserver/zh-hans/420111/015/2024/figures/t03.2010350.basic/")


def test_english_citation_gives_the_printed_text_and_its_unit(page):
    quote = text_of(page("en", "figures/t05.201.total/").xpath("//*[@class='cite']/blockquote")[0])
    assert (
        "table 5 “General public budget expenditure”, 201 General public services, Total" in quote
    )
    assert "14.32 million yuan (14,318,200) planned (printed “1,431.82”, unit: 10,000 yuan" in quote


@pytest.mark.parametrize("figure", ["t10.total.total", "t07.1.total"])
def test_citation_of_a_row_without_a_name_says_so(page, figure):
    assert "，此行无名称，" in text_of(
        page("zh-hans", f"figures/{figure}/").xpath("//*[@class='cite']/blockquote")[0]
    )


def test_figure_without_a_recorded_revision_says_so(page, hongshan):
    with unguarded():
        Revision.objects.all().delete()
    assert "revision not recorded" in text_of(
        page("en", "figures/t03.2010350.basic/").xpath("//main")[0]
    )


def test_amended_figure_shows_both_texts(page, hongshan):
    lines = hongshan.tables.get(number=3).line_items.filter(row="2010350")
    lines.get().figures.filter(column="basic").update(amended="308.00")
    said = text_of(page("en", "figures/t03.2010350.basic/").xpath("//main")[0])
    assert "“307.48”" in said
    assert "“308.00”" in said


def test_source_page_shows_every_line_with_its_anchor(page, hongshan):
    lines = page("zh-hans", "source/").xpath("//ol[@class='doc']/li")
    document = hongshan.current_document()
    copy = source_copy.held(document.copy, document.sha256)
    assert [line.get("id") for line in lines] == [f"L{n}" for n in range(1, len(copy.lines) + 1)]
    assert [text_of(cell) for cell in lines[153].xpath("./span/span")][:3] == [
        "2010350",
        "事业运行",
        "307.48",
    ]


def test_source_page_blacks_out_staff_data_and_says_why(page, language):
    found = page(language, "source/")
    assert "█" in text_of(found.xpath("//li[@id='L341']")[0])
    said = facts(found)[{"en": "Withheld", "zh-hans": "已隐去"}[language]]
    assert {"en": "its purpose does not need them", "zh-hans": "公开目的并不需要"}[language] in said


def test_source_file_is_the_copy_byte_for_byte(get, hongshan):
    content = get("en", "source.md").content
    assert source_copy.digest(content) == hongshan.current_document().sha256


def test_missing_copy_is_said_and_breaks_nothing(get, page, settings, tmp_path):
    settings.FIXTURES = tmp_path
    source_copy.held.cache_clear()
    assert "not held on this machine" in text_of(
        page("en", "figures/t03.2010350.basic/").xpath("//main")[0]
    )
    assert get("en", "source/").status_code == 404


def test_altered_copy_is_never_shown(get, page, settings, tmp_path, hongshan):
    document = hongshan.current_document()
    path = tmp_path / document.copy
    path.parent.mkdir(parents=True)
    path.write_text("altered")
    settings.FIXTURES = tmp_path
    source_copy.held.cache_clear()
    with pytest.raises(source_copy.SourceCopyAltered):
        source_copy.held(document.copy, document.sha256)
    said = text_of(page("en", "figures/t03.2010350.basic/").xpath("//main")[0])
    assert "not the one that the figures were read from" in said
    assert get("en", "source/").status_code == 404
    assert get("en", "source.md").status_code == 404


def test_citation_says_that_the_document_is_a_working_copy(page, language):
    said = text_of(page(language, "figures/t03.2010301.basic/", PUTUO).xpath("//blockquote")[0])
    assert {"en": "2025, working copy)", "zh-hans": "2025，非公布文件副本）"}[language] in said


def test_address_is_called_permanent_where_the_site_has_a_public_name(page, settings):
    assert "This address is permanent" not in text_of(page("en", "figures/t03.2010350.basic/"))
    settings.SITE = "https://budgets.example"
    assert "This address is permanent" in text_of(page("en", "figures/t03.2010350.basic/"))
