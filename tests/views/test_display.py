"""Larger text and high contrast, chosen by an address."""

import pytest
from django.test import Client

from tests.conftest import HONGSHAN

# Both databases would give the same.
pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("view", "text", "contrast"),
    [
        ("large", "large", None),
        ("contrast", None, "more"),
        ("large-contrast", "large", "more"),
        ("huge", None, None),
        ("", None, None),
    ],
)
def test_address_chooses_how_the_page_looks(page, language, view, text, contrast):
    root = page(language, f"tables/3/?view={view}")
    assert (root.get("data-text"), root.get("data-contrast")) == (text, contrast)


def test_every_link_to_another_page_keeps_the_choice(page, language):
    found = page(language, "functions/201/?view=large")
    toggles = {"?view=large", "?view=contrast", "?view=large-contrast"}
    for link in found.xpath("//a[starts-with(@href, '/')]/@href"):
        path, _, query = link.partition("#")[0].partition("?")
        assert "view=" in query or not path.endswith("/") or f"?{query}" in toggles or is_off(link)


def is_off(link):
    return link.endswith("/functions/201/")


def test_links_to_files_and_places_on_the_page_stay_as_they_are(page):
    found = page("en", "?view=large")
    assert found.xpath("//a[@href='#sources']")
    files = found.xpath("//a[contains(@href, '.csv')]/@href")
    assert files
    assert not [each for each in files if "view=" in each]


def test_order_of_a_table_keeps_the_choice(page):
    links = page("en", "tables/3/?view=contrast").xpath("//thead//a/@href")
    assert links
    assert all("view=contrast" in link for link in links)


def test_choice_is_made_once_in_an_address(page, language):
    for link in page(language, "tables/3/?sort=-total&view=large").xpath("//a/@href"):
        assert link.count("view=") < 2


def test_switching_one_choice_keeps_the_other_and_the_rest_of_the_query(page):
    found = page("en", "tables/3/?sort=total&view=large")
    links = found.xpath("//footer//a[contains(@href, 'sort=total')]/@href")
    assert f"/en/{HONGSHAN}/tables/3/?sort=total" in links
    assert f"/en/{HONGSHAN}/tables/3/?sort=total&view=large-contrast" in links


def test_no_choice_sets_a_cookie_or_changes_the_canonical_address(client: Client, db, language):
    response = client.get(f"/{language}/{HONGSHAN}/?view=large")
    assert not response.cookies
    canonical = f'<link rel="canonical" href="http://testserver/{language}/{HONGSHAN}/">'
    assert canonical in response.content.decode()
