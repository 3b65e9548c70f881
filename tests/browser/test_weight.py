"""What a page sends and asks for: little, of this site only, and no script."""

import gzip
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import Visit
from tools.page_types import PageType

LIMIT = 30 * 1024
SHEETS = "[...document.querySelectorAll('link[rel=stylesheet]')].map(one => one.href)"
HANDLERS = """[...document.querySelectorAll('*')]
  .filter(one => one.getAttributeNames().some(name => name.startsWith('on'))).length"""
PROGRAMS = "script:not([type='application/ld+json']), iframe, object, embed"


def compressed(body: bytes) -> int:
    """The bytes of a page or a style sheet as any usual server would compress it."""
    return len(gzip.compress(body, mtime=0))


def test_page_and_style_weigh_at_most_30_kb(
    visit: Visit, page_type: PageType, language: str, record_property
) -> None:
    sheets = visit.page.evaluate(SHEETS)
    assert sheets
    bodies = [visit.response.body(), *(visit.page.request.get(sheet).body() for sheet in sheets)]
    weight = sum(map(compressed, bodies))
    record_property("bytes", (weight, f"{page_type.name} {language}"))
    assert weight <= LIMIT


def test_page_asks_only_its_own_site_for_its_page_and_style(visit: Visit, site: str) -> None:
    assert {urlsplit(address).netloc for address in visit.asked} == {urlsplit(site).netloc}
    # The page, its style and its icon.
    assert 2 <= len(visit.asked) <= 3
    # Of a page that is not found, Chromium says so itself.
    assert [text for text in visit.said if str(visit.response.status) not in text] == []


def test_page_has_no_script(visited: Page) -> None:
    assert visited.locator(PROGRAMS).count() == 0
    assert visited.evaluate(HANDLERS) == 0
