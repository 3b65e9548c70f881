"""A Chromium that visits the served site, and each type of page in each language."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Response

from tests.conftest import WIDE, new_tab
from tools.page_types import LANGUAGES, PAGE_TYPES, PageType


@pytest.fixture(params=LANGUAGES, scope="session")
def language(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture(params=PAGE_TYPES, ids=lambda page_type: page_type.name, scope="session")
def page_type(request: pytest.FixtureRequest) -> PageType:
    """Each type of page in turn."""
    return request.param


@dataclass(frozen=True)
class Visit:
    """A page that was loaded, what it asked for meanwhile, and what the console said."""

    page: Page
    response: Response
    asked: list[str]
    said: list[str]


@pytest.fixture(scope="session")
def visit(browser: Browser, site: str, page_type: PageType, language: str) -> Iterator[Visit]:
    """Each type of page in each language in turn, loaded once for all tests that only look."""
    page = new_tab(browser, site)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    response = page.goto(page_type.address(language))
    assert response is not None
    yield Visit(page, response, asked, said)
    page.context.close()


@pytest.fixture
def visited(visit: Visit) -> Page:
    """The tab of the visit, as wide and as coloured as at first. A test must not leave the page."""
    visit.page.set_viewport_size(WIDE)
    visit.page.emulate_media(
        media="screen", color_scheme="light", contrast="no-preference", forced_colors="none"
    )
    return visit.page


def resize(tab: Page, width: int, height: int = 800) -> None:
    tab.set_viewport_size({"width": width, "height": height})


@contextmanager
def chosen(tab: Page, **data: str) -> Iterator[None]:
    """A page as a choice in its address, such as ?view=large, would show it."""
    tab.evaluate("data => Object.assign(document.documentElement.dataset, data)", data)
    try:
        yield
    finally:
        tab.evaluate(
            "keys => keys.forEach(key => delete document.documentElement.dataset[key])", [*data]
        )
