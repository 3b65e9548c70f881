"""The digests of everything that a disclosure publishes, and of what disclosures share."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Value

from budgets.models.cells import Figure, TextCell
from budgets.models.checks import Reply
from budgets.models.classifications import EconomicCategory, FunctionalCategory
from budgets.models.disclosures import Disclosure
from budgets.models.documents import SourceDocument
from budgets.models.goals import Goal
from budgets.models.line_items import LineItem, LineItemQuerySet
from budgets.models.performance import IndicatorValue
from budgets.models.publishers import Jurisdiction, Publisher
from budgets.models.texts import Mention

# What is digested is listed, so that a field that a later release adds changes no digest by itself.
_DOCUMENT = (
    *("sequence", "title_zh", "title_en", "dated", "address", "retrieved"),
    *("copy", "sha256", "lines"),
)
_TABLE = (
    *("number", "title_printed", "entity_line_zh", "entity_line_en", "unit"),
    *("header_overrides", "notes", "first_line", "last_line"),
)
# Only of tables that the contents of the document name.
_CONTENTS = ("number", "contents_title", "contents_line")
_PROJECT = ("code", "order", "name_zh", "name_en", "parent__code", "parent_belonging")
_GOAL = (
    *("published_table__number", "horizon", "number", "name_zh", "name_en", "project__code"),
    "belonging",
)
_LINE = (
    *("published_table__number", "part", "row", "order", "code_printed", "code"),
    *("name_zh", "name_en", "level", "parent__row", "functional__code", "economic__code"),
    *("line_from", "line_to"),
)
# Only of rows that have a goal, a project or a note.
_BELONGS = (
    *("published_table__number", "part", "row", "goal__horizon", "goal__number"),
    *("project__code", "belonging", "note_zh", "note_en"),
)
_TERM = (
    *("number", "order", "name_zh", "name_en", "name_en_origin", "definition_zh", "definition_en"),
    *("functional__code", "line_from", "line_to"),
)
_SECTION = ("number", "order", "name_zh", "name_en", "text_zh", "text_en", "line_from", "line_to")
_MENTION = (
    *("section__number", "start", "printed", "unit", "figure__line_item__published_table__number"),
    *("figure__line_item__part", "figure__line_item__row", "figure__column"),
)
_REPLY = ("check_id", "dated", "text_zh", "text_en", "address")
_PUBLISHER = (
    *("jurisdiction__code", "slug", "code", "code_is_assigned", "kind", "parent__slug"),
    *("name_zh", "name_en"),
)
_CATEGORY = ("edition", "code", "name_zh", "name_en", "name_en_origin")
_CELL = ("line_item__published_table__number", "line_item__part", "line_item__row", "column")
_VALUE = ("printed", "operator", "number", "unit", "wording", "wording_en")


def content_digest(disclosure: Disclosure, *, with_amendments: bool = True) -> str:
    """The SHA-256, in hexadecimal, of a disclosure's documents, tables, rows, texts and cells.

    It depends on what is published only: not on the database, its keys, or the order of loading.
    Without amendments it is what a load of the same data has, before these are made.
    """
    return _digest(_records(disclosure, with_amendments))


def reference_digest() -> str:
    """The same of places, publishers and categories, which disclosures share."""
    return _digest(_shared_records())


def _digest(records: Iterable[Any]) -> str:
    digest = hashlib.sha256()
    for record in records:
        written = json.dumps(record, ensure_ascii=False, sort_keys=True, default=_written)
        digest.update(written.encode() + b"\n")
    return digest.hexdigest()


def _records(disclosure: Disclosure, with_amendments: bool) -> Iterator[Any]:
    yield [*disclosure.natural_key(), disclosure.layout_key]
    yield from disclosure.documents.order_by("sequence").values_list(*_DOCUMENT)
    unlike = disclosure.documents.exclude(standing=SourceDocument.Standing.PUBLISHED)
    yield from unlike.order_by("sequence").values_list("sequence", "standing")
    yield from disclosure.tables.order_by("number").values_list(*_TABLE)
    named = disclosure.tables.exclude(contents_title="")
    yield from named.order_by("number").values_list(*_CONTENTS)
    yield from sorted(_lines_that_belong(disclosure).values_list(*_BELONGS), key=_place)
    yield from disclosure.projects.order_by("order").values_list(*_PROJECT)
    goals = Goal.objects.filter(published_table__disclosure=disclosure)
    yield from sorted(goals.values_list(*_GOAL))
    yield from sorted(LineItem.objects.of(disclosure).values_list(*_LINE), key=_place)
    yield from disclosure.text_sections.order_by("order").values_list(*_SECTION)
    mentions = Mention.objects.filter(section__disclosure=disclosure)
    yield from mentions.order_by("section__order", "start").values_list(*_MENTION)
    yield from disclosure.glossary_terms.order_by("order").values_list(*_TERM)
    replies = Reply.objects.filter(disclosure=disclosure)
    yield from replies.order_by("check_id", "dated").values_list(*_REPLY)
    withdrawn = LineItem.with_withdrawn.of(disclosure).filter(withdrawn=True)
    yield from sorted(withdrawn.values_list("published_table__number", "part", "row"))
    cells = {"line_item__published_table__disclosure": disclosure, "line_item__withdrawn": False}
    # Sorted here, since databases order texts by their own collations.
    amended: Any = "amended" if with_amendments else Value("")
    figures = Figure.objects.filter(**cells).values_list(*_CELL, "printed", "amount", amended)
    yield from sorted(figures, key=_place)
    values = IndicatorValue.objects.filter(**cells).values_list(*_CELL, *_VALUE)
    yield from sorted(values, key=_place)
    texts = TextCell.objects.filter(**cells).values_list(*_CELL, "text_zh", "text_en")
    yield from sorted(texts, key=_place)


def _shared_records() -> Iterator[Any]:
    yield from sorted(Jurisdiction.objects.values_list("code", "name_zh", "name_en"))
    yield from sorted(Publisher.objects.values_list(*_PUBLISHER), key=lambda row: row[:2])
    for model in (FunctionalCategory, EconomicCategory):
        yield from sorted(model.objects.values_list(*_CATEGORY), key=lambda row: row[:2])


def _lines_that_belong(disclosure: Disclosure) -> LineItemQuerySet:
    return LineItem.objects.of(disclosure).exclude(goal=None, project=None, note_zh="")


def _place(record: tuple[Any, ...]) -> tuple[Any, ...]:
    """Table, part and row, and of a cell its column; enough to tell records apart."""
    return record[:4]


def _written(value: Any) -> str:
    """Amounts without needless zeros, since the databases differ in them; dates as ISO 8601."""
    return f"{value.normalize():f}" if isinstance(value, Decimal) else value.isoformat()
