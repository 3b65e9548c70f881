"""What a page tells those who share it, search engines and the browser's tab."""

import json

import pytest
from django.test import Client
from lxml import html

from budgets.tokens import has_chinese
from tests.conftest import HONGSHAN, PUTUO
from tests.views.test_pages import COSTS

# Both databases would give the same.
pytestmark = pytest.mark.once

PAGES = [(of, rest) for of, rest, _queries in COSTS if rest == "" or rest.endswith("/")]


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), PAGES)
def test_page_says_what_it_is_once_and_where_it_stands(page, language, of, rest):
    found = page(language, rest, of)
    title = found.findtext(".//title")
    said = {each.get("property"): each.get("content") for each in found.xpath("//meta[@property]")}
    address = f"http://testserver/{language}/{of}/{rest}"
    assert said["og:title"] == title
    assert "\n" not in title
    assert said["og:description"] == found.xpath("//meta[@name='description']/@content")[0]
    assert said["og:url"] == address
    assert has_chinese(title) or language == "en"
    assert has_chinese(said["og:description"]) or language == "en"
    assert said["og:image"].startswith("http://testserver/static/share.")
    assert found.xpath("//link[@rel='canonical']/@href") == [address]


@pytest.mark.parametrize("rest", ["", "about/", "accessibility/", "search/", "420111/"])
def test_pages_beside_the_budgets_are_described_in_their_language(client: Client, db, rest):
    for language in ("zh-hans", "en"):
        found = html.fromstring(client.get(f"/{language}/{rest}").content.decode())
        (description,) = found.xpath("//meta[@name='description']/@content")
        assert has_chinese(description) == (language == "zh-hans")


def test_alternates_are_whole_addresses_of_both_languages(page):
    links = page("en", "tables/3/?sort=total").xpath("//link[@rel='alternate'][@hreflang]")
    assert {link.get("hreflang"): link.get("href") for link in links} == {
        "en": f"http://testserver/en/{HONGSHAN}/tables/3/",
        "zh-Hans": f"http://testserver/zh-hans/{HONGSHAN}/tables/3/",
    }


def test_public_name_of_the_site_is_in_every_shared_address(page, settings):
    settings.SITE = "https://budgets.example"
    found = page("en", "figures/t03.2010350.basic/")
    shared = found.xpath("//link[@rel='canonical' or @rel='alternate']/@href")
    assert all(each.startswith("https://budgets.example/") for each in shared)


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_budget_is_described_as_a_dataset(page, language, of):
    (script,) = page(language, "", of).xpath("//script")
    said = json.loads(script.text)
    assert (said["@context"], said["@type"]) == ("https://schema.org", "Dataset")
    assert said["url"] == f"http://testserver/{language}/{of}/"
    files = {file["contentUrl"].rpartition("/")[2] for file in said["distribution"]}
    assert {"figures.csv", "checks.csv", "budget.xlsx", "datapackage.zip"} <= files
    assert ("indicators.csv" in files) == ("costs.csv" in files) == (of == HONGSHAN)
    assert said["version"] == "1"
    assert "license" not in said


def test_dataset_names_the_terms_of_reuse_that_the_operator_set(page, settings):
    settings.REUSE_ADDRESS = "https://terms.example/"
    (script,) = page("en").xpath("//script")
    assert json.loads(script.text)["license"] == "https://terms.example/"


def test_dataset_cannot_end_its_script(page, hongshan):
    publisher = hongshan.publisher
    publisher.name_en = "</script><b>Centre</b> & Co"
    publisher.save()
    (script,) = page("en").xpath("//script")
    assert json.loads(script.text)["creator"]["name"] == "</script><b>Centre</b> & Co"


def test_robots_are_shown_the_sitemap_and_kept_from_mere_views(client: Client, db):
    text = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml\n" in text
    assert "Disallow: /*?*view=\n" in text


def test_error_pages_are_for_no_index(client: Client, db, language):
    body = client.get(f"/{language}/420111/015/1999/").content.decode()
    assert '<meta name="robots" content="noindex">' in body
    assert "canonical" not in body


def test_icon_is_one_of_the_sites_own_files(page):
    (icon,) = page("en").xpath("//link[@rel='icon']/@href")
    assert icon.startswith("/static/favicon.")


def test_sitemap_has_each_page_with_its_other_language(client: Client, db):
    text = client.get("/sitemap-en-disclosure.xml").content.decode()
    assert f'hreflang="zh-hans" href="http://testserver/zh-hans/{HONGSHAN}/"' in text
    assert f'hreflang="en" href="http://testserver/en/{HONGSHAN}/"' in text
