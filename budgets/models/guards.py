"""What the database itself refuses and records, whoever asks it: triggers on both databases.

They are put in place after each `migrate`, since SQLite drops them when it rebuilds a table.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from budgets.models.triggers import TRAIL, WATCHED, name_of, statements


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place; those that are there are written anew."""
    with connection.cursor() as cursor:
        schema = ""
        if connection.vendor == "postgresql":
            cursor.execute("SELECT quote_ident(current_schema())")
            (schema,) = cursor.fetchone()
        for statement in statements(connection.vendor, schema):
            # Without parameters: a % is one.
            cursor.execute(statement)


def install_after_migration(using: str, **_of_signal: Any) -> None:
    install(connections[using])


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are not there, or are switched off."""
    there = _definitions(connection)
    return [name for name in names(connection.vendor) if name not in there]


def altered(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that do something else than they should.

    They are put in place anew, compared with what was there, and taken back. Raises DatabaseError
    for who does not own the tables.
    """
    before = _definitions(connection)
    with transaction.atomic(using=connection.alias):
        install(connection)
        after = _definitions(connection)
        transaction.set_rollback(True, using=connection.alias)
    return [
        name for name in names(connection.vendor) if before.get(name, after[name]) != after[name]
    ]


def _definitions(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """What each trigger that is switched on does, by its name; on PostgreSQL with its function."""
    if connection.vendor == "postgresql":
        query = """
            SELECT tgname, concat_ws(' ', pg_get_triggerdef(t.oid), pg_get_functiondef(tgfoid))
            FROM pg_trigger t WHERE NOT tgisinternal AND tgenabled <> 'D'"""
    else:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        return dict(cursor.fetchall())


def names(vendor: str) -> Iterator[str]:
    """The names of all triggers on a kind of database."""
    for model in TRAIL:
        yield from (name_of(model, "kept"), name_of(model, "unchanged"))
        if vendor == "postgresql":
            yield name_of(model, "whole")
    if vendor == "sqlite":
        yield from (name_of(model, "new") for model in (*TRAIL, *WATCHED))
    yield from (name_of(model, "explained") for model in WATCHED)
