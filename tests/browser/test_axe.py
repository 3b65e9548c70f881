"""axe-core finds nothing, on any type of page, in any colours, wide and narrow.

Of rows and items that are alike but for their words, the first two are looked at.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import chosen, resize
from tools.page_types import BY_NAME

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
EVERYTHING = {"type": "tag", "values": TAGS}
# What may change with the colours alone.
OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
WIDE, NARROW = 1280, 320
# Other colours are looked at once for each width: their contrast depends on no language.
WIDTHS = {"en": WIDE, "zh-hans": NARROW}

# axe walks through what it is told to leave out, so that taking it away is much faster.
TAKE_OUT = """() => {
  const seen = {}, shape = one => one.outerHTML.replace(/>[^<]+/g, '>')
    .replace(/ (?!class|lang|role|aria)[\\w-]+="[^"]*"/g, '')
    .replace(/(aria-label)="[^"]*"/g, '$1');
  window.taken = [];
  for (const one of document.querySelectorAll('main :is(tr, li, article)')) {
    if (!one.isConnected) continue;
    const count = seen[shape(one)] = (seen[shape(one)] ?? 0) + 1;
    if (count > 2) { taken.push([one, one.parentNode, one.nextSibling]); one.remove(); }
  }
}"""
PUT_BACK = "taken.reverse().forEach(([one, parent, next]) => parent.insertBefore(one, next))"


@contextmanager
def looked_at(tab: Page) -> Iterator[Page]:
    """A loaded page with axe in it, and without what repeats."""
    if tab.evaluate("!window.axe"):
        tab.evaluate(AXE_SCRIPT)
    tab.evaluate(TAKE_OUT)
    try:
        yield tab
    finally:
        tab.evaluate(PUT_BACK)


def found(tab: Page, rules: dict[str, object]) -> list[str]:
    """What axe finds wrong, in words, and with the first element of each."""
    options = {"resultTypes": ["violations"], "runOnly": rules}
    result = tab.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {violation['nodes'][0]['html']} ({len(violation['nodes'])} in all)"
        f" {violation['nodes'][0]['failureSummary']}"
        for violation in result["violations"]
    ]


def test_axe_finds_no_violation_at_either_width(visited: Page) -> None:
    with looked_at(visited) as tab:
        assert found(tab, EVERYTHING) == []
        resize(tab, NARROW)
        assert found(tab, EVERYTHING) == []


def test_axe_finds_no_violation_in_the_dark(visited: Page, language: str) -> None:
    visited.emulate_media(color_scheme="dark")
    resize(visited, WIDTHS[language])
    with looked_at(visited) as tab:
        assert found(tab, OF_COLOURS) == []


def test_axe_finds_no_violation_in_large_text_of_high_contrast(
    visited: Page, language: str
) -> None:
    """As ?view=large-contrast shows a page; tests/views/test_display.py holds that it does."""
    resize(visited, WIDTHS[language])
    with chosen(visited, text="large", contrast="more"), looked_at(visited) as tab:
        assert found(tab, OF_COLOURS) == []


@pytest.mark.parametrize("name", ["disclosure", "table", "checks", "figure", "search"])
@pytest.mark.parametrize(
    ("scheme", "contrast", "query"),
    [("light", "more", ""), ("dark", "more", ""), ("dark", "no-preference", "view=contrast")],
)
def test_axe_finds_no_violation_in_rarer_colours(
    tab: Page, name: str, scheme: str, contrast: str, query: str
) -> None:
    tab.emulate_media(color_scheme=scheme, contrast=contrast)
    tab.goto(BY_NAME[name].address("zh-hans", query))
    with looked_at(tab):
        assert found(tab, OF_COLOURS) == []


def test_axe_would_find_a_fault(tab: Page) -> None:
    """Else the tests above would pass with an axe that looks at nothing."""
    tab.goto("/en/about/")
    tab.evaluate(AXE_SCRIPT)
    tab.evaluate("document.querySelector('main p').style.color = '#bbb'")
    assert any("color-contrast" in one for one in found(tab, OF_COLOURS))
