"""A table's page shows what its CSV file holds, and the document's own headers."""

import pytest

from budgets.official.shanghai_2025 import SHANGHAI_2025
from budgets.official.wuhan_2024 import WUHAN_2024
from tests.conftest import HONGSHAN, PUTUO, disclosure_of
from tests.pages import accessible_headers, assert_page_equals_csv, tables_of, text_of

# Both databases would give the same.
pytestmark = pytest.mark.once

# Every official table of either disclosure, and these with the numbers of the texts.
TABLES = [
    (of, str(table.number))
    for of, layout in ((HONGSHAN, WUHAN_2024), (PUTUO, SHANGHAI_2025))
    for table in layout
]
ALL = [*TABLES, (HONGSHAN, "text"), (PUTUO, "text")]


def published_of(of, key):
    return disclosure_of(of).tables.get(number=int(key) if key != "text" else 0)


@pytest.mark.parametrize(("of", "key"), ALL)
def test_page_equals_csv_cell_by_cell(get, page, language, of, key):
    assert_page_equals_csv(get, page, language, of, published_of(of, key))


@pytest.mark.parametrize(("of", "key"), TABLES)
def test_figures_are_shown_as_printed_and_linked_to_their_page(page, of, key):
    """Separators and decimals as in the document: 1571.31 and 1,571.31 both occur."""
    links = tables_of(page("zh-hans", f"tables/{key}/", of))
    shown = {
        link.get("href").split("/")[-2]: link.text
        for table in links
        for link in table.xpath(".//td[contains(@class, 'n')]/a[not(@class='mark')]")
    }
    printed = {
        str(figure.public_id): figure.printed
        for line in published_of(of, key).line_items.all()
        for figure in (*line.figures.exclude(printed=""), *line.indicatorvalues.all())
    }
    assert shown == printed


@pytest.mark.parametrize(("of", "key"), TABLES)
def test_each_leaf_header_is_named_with_its_group(page, language, of, key):
    published = published_of(of, key)
    tables = tables_of(page(language, f"tables/{key}/", of))
    for part, table in zip(published.official.parts, tables, strict=True):
        names = [
            published.full_heading(part, column).in_language(language) for column in part.columns
        ]
        assert sorted(accessible_headers(table)) == sorted(names)


def test_header_names_are_those_of_the_document(page):
    names = accessible_headers(tables_of(page("zh-hans", "tables/2/"))[0])
    assert "本年收入：小计" in names
    assert "上年结转结余：单位资金" in names


@pytest.mark.parametrize(("of", "key"), TABLES)
def test_header_rows_span_every_column(page, of, key):
    """Each header cell covers columns and rows so that none is left over or covered twice."""
    for part, table in zip(
        published_of(of, key).official.parts,
        tables_of(page("en", f"tables/{key}/", of)),
        strict=True,
    ):
        rows = table.xpath(".//thead/tr")
        area = sum(
            int(cell.get("colspan", 1)) * int(cell.get("rowspan", 1))
            for row in rows
            for cell in row.xpath("./th")
        )
        assert area == len(part.columns) * len(rows)


@pytest.mark.parametrize(
    ("of", "key"),
    [(HONGSHAN, key) for key in (1, 2, 3, 4, 5, 6, 10)] + [(PUTUO, key) for key in range(1, 9)],
)
def test_row_names_are_row_headers(page, of, key):
    for table in tables_of(page("en", f"tables/{key}/", of)):
        for row in table.xpath(".//tbody/tr"):
            assert len(row.xpath("./th[@scope='row']")) == 1


@pytest.mark.parametrize(("of", "key"), TABLES)
def test_table_has_a_caption_with_title_and_unit(page, of, key):
    published = published_of(of, key)
    for table in tables_of(page("zh-hans", f"tables/{key}/", of)):
        caption = table.xpath("./caption")[0].text
        assert published.title_printed in caption
        assert published.number > 10 or caption.endswith(f"单位：{published.unit}")


def test_parts_with_counts_and_shares_say_their_units(page):
    captions = [table.xpath("./caption")[0].text for table in tables_of(page("en", "tables/text/"))]
    assert captions[:2] == [
        "Numbers of the text Staff of the department, unit: persons",
        "Numbers of the text Compared with the year before, unit: 10,000 yuan (万元), %",
    ]


@pytest.mark.parametrize(("number", "sortable"), [(n, n in (3, 5, 6, 10)) for n in range(1, 13)])
def test_only_tables_of_siblings_can_be_ordered(page, number, sortable):
    links = page("en", f"tables/{number}/").xpath("//thead//a/@href")
    assert bool(links) is sortable


def test_ordering_is_said_and_leads_back(page):
    header = page("en", "tables/3/?sort=-total").xpath("//th[@aria-sort]")[0]
    assert header.get("aria-sort") == "descending"
    assert header.xpath("./a/@href") == ["?sort=total"]


def test_empty_table_says_so_and_keeps_both_notes(page):
    shown = text_of(page("zh-hans", "tables/8/").xpath("//main")[0])
    assert "原文本表无数据行" in shown
    assert "备注：本部门2024年无政府性基金预算收支。" in shown
    assert "2024 年没有使用政府性基金预算拨款安排的支出" in shown


def test_misprinted_heading_is_shown_and_flagged(page):
    found = page("zh-hans", "tables/9/")
    assert found.xpath("//thead//span[text()='本年政府性基金预算支出']")
    flag = text_of(found.xpath("//p[contains(@class, 'warn')]")[0])
    assert "本年国有资本经营预算支出" in flag


def test_spacing_of_a_heading_is_no_misprint(page):
    assert not page("zh-hans", "tables/1/").xpath("//p[contains(@class, 'warn')]")


def test_page_leads_to_its_source_lines_and_neighbours(page):
    links = page("en", "tables/3/").xpath("//main//a/@href")
    base = "/en/420111/015/2024"
    assert {f"{base}/source/#L142", f"{base}/tables/2/", f"{base}/tables/4/"} <= set(links)


def test_list_of_tables_names_those_not_held_yet(page, hongshan):
    hongshan.text_sections.all().delete()
    hongshan.tables.filter(number=9).delete()
    items = [text_of(item) for item in page("en", "tables/").xpath("//main//ol/li")]
    assert len(items) == 12
    assert [i + 1 for i, item in enumerate(items) if "not on this site yet" in item] == [9]


def test_table_says_how_its_checks_came_out(page, language):
    found = page(language, "tables/7/")
    (line,) = found.xpath("//main//p[a[contains(@href, 'checks/?table=t07')]]")
    marks = [each.get("class") for each in line.xpath("./span")]
    assert marks[0] == "mark"
    assert marks[-1] == "ok"


def test_table_of_one_part_is_said_in_short(page):
    lede = page("zh-hans", "tables/3/").xpath("string(//main//p[@class='lede'])")
    assert lede.startswith("合计：2024 年计划 1,571.31 万元")
    assert not page("zh-hans", "tables/1/").xpath("//main//p[@class='lede']")
