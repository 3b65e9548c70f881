"""A table without the rows and columns in which it prints no amount."""

from budgets.grid import grid_of
from budgets.web_tables.filled import filled
from tests.pages import accessible_headers, body_of, tables_of


def part_of(disclosure, number):
    return grid_of(disclosure.tables.get(number=number)).parts[0]


def test_columns_without_amounts_are_left_out(hongshan):
    whole = part_of(hongshan, 2)
    left = filled(whole)
    keys = [column.key for column in left.grid.part.columns]
    assert keys == ["code", "name", "total", "current", "current-general"]
    assert (left.rows, left.columns) == (0, 14)


def test_rows_without_amounts_are_left_out_and_printed_zeros_stay(hongshan):
    for number in (1, 4):
        whole = part_of(hongshan, number)
        left = filled(whole)
        assert left.rows == len(whole.rows) - len(left.grid.rows) > 0
        assert all(any(cell.amount is not None for cell in row.cells) for row in left.grid.rows)
    revenue = next(
        part for part in grid_of(hongshan.tables.get(number=11)).parts if part.part.key == "revenue"
    )
    assert revenue.row("other").cell("current").zh == "0"
    assert filled(revenue).grid.row("other")


def test_table_that_prints_no_amount_at_all_stays_whole(hongshan):
    whole = part_of(hongshan, 8)
    assert filled(whole).grid is whole


def test_page_shows_the_rest_says_what_is_missing_and_leads_back(page, language):
    narrowed = page(language, "tables/2/?only=amounts")
    (table,) = tables_of(narrowed)
    assert len(body_of(table)[0]) == 5
    assert len(accessible_headers(table)) == 5
    assert "14" in narrowed.xpath("string(//main//p[contains(@class,'np')])")
    (back,) = narrowed.xpath("//main//p[contains(@class,'np')]/a/@href")
    assert back.endswith("/tables/2/")


def test_page_offers_it_only_where_something_would_be_left_out(page):
    assert page("en", "tables/2/").xpath("//a[@href='?only=amounts']")
    assert not page("en", "tables/8/").xpath("//a[@href='?only=amounts']")


def test_order_keeps_the_choice(page):
    links = page("en", "tables/3/?only=amounts").xpath("//thead//a/@href")
    assert links
    assert all(link.endswith("&only=amounts") for link in links)
