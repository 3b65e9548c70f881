"""The site by keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import resize
from tools.page_types import BY_NAME

# What has the focus: its words, whether its outline shows, and whether any part of it can be seen
# (WCAG 2.4.11): a sticky head must not lie over all of it.
FOCUSED = """() => {
  const it = document.activeElement;
  if (it === document.body || it === document.documentElement) return null;
  const style = getComputedStyle(it);
  const seen = [...it.getClientRects()].some(box => [.1, .5, .9].some(x => [.2, .5, .8].some(y => {
    const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return top && (it.contains(top) || (top.contains(it) && top !== document.body
      && top !== document.documentElement && top.tagName !== 'TABLE'));
  })));
  return {words: it.outerHTML.slice(0, 120), seen,
    outlined: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2};
}"""

TABBABLE = """() => [...document.querySelectorAll(
    'a[href], button, input, select, summary, [tabindex="0"]')]
  .filter(one => one.checkVisibility() && one.getClientRects().length).length"""

UNREACHABLE_BOXES = """() => [...document.querySelectorAll('body *')].filter(box =>
    box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1
    && /auto|scroll/.test(getComputedStyle(box).overflowX))
  .filter(box => box.tabIndex !== 0 || !(box.ariaLabel || box.getAttribute('aria-labelledby')))
  .map(box => box.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("name", ["home", "disclosure", "table", "not-found"])
def test_first_tab_stop_skips_to_the_content(tab: Page, language: str, name: str) -> None:
    tab.goto(BY_NAME[name].address(language))
    tab.keyboard.press("Tab")
    skip = tab.locator(":focus")
    expect(skip).to_have_attribute("href", "#main")
    expect(skip).to_be_in_viewport()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("!document.activeElement.closest('header')")


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh-hans", 360)])
@pytest.mark.parametrize("name", ["disclosure", "table", "table-wide", "table-two-sided", "figure"])
def test_every_tab_stop_is_outlined_and_in_sight(
    tab: Page, language: str, name: str, width: int
) -> None:
    resize(tab, width, 600)
    tab.goto(BY_NAME[name].address(language))
    stops = []
    tab.keyboard.press("Tab")
    while (stop := tab.evaluate(FOCUSED)) and len(stops) < 500:
        stops.append(stop)
        tab.keyboard.press("Tab")
    assert [stop["words"] for stop in stops if not stop["outlined"]] == []
    assert [stop["words"] for stop in stops if not stop["seen"]] == []
    assert len(stops) == tab.evaluate(TABBABLE) > 10


def test_every_box_that_scrolls_is_a_named_tab_stop(visited: Page) -> None:
    resize(visited, 320)
    assert visited.evaluate(UNREACHABLE_BOXES) == []


def test_wide_table_scrolls_by_arrow_keys(tab: Page, language: str) -> None:
    resize(tab, 360, 740)
    tab.goto(BY_NAME["table-wide"].address(language))
    box = tab.locator("[tabindex='0']:has(> table)")
    box.focus()
    tab.keyboard.press("ArrowRight")
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("() => document.activeElement.scrollLeft > 0")
