"""The digest of everything that a disclosure publishes."""

import hashlib
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import F, QuerySet

from budgets.models.disclosures import Disclosure
from budgets.models.line_items import Figure, LineItem, TextCell

_ROW = ("line_item__published_table__number", "line_item__part", "line_item__row", "column")


def content_digest(disclosure: Disclosure) -> str:
    """The SHA-256, in hexadecimal, of a disclosure's documents, tables, rows and cells.

    It depends on what is published only: not on keys of the database, nor on the order of loading.
    """
    digest = hashlib.sha256()
    for record in _records(disclosure):
        digest.update(json.dumps(record, ensure_ascii=False, default=_written).encode() + b"\n")
    return digest.hexdigest()


def _records(disclosure: Disclosure) -> Iterator[Any]:
    yield [*disclosure.natural_key(), disclosure.layout_key]
    for owned in (disclosure.documents.order_by("sequence"), disclosure.tables.order_by("number")):
        yield from _values(owned, {"id", "disclosure"})
    lines = LineItem.objects.of(disclosure).in_printed_order()
    yield from _values(
        lines,
        {"id", "published_table", "parent", "functional", "economic"},
        table=F("published_table__number"),
        parent_row=F("parent__row"),
        functional_code=F("functional__code"),
        economic_code=F("economic__code"),
    )
    cells = {"line_item__published_table__disclosure": disclosure}
    figures = Figure.objects.filter(**cells).order_by(*_ROW)
    yield from figures.values_list(*_ROW, "printed", "amount", "amended")
    texts = TextCell.objects.filter(**cells).order_by(*_ROW)
    yield from texts.values_list(*_ROW, "text_zh", "text_en")


def _values(rows: QuerySet[Any], without: set[str], **beside: F) -> Iterator[dict[str, Any]]:
    names = [field.name for field in rows.model._meta.concrete_fields if field.name not in without]
    return rows.values(*names, **beside).iterator()


def _written(value: Any) -> str:
    """Amounts without needless zeros, since the databases differ in them; dates as ISO 8601."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
