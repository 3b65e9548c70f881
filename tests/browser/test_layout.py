"""Pages fit a narrow window, 400 % zoom and forced colours; nothing is cut off."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import chosen, resize
from tools.page_types import BY_NAME, HONGSHAN

# Each text that lies outside the window, or outside a box that does not scroll, if only partly.
# What is only spoken, cut by a clip-path, and what lies in a box that scrolls is reachable.
CUT = """() => {
  const cut = [], range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const outer = document.documentElement.clientWidth;
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!node.data.trim() || !node.parentElement.checkVisibility({contentVisibilityAuto: true})
        || node.parentElement.closest('.skip, svg')
        || getComputedStyle(node.parentElement).clipPath !== 'none') continue;
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    let left = 0, right = outer, top = -Infinity, bottom = Infinity;
    for (let box = node.parentElement; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (/auto|scroll/.test(style.overflowX)) { left = -Infinity; right = Infinity; break; }
      if (/hidden|clip/.test(style.overflowX) && box !== document.body) {
        const edge = box.getBoundingClientRect();
        left = Math.max(left, edge.left); right = Math.min(right, edge.right);
        top = Math.max(top, edge.top); bottom = Math.min(bottom, edge.bottom);
      }
    }
    if (text.width && (text.left < left - 1 || text.right > right + 1
        || text.top < top - 2 || text.bottom > bottom + 2))
      cut.push(node.data.trim().slice(0, 60));
  }
  return cut;
}"""

SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# Colours as [r, g, b]; what is seen of a shape is its fill or its stroke.
UNSEEN_SHAPES = """() => {
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
  const ratio = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + .05) / (low + .05);
  };
  const paper = parts(getComputedStyle(document.body).backgroundColor);
  const isSeen = paint => paint.startsWith('rgb') && parts(paint)[3] !== 0
    && ratio(parts(paint), paper) >= 3 || paint.startsWith('url');
  return [...document.querySelectorAll('svg :is(rect, path, circle, line, polygon)')]
    .filter(shape => shape.checkVisibility() && shape.getBoundingClientRect().width > 0
      && !shape.closest('defs, pattern, clipPath'))
    .filter(shape => !isSeen(getComputedStyle(shape).fill)
      && !isSeen(getComputedStyle(shape).stroke))
    .map(shape => shape.outerHTML);
}"""

UNFRAMED_MARKS = """() => [...document.querySelectorAll('.mark, .ok, .na, .eg')]
  .filter(mark => mark.checkVisibility())
  .filter(mark => {
    const style = getComputedStyle(mark);
    const paper = getComputedStyle(document.body).backgroundColor;
    return style.borderTopStyle === 'none' || style.borderTopWidth === '0px'
      || style.borderTopColor === paper || style.color === paper;
  }).map(mark => mark.outerHTML)"""


def test_page_never_scrolls_sideways_and_cuts_no_text(visited: Page) -> None:
    """320 px is a window of 1280 px at a zoom of 400 %."""
    for width, height in ((1280, 800), (360, 740), (320, 256)):
        resize(visited, width, height)
        assert visited.evaluate(SIDEWAYS) <= 0, f"{width} px"
        assert visited.evaluate(CUT) == [], f"{width} px"


def test_page_in_large_text_never_scrolls_sideways(visited: Page) -> None:
    """As ?view=large shows a page."""
    with chosen(visited, text="large"):
        for width in (360, 320):
            resize(visited, width)
            assert visited.evaluate(SIDEWAYS) <= 0, f"{width} px"


def test_page_prints_on_a4_without_being_cut(visited: Page) -> None:
    """At the width that the sheet's @page leaves of A4, upright or across."""
    is_across = visited.evaluate("document.body.classList.contains('wide')")
    visited.emulate_media(media="print")
    resize(visited, *((1062, 700) if is_across else (695, 1017)))
    assert visited.evaluate(SIDEWAYS) <= 0
    assert visited.evaluate(CUT) == []
    for part in ("nav", ".links", ".skip"):
        assert not any(one.is_visible() for one in visited.locator(part).all()), part


@pytest.mark.parametrize("number", range(1, 11))
def test_money_table_prints_on_one_page_as_in_the_document(tab: Page, number: int) -> None:
    tab.goto(f"/zh-hans/{HONGSHAN}/tables/{number}/")
    pdf = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_pictures_and_marks_stay_visible_in_forced_colours(visited: Page) -> None:
    for scheme in ("light", "dark"):
        visited.emulate_media(forced_colors="active", color_scheme=scheme)
        assert visited.evaluate(UNSEEN_SHAPES) == [], scheme
        assert visited.evaluate(UNFRAMED_MARKS) == [], scheme


@pytest.mark.parametrize("name", ["disclosure", "checks"])
def test_pages_with_pictures_and_marks_have_some_to_look_at(
    tab: Page, language: str, name: str
) -> None:
    """Else the test above would look at nothing."""
    tab.goto(BY_NAME[name].address(language))
    assert tab.locator("svg rect, svg path, .mark").count() > 3
