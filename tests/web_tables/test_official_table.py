"""Official tables for the web."""

from decimal import Decimal

import pytest
from django.utils import translation
from lxml import html

from budgets.grid import grid_of
from budgets.web_tables import OfficialTable

# Both databases would give the same.
pytestmark = pytest.mark.once


def unmarked(figure_id):
    """No figure differs from anything."""
    return ""


def ordered(hongshan, number, order_by):
    part = grid_of(hongshan.tables.get(number=number)).parts[0]
    table = OfficialTable(part, "en", unmarked, order_by=order_by)
    return [row.line.row for row in table.ordered_rows()]


def test_rows_stand_as_printed_unless_ordered(hongshan):
    assert ordered(hongshan, 3, "")[:5] == ["total", "201", "20103", "2010350", "2010399"]


def test_ordering_compares_siblings_and_keeps_them_under_their_parent(hongshan):
    assert ordered(hongshan, 3, "-total")[:9] == [
        "total", "201", "20103", "2010399", "2010350", "221", "22102", "2210201", "2210203",
    ]  # fmt: skip


def test_ordering_upwards_begins_with_the_smallest(hongshan):
    top = [row for row in ordered(hongshan, 3, "total") if len(row) == 3]
    assert top == ["210", "208", "221", "201"]


@pytest.mark.parametrize("order_by", ["operating", "-operating"])
def test_blanks_come_last_either_way(hongshan, order_by):
    rows = [
        row for row in ordered(hongshan, 6, order_by) if row.startswith("302") and len(row) == 5
    ]
    assert set(rows[-2:]) == {"30213", "30227"}


@pytest.mark.parametrize("order_by", ["nothing", "-", ",", "-nothing,total", "total.", "\0"])
def test_unknown_order_is_as_printed(hongshan, order_by):
    assert ordered(hongshan, 3, order_by)[:3] == ["total", "201", "20103"]


def test_tables_without_siblings_cannot_be_ordered(hongshan):
    assert ordered(hongshan, 2, "-code") == ["total", "015", "015001"]


def test_hostile_name_is_escaped(hongshan):
    published = hongshan.tables.get(number=3)
    published.line_items.filter(row="2010350").update(name_en='<script>x</script>"')
    body = OfficialTable(grid_of(published).parts[0], "en", unmarked).body
    assert "<script>" not in body
    assert "&lt;script&gt;" in body


def test_share_column_is_ours_and_marked_so(hongshan):
    part = grid_of(hongshan.tables.get(number=3)).parts[0]
    with translation.override("en"):
        table = OfficialTable(
            part, "en", unmarked, shares=lambda row: Decimal("12.50"), share_heading="Share"
        )
        cells = html.fromstring(f"<table>{table.body}</table>").xpath(
            "//td[contains(@class,'calc')]"
        )
    assert [cell.text for cell in cells] == ["12.50%"] * 19
