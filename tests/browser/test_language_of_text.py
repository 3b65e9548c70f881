"""A screen reader is told which language each piece of text is in."""

from playwright.sync_api import Page

from tools.page_types import BY_NAME

# Each text with Chinese characters whose nearest `lang` is not Chinese.
UNMARKED = """units => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const {data, parentElement} = walker.currentNode;
    const text = units.reduce((rest, unit) => rest.replaceAll(unit, ''), data);
    if (/\\p{Script=Han}/u.test(text) && !parentElement.closest('[lang]').lang.startsWith('zh'))
      found.push(`${text.trim().slice(0, 80)} in ${parentElement.outerHTML.slice(0, 80)}`);
  }
  return found;
}"""
# A unit's Chinese name beside the English one is a technical term (WCAG 3.1.2 leaves those out);
# in captions and titles of pages, which hold no elements, it cannot be marked.
UNITS = ["万元"]


def test_chinese_on_an_english_page_is_marked_as_chinese(visited: Page, language: str) -> None:
    """On a Chinese page this holds by itself: that the page says what it is."""
    assert visited.evaluate(UNMARKED, UNITS) == []
    assert visited.locator("html").get_attribute("lang") == {"zh-hans": "zh-Hans"}.get(
        language, language
    )


def test_the_other_language_is_named_in_its_own_tongue(visited: Page, language: str) -> None:
    other = {"en": "zh-Hans", "zh-hans": "en"}[language]
    for link in visited.locator(f"a[hreflang='{other}']").all():
        assert link.get_attribute("lang") == other
    assert visited.locator(f"header a[hreflang='{other}']").count() == 1


def test_language_test_looks_at_pages_that_mix_both(tab: Page) -> None:
    tab.goto(BY_NAME["explanation"].address("en"))
    assert tab.locator("[lang='zh-Hans']").count() > 10
