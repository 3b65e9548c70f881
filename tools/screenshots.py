"""bin/screenshots [--readme | FOLDER]: pictures of every type of page, in both languages.

Each is written for a phone and a desktop, light, whole; into var/screenshots where no folder is
named. --readme writes the four that the README shows, at the size of a window, into docs/.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser

from tools import chromium, serving
from tools.page_types import BY_NAME, LANGUAGES, PAGE_TYPES

ROOT = Path(__file__).resolve().parent.parent
SIZES = {"phone": (360, 740), "desktop": (1280, 1000)}
# No picture is taller than an image may be, nor than anybody scrolls.
TALLEST = 8000
README = {
    "disclosure-zh": ("disclosure", "zh-hans"),
    "table-zh": ("table", "zh-hans"),
    "figure-en": ("figure", "en"),
    "checks-en": ("checks", "en"),
}


def take(browser: Browser, address: str, path: Path, size: str, *, whole: bool) -> None:
    """Write one picture of a page."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(address)
    if whole:
        tall = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(tall, height), TALLEST)})
    page.screenshot(path=path)
    page.close()


def every_page(browser: Browser, site: str, folder: Path) -> int:
    """Write all pictures; gives how many."""
    count = 0
    for page_type in PAGE_TYPES:
        for language in LANGUAGES:
            for size in SIZES:
                path = folder / f"{page_type.name}-{language}-{size}.png"
                take(browser, site + page_type.address(language), path, size, whole=True)
                count += 1
    return count


def main(named: str = "var/screenshots") -> None:
    is_readme = named == "--readme"
    folder = ROOT / ("docs" if is_readme else named)
    folder.mkdir(parents=True, exist_ok=True)
    with serving.site() as site, chromium.browser() as browser:
        if is_readme:
            for name, (page_name, language) in README.items():
                address = site + BY_NAME[page_name].address(language)
                take(browser, address, folder / f"{name}.png", "desktop", whole=False)
        else:
            count = every_page(browser, site, folder)
            print(f"{count} pictures in {folder}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:2])
    except (chromium.NoBrowser, serving.NotServed) as error:
        sys.exit(str(error))
