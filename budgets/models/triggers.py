"""The triggers that guard the trail, as statements of each kind of database."""

from collections.abc import Iterator
from typing import Any

from django.db import models

from budgets.models.cells import Figure
from budgets.models.corrections import (
    Change,
    Correction,
    Decision,
)
from budgets.models.line_items import ROW_ID
from budgets.models.performance import IndicatorValue
from budgets.models.revisions import Revision
from budgets.models.sealed import Sealed
from budgets.models.unexplained import UnexplainedChange

# What is only ever added to.
TRAIL: tuple[type[models.Model], ...] = (Correction, Change, Decision, Revision, UnexplainedChange)
REFUSED = "the trail of corrections can only be added to"

_NOW = {"sqlite": "strftime('%Y-%m-%d %H:%M:%f', 'now')", "postgresql": "now()"}
# The printed text of a cell, what it means, and what stands beside it.
WATCHED: dict[type[models.Model], tuple[str, ...]] = {
    Figure: ("printed", "amount", "amended"),
    IndicatorValue: ("printed", "number"),
}


def name_of(model: type[models.Model], what: str) -> str:
    return f"{model._meta.db_table}_{what}"


def statements(vendor: str, schema: str) -> Iterator[str]:
    if vendor == "postgresql":
        yield (
            "CREATE OR REPLACE FUNCTION hsbd_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            f" RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation';"
            " END $$"
        )
    for model in TRAIL:
        yield from _refusals(vendor, model)
    if vendor == "sqlite":
        for model in (*TRAIL, *WATCHED):
            yield from _no_replacement(model)
    for watched, fields in WATCHED.items():
        yield from _recording(vendor, schema, watched, fields)


def _refusals(vendor: str, model: type[models.Model]) -> Iterator[str]:
    """That no row is deleted, and none is changed but by a redaction."""
    redacted = f"NOT ({_is_redaction(vendor, model)})" if issubclass(model, Sealed) else "1 = 1"
    table = model._meta.db_table
    for what, event, when in (("kept", "DELETE", "1 = 1"), ("unchanged", "UPDATE", redacted)):
        name = name_of(model, what)
        head = f'{name} BEFORE {event} ON "{table}" FOR EACH ROW WHEN ({when})'
        if vendor == "postgresql":
            yield f"CREATE OR REPLACE TRIGGER {head} EXECUTE FUNCTION hsbd_refuse()"
        else:
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {head} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    if vendor == "postgresql":
        yield (
            f'CREATE OR REPLACE TRIGGER {name_of(model, "whole")} BEFORE TRUNCATE ON "{table}"'
            " FOR EACH STATEMENT EXECUTE FUNCTION hsbd_refuse()"
        )


def _no_replacement(model: type[models.Model]) -> Iterator[str]:
    """That no row takes the place of another: SQLite's REPLACE deletes it and asks no trigger."""
    name, table = name_of(model, "new"), model._meta.db_table
    columns: dict[str, Any] = {field.name: field for field in model._meta.concrete_fields}
    unique: list[tuple[str, ...]] = [(each,) for each, of in columns.items() if of.unique]
    unique += [tuple(each.fields) for each in model._meta.total_unique_constraints]
    pairs = [[columns[each].column for each in names] for names in unique]
    alike = [" AND ".join(f'there."{each}" = NEW."{each}"' for each in names) for names in pairs]
    same = " OR ".join(f"({each})" for each in alike)
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield (
        f'CREATE TRIGGER {name} BEFORE INSERT ON "{table}" FOR EACH ROW'
        f' WHEN EXISTS (SELECT 1 FROM "{table}" there WHERE {same})'
        f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    )


def _is_redaction(vendor: str, model: type[Sealed]) -> str:
    """The one change that is let through: content and salt are emptied, a redaction is named."""
    emptied = {*model.content, "salt", "redaction"}
    same = "IS NOT DISTINCT FROM" if vendor == "postgresql" else "IS"
    kept = [field.column for field in model._meta.concrete_fields if field.name not in emptied]
    texts = [
        f"NEW.\"{name}\" = '{'[]' if name == 'effects' else ''}'"
        for name in (*model.content, "salt")
    ]
    return " AND ".join(
        [
            "OLD.redaction_id IS NULL AND NEW.redaction_id IS NOT NULL",
            *(f'OLD."{name}" {same} NEW."{name}"' for name in kept),
            *texts,
        ]
    )


def _recording(
    vendor: str, schema: str, model: type[models.Model], fields: tuple[str, ...]
) -> Iterator[str]:
    """That what no correction explains is recorded when a cell is changed."""
    name, table = name_of(model, "explained"), model._meta.db_table
    columns = ", ".join(f'"{field}"' for field in fields)
    body = " ".join(_record(vendor, field, fields) for field in fields)
    if vendor == "postgresql":
        # Whoever may change a figure need not be able to write to the record; nor can they put a
        # table of their own in its place, which would be found first.
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = {schema}, pg_temp AS $$ BEGIN {body} RETURN NULL; END $$"
        )
        yield (
            f'CREATE OR REPLACE TRIGGER {name} AFTER UPDATE OF {columns} ON "{table}"'
            f" FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    else:
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f'CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON "{table}"'
            f" FOR EACH ROW BEGIN {body} END"
        )


def _record(vendor: str, field: str, fields: tuple[str, ...]) -> str:
    """Insert a row if a field was changed and no change of the row's new correction says so.

    What a text means changes with the text: it is explained by that, and by nothing else.
    """
    distinct = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    explaining = "printed" if field in ("amount", "number") else field
    old, new = (f"coalesce(CAST({side}.{field} AS text), '')" for side in ("OLD", "NEW"))
    return (
        f'INSERT INTO "{UnexplainedChange._meta.db_table}"'
        " (disclosure_id, target, field, old, new, at)"
        f" SELECT t.disclosure_id, {ROW_ID} || '.' || NEW.\"column\", '{field}', {old}, {new},"
        f" {_NOW[vendor]}"
        " FROM budgets_lineitem l JOIN budgets_publishedtable t ON t.id = l.published_table_id"
        f" WHERE l.id = NEW.line_item_id AND OLD.{field} {distinct} NEW.{field} AND NOT EXISTS"
        " (SELECT 1 FROM budgets_change c"
        f" WHERE c.correction_id = NEW.correction_id AND OLD.correction_id {distinct}"
        f" NEW.correction_id AND c.target = {ROW_ID} || '.' || NEW.\"column\""
        f" AND c.field = '{explaining}' AND c.old = OLD.{explaining}"
        f" AND c.new = NEW.{explaining} AND OLD.{explaining} <> NEW.{explaining});"
    )
