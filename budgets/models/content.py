"""The digest of everything that a disclosure publishes."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from budgets.models.cells import Figure, TextCell
from budgets.models.disclosures import Disclosure
from budgets.models.line_items import LineItem

# What is digested is listed, so that a field that a later release adds changes no digest by itself.
_DOCUMENT = (
    *("sequence", "title_zh", "title_en", "dated", "address", "retrieved"),
    *("copy", "sha256", "lines"),
)
_TABLE = (
    *("number", "title_printed", "entity_line_zh", "entity_line_en", "unit"),
    *("header_overrides", "notes", "first_line", "last_line"),
)
_LINE = (
    *("published_table__number", "part", "row", "order", "code_printed", "code"),
    *("name_zh", "name_en", "level", "parent__row", "functional__code", "economic__code"),
    *("line_from", "line_to"),
)
_TERM = (
    *("number", "order", "name_zh", "name_en", "name_en_origin", "definition_zh", "definition_en"),
    *("functional__code", "line_from", "line_to"),
)
_SECTION = ("number", "order", "name_zh", "name_en", "text_zh", "text_en", "line_from", "line_to")
_CELL = ("line_item__published_table__number", "line_item__part", "line_item__row", "column")


def content_digest(disclosure: Disclosure) -> str:
    """The SHA-256, in hexadecimal, of a disclosure's documents, tables, rows, texts and cells.

    It depends on what is published only: not on the database, its keys, or the order of loading.
    """
    digest = hashlib.sha256()
    for record in _records(disclosure):
        written = json.dumps(record, ensure_ascii=False, sort_keys=True, default=_written)
        digest.update(written.encode() + b"\n")
    return digest.hexdigest()


def _records(disclosure: Disclosure) -> Iterator[Any]:
    yield [*disclosure.natural_key(), disclosure.layout_key]
    yield from disclosure.documents.order_by("sequence").values_list(*_DOCUMENT)
    yield from disclosure.tables.order_by("number").values_list(*_TABLE)
    yield from sorted(LineItem.objects.of(disclosure).values_list(*_LINE), key=_place)
    yield from disclosure.text_sections.order_by("order").values_list(*_SECTION)
    yield from disclosure.glossary_terms.order_by("order").values_list(*_TERM)
    cells = {"line_item__published_table__disclosure": disclosure}
    # Sorted here, since databases order texts by their own collations.
    figures = Figure.objects.filter(**cells).values_list(*_CELL, "printed", "amount", "amended")
    yield from sorted(figures, key=_place)
    texts = TextCell.objects.filter(**cells).values_list(*_CELL, "text_zh", "text_en")
    yield from sorted(texts, key=_place)


def _place(record: tuple[Any, ...]) -> tuple[Any, ...]:
    """Table, part and row, and of a cell its column; enough to tell records apart."""
    return record[:4]


def _written(value: Any) -> str:
    """Amounts without needless zeros, since the databases differ in them; dates as ISO 8601."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
