"""Reading the site's pages as a test needs them."""

from lxml import html


def text_of(element: html.HtmlElement) -> str:
    """What an element shows on the screen: without what is only spoken."""
    shown = element.xpath(".//text()[not(ancestor::*[contains(concat(' ', @class, ' '), ' vh ')])]")
    return "".join(shown).strip()


def tables_of(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//main//table")


def body_of(table: html.HtmlElement) -> list[list[str]]:
    """The texts of a table's body, cell by cell."""
    return [[text_of(cell) for cell in row] for row in table.xpath(".//tbody/tr")]


def accessible_headers(table: html.HtmlElement) -> list[str]:
    """The names of the leaf headers, what is only spoken included."""
    return [
        "".join(header.itertext()).strip() for header in table.xpath(".//thead//th[@scope='col']")
    ]
