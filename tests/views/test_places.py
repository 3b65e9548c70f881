"""Many places, and places with many publishers."""

import pytest
from lxml import html

from budgets.models import Disclosure, Jurisdiction, Publisher
from tests.pages import text_of


@pytest.fixture
def many(db):
    """A place with 120 publishers, every other one a unit; the first ten published for 2023."""
    place = Jurisdiction.objects.create(code="110105", name_zh="某区", name_en="Some District")
    publishers = Publisher.objects.bulk_create(
        Publisher(
            jurisdiction=place,
            slug=f"{i:03d}",
            kind="unit" if i % 2 else "department",
            name_zh=f"第{i}局",
            name_en=f"Bureau {i}",
        )
        for i in range(120)
    )
    Disclosure.objects.bulk_create(
        Disclosure(
            publisher=publisher,
            fiscal_year=2023 if i < 10 else 2024,
            kind="budget",
            layout_key="wuhan-2024",
        )
        for i, publisher in enumerate(publishers)
    )
    return place


@pytest.fixture
def listed(client, many):
    """The names on a page of the place's list, and the page itself."""

    def ask(query=""):
        response = client.get(f"/en/110105/{query}")
        assert response.status_code == 200
        page = html.document_fromstring(response.content.decode())
        return [text_of(link) for link in page.xpath("//ul[@class='list']/li/a")], page

    return ask


def test_long_list_is_shown_page_by_page(listed):
    names, page = listed()
    assert names == [f"Bureau {i}" for i in range(50)]
    assert page.xpath("//a[@rel='next']/@href") == ["?page=2"]
    assert not page.xpath("//a[@rel='prev']")
    assert listed("?page=3")[0] == [f"Bureau {i}" for i in range(100, 120)]


@pytest.mark.parametrize("page", ["0", "-5", "99", "x", "9" * 5000, "%00"])
def test_page_that_is_not_there_gives_the_nearest(listed, page):
    assert listed(f"?page={page}")[0]


def test_list_is_narrowed_by_kind_and_year_and_pages_keep_that(listed):
    names, page = listed("?kind=unit")
    assert len(names) == 50
    assert all(int(name.split()[1]) % 2 for name in names)
    assert page.xpath("//a[@rel='next']/@href") == ["?kind=unit&page=2"]
    names, page = listed("?kind=unit&year=2023")
    assert names == [f"Bureau {i}" for i in (1, 3, 5, 7, 9)]
    assert [text_of(link) for link in page.xpath("//a[@aria-current='true']")] == ["units", "2023"]
    assert "?year=2023" in page.xpath("//ul[@class='links']//a/@href")


def test_place_with_one_kind_and_year_offers_no_choice(client, hongshan):
    page = html.document_fromstring(client.get("/en/420111/").content.decode())
    assert not page.xpath("//main//ul[@class='links']")


def test_choice_of_nothing_narrows_nothing(listed):
    assert len(listed("?kind=")[0]) == 50


@pytest.mark.parametrize("query", ["?kind=x", "?year=1999", "?year=%00"])
def test_unknown_choice_is_refused_by_name(client, many, query):
    response = client.get(f"/en/110105/{query}")
    assert response.status_code == 400
    assert f"is no value of {query[1:5]}" in response.content.decode()


def test_page_costs_the_same_however_many_publishers_there_are(
    client, many, django_assert_num_queries
):
    with django_assert_num_queries(9):
        client.get("/en/110105/")


@pytest.fixture
def many_places(db):
    Jurisdiction.objects.bulk_create(
        Jurisdiction(code=f"99{i:04}", name_zh=f"第{i}区", name_en=f"District {i}")
        for i in range(120)
    )


def test_home_lists_the_places_page_by_page(client, many_places, django_assert_num_queries):
    with django_assert_num_queries(16):
        page = html.document_fromstring(client.get("/en/?page=3").content.decode())
    names = [text_of(link) for link in page.xpath("//h2[text()='Places']/..//li/a")]
    assert names[:22] == [f"District {i}" for i in range(98, 120)]
    assert page.xpath("//a[@rel='prev']/@href") == ["?page=2"]


def test_publisher_lists_its_budgets_page_by_page(client, hongshan):
    Disclosure.objects.bulk_create(
        Disclosure(
            publisher=hongshan.publisher, fiscal_year=year, kind="budget", layout_key="wuhan-2024"
        )
        for year in range(1950, 2010)
    )
    page = html.document_fromstring(client.get("/en/420111/015/?page=2").content.decode())
    links = page.xpath("//main//ul[@class='list']//a/@href")
    assert links[0] == "/en/420111/015/1960/"
    assert len(links) == 11


def test_years_without_a_budget_in_the_place_are_not_offered(client, hongshan, putuo):
    """The other place's year is within the range of years that the site has."""
    putuo.publisher.disclosures.create(fiscal_year=2020, kind="budget", layout_key="shanghai-2025")
    assert not html.fromstring(client.get("/en/420111/").content).xpath("//ul[@class='links']")
    links = html.fromstring(client.get("/en/310107/").content).xpath("//main//li/a/@href")
    assert "?year=2025" in links
    assert "?year=2020" in links
    assert "?year=2024" not in links
