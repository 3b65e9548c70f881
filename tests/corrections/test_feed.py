"""The log as an Atom feed."""

import pytest
from lxml import etree, html

from budgets.models import Revision
from tests.conftest import HONGSHAN
from tests.corrections import making
from tests.pages import text_of

# What other databases could change about it, test_acts.py and test_rows_then.py see.
pytestmark = pytest.mark.once

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def feed(client, db):
    """A feed, parsed."""

    def read(address=f"{HONGSHAN}/corrections.atom", language="en"):
        response = client.get(f"/{language}/{address}")
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert "Content-Disposition" not in response
        return etree.fromstring(response.content)

    return read


def texts(found, path):
    return found.xpath(path, namespaces=ATOM)


def test_feed_has_each_entry_with_a_name_for_good(corrected, feed, language):
    found = feed(language=language)
    address = f"http://testserver/{language}/{HONGSHAN}/corrections/"
    links = texts(found, "//a:entry/a:link/@href")
    assert links == [f"{address}{number}/" for number in (6, 5, 4, 3, 2, 1)]
    names = texts(found, "//a:entry/a:id/text()")
    date = corrected.revisions.get(number=6).at.strftime("%Y-%m-%d")
    assert names[0] == f"tag:testserver,{date}:/{language}/{HONGSHAN}/corrections/6/"
    assert len(set(names)) == 6
    assert texts(feed(language=language), "//a:entry/a:id/text()") == names
    assert texts(found, "/a:feed/a:link[@rel='self']/@href") == [
        f"http://testserver/{language}/{HONGSHAN}/corrections.atom"
    ]
    assert texts(found, "/a:feed/@xml:lang") == [{"en": "en", "zh-hans": "zh-Hans"}[language]]
    assert texts(found, "/a:feed/a:updated/text()") == texts(found, "//a:entry[1]/a:updated/text()")


def test_entry_of_a_feed_says_what_why_and_on_what_evidence(corrected, feed):
    entry = texts(feed(), "//a:entry[a:link[contains(@href, '/2/')]]")[0]
    assert texts(entry, "a:author/a:name/text()") == ["Editor"]
    assert texts(entry, "a:category/@term")[0] == "transcription"
    (summary,) = texts(entry, "a:summary[@type='html']/text()")
    said = text_of(html.fromstring(f"<div>{summary}</div>"))
    assert "307.48 → blank" in said
    assert "Two cells were swapped." in said
    assert "now differs Table 3, 20103" in said
    digest = corrected.revisions.get(number=2).digest
    assert digest in said
    assert f"sha256:{digest}" in texts(entry, "a:category/@term")
    links = html.fromstring(f"<div>{summary}</div>").xpath("//a/@href")
    assert f"http://testserver/en/{HONGSHAN}/source/#L154" in links
    assert all(link.startswith("http://testserver/en/") for link in links)


def test_feed_prints_the_head_of_each_chain_that_it_shows(corrected, feed):
    head = corrected.revisions.get(number=6).digest
    assert head in texts(feed(), "/a:feed/a:subtitle/text()")[0]
    assert texts(feed(), "/a:feed/a:category/@term") == [f"head:sha256:{head}"]
    heads = texts(feed("corrections.atom"), "/a:feed/a:category/@term")
    assert f"head:sha256:{head}" in heads
    assert f"head:sha256:{Revision.objects.head_of(None).digest}" in heads
    assert len(heads) == 3


def test_feed_is_narrowed_as_its_page_is(corrected, feed, client):
    def links(query):
        found = feed(f"{HONGSHAN}/corrections.atom{query}")
        return [link.split("/")[-2] for link in texts(found, "//a:entry/a:link/@href")]

    assert links("?kind=amendment") == ["4"]
    assert links(f"?target={making.PROJECT}") == ["3", "2"]
    assert client.get(f"/en/{HONGSHAN}/corrections.atom?sort=x").status_code == 400
    assert client.get("/en/corrections.atom?target=x").status_code == 400
    assert len(texts(feed("420111/corrections.atom"), "//a:entry")) == 7
    assert len(texts(feed("420111/015/corrections.atom"), "//a:entry")) == 6


def test_reader_who_has_the_feed_is_not_sent_it_again(corrected, client):
    address = f"/en/{HONGSHAN}/corrections.atom"
    first = client.get(address)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    making.note(corrected)
    assert client.get(address, headers={"if-none-match": first["ETag"]}).status_code == 200
