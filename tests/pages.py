"""Reading the site's pages as a test needs them."""

import csv
import io

from lxml import html

from budgets import money
from budgets.exports.csv_file import as_text, as_value
from budgets.official.kinds import Kind


def content_of(response):
    """The whole body of an answer, sent from memory or from disk."""
    return b"".join(response.streaming_content) if response.streaming else response.content


def text_of(element: html.HtmlElement, *without: str) -> str:
    """What an element shows on the screen: without what is only spoken, or of these classes."""
    hidden = [
        f"not(ancestor::*[contains(concat(' ', @class, ' '), ' {name} ')])"
        for name in ("vh", *without)
    ]
    return "".join(element.xpath(f".//text()[{' and '.join(hidden)}]")).strip()


def tables_of(page: html.HtmlElement) -> list[html.HtmlElement]:
    return page.xpath("//main//table")


def body_of(table: html.HtmlElement) -> list[list[str]]:
    """The texts of a table's body, cell by cell, without the marks of what differs."""
    return [[text_of(cell, "mark") for cell in row] for row in table.xpath(".//tbody/tr")]


def accessible_headers(table: html.HtmlElement) -> list[str]:
    """The names of the leaf headers, what is only spoken included."""
    return [
        "".join(header.itertext()).strip() for header in table.xpath(".//thead//th[@scope='col']")
    ]


def _rows_by_part(content, parts):
    """The rows of a CSV file by part, each as the fields of its part's own columns."""
    header, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    rows = [dict(zip(header, row, strict=True)) for row in rows]
    for row in rows:
        own = {column.key for column in parts[row.get("part", "")].columns}
        assert not any(row[key] for key in row.keys() - own - {"part"})
    return {
        key: [
            [row[column.key] for column in part.columns]
            for row in rows
            if row.get("part", "") == key
        ]
        for key, part in parts.items()
    }


def as_field(text, kind):
    """A shown text as a file holds it."""
    if kind.is_amount:
        return money.plain(text)
    return as_value(text) if kind is Kind.VALUE else as_text(text)


def assert_page_equals_csv(get, page, language, of, published):
    """What a table's page shows is what its file holds, part by part and cell by cell."""
    parts = {part.key: part for part in published.official.parts}
    tables = tables_of(page(language, f"tables/{published.key}/", of))
    written = _rows_by_part(get(language, f"tables/{published.key}.csv", of).content, parts)
    assert len(tables) == len(parts)
    for part, table in zip(parts.values(), tables, strict=True):
        shown = [
            [as_field(text, column.kind) for column, text in zip(part.columns, row, strict=True)]
            for row in body_of(table)
        ]
        assert shown == written[part.key]
