"""The sitemap: the pages of every budget, in both languages, in files of bounded length."""

import pytest
from lxml import etree

from budgets import sitemaps
from budgets.models import LineItem

NAMESPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


# That every listed page is there is seen by the crawl, tests/faults/test_a18_a19_crawl.py.
def locations(client, address):
    response = client.get(address)
    assert response.status_code == 200, address
    found = etree.fromstring(response.content).xpath("//s:loc/text()", namespaces=NAMESPACE)
    return [text.removeprefix("http://testserver") for text in found]


def test_every_page_is_listed_once(client, hongshan, putuo):
    pages = [page for file in locations(client, "/sitemap.xml") for page in locations(client, file)]
    assert len(pages) == len(set(pages))
    for wanted in (
        *("/en/", "/zh-hans/420111/", "/en/310107/government-office/"),
        *("/en/420111/015/2024/performance/", "/zh-hans/420111/015/2024/tables/text/"),
        "/en/310107/government-office/2025/functions/201/20103/2010301/",
        "/en/420111/015/2024/projects/42011124015T000000101/",
        "/zh-hans/420111/015/2024/performance/t11.annual.2.04/",
    ):
        assert wanted in pages
    assert not any("government-office/2025/projects" in page for page in pages)


def test_addresses_begin_with_the_public_name(client, hongshan, settings):
    settings.SITE = "https://budgets.example"
    files = locations(client, "/sitemap.xml")
    paths = [file.removeprefix("https://budgets.example") for file in files]
    pages = [page for path in paths for page in locations(client, path)]
    assert all(each.startswith("https://budgets.example/") for each in (*files, *pages))
    assert "testserver" not in client.get("/sitemap-en-table.xml").content.decode()


def test_long_sections_are_split(client, hongshan, monkeypatch):
    monkeypatch.setattr(sitemaps.SECTIONS["en-level"], "limit", 10)
    files = [f for f in locations(client, "/sitemap.xml") if f.startswith("/sitemap-en-level")]
    levels = LineItem.objects.filter(published_table__number__in=(3, 6, 8)).exclude(level="")
    assert len(files) == -(-len(levels) // 10)
    assert all(len(locations(client, file)) <= 10 for file in files)


@pytest.mark.parametrize("address", ["/sitemap-x.xml", "/sitemap-en-level.xml?p=99"])
def test_file_that_is_not_there_is_not_found(client, db, address):
    assert client.get(address).status_code == 404


def test_file_costs_one_query_for_its_rows(client, hongshan, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/sitemap-en-table.xml")
