"""Finding what is to be corrected: lists, filters, and the official table itself."""

import pytest
from lxml import html

from budgets.models import Figure
from tests.admin.test_correcting import BASIC


@pytest.fixture
def read(client, account, settings, db):
    client.force_login(account(), settings.AUTHENTICATION_BACKENDS[-1])

    def page(address, language="en"):
        response = client.get(f"/{language}/admin/{address}")
        assert response.status_code == 200
        return html.document_fromstring(response.content.decode())

    return page


LISTS = (
    "figure",
    "lineitem",
    "textcell",
    "indicatorvalue",
    "textsection",
    "glossaryterm",
    "project",
    "publisher",
    "jurisdiction",
    "functionalcategory",
    "economiccategory",
    "disclosure",
    "correction",
    "revision",
    "unexplainedchange",
)


@pytest.mark.parametrize("name", LISTS)
def test_every_list_can_be_read_in_both_languages_and_adds_nothing(read, name, language):
    page = read(f"budgets/{name}/", language)
    assert not page.xpath("//a[contains(@href, '/add/')] | //select[@name='action']")


@pytest.mark.parametrize("q", ["2010350", "事业运行"])
def test_figures_are_found_by_code_and_name(read, q):
    found = read(f"budgets/figure/?q={q}").xpath("//td[@class='field-name']/text()")
    assert found
    assert set(found) == {"事业运行"}


def test_figures_are_narrowed_by_budget_table_and_year(read, hongshan):
    page = read(f"budgets/figure/?budget={hongshan.pk}&table=3&year=2024")
    assert page.xpath("//th[@class='field-public_id']/a[starts-with(text(), 't03.')]")
    assert not page.xpath("//th[@class='field-public_id']/a[not(starts-with(text(), 't03.'))]")
    assert not read("budgets/figure/?table=3&year=1999").xpath("//th[@class='field-public_id']")


@pytest.mark.parametrize("value", ["x", "-1", "9" * 30, "１"])
def test_filter_that_is_none_narrows_nothing(client, read, value):
    assert read(f"budgets/figure/?table={value}") is not None


def test_row_of_a_list_leads_to_the_form(client, read, hongshan):
    figure = Figure.objects.of(hongshan).get(
        line_item__published_table__number=3, line_item__row="2010350", column="basic"
    )
    answer = client.get(f"/en/admin/budgets/figure/{figure.pk}/change/")
    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?budget=420111/015/2024&target={BASIC}")


@pytest.mark.parametrize("number", range(13))
def test_every_cell_of_the_official_table_leads_to_its_form(client, read, hongshan, number):
    page = read(f"budgets/disclosure/{hongshan.pk}/tables/{number}/")
    cells = page.xpath("//table[@class='desk-table']/tbody//td/a/@href")
    if hongshan.tables.get(number=number).line_items.exists():
        assert cells
    for address in cells[:6]:
        assert client.get(address).status_code == 200


def test_lists_do_not_ask_more_of_the_database_for_more_rows(client, read, hongshan):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    counts = []
    for query in ("?table=7", "?table=3"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            read(f"budgets/figure/{query}")
        counts.append(len(queries))
    assert counts[0] == counts[1]
