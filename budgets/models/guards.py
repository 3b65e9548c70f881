"""What the database itself refuses and records, whoever asks it: triggers on both databases.

They are put in place after each `migrate`, since SQLite drops them when it rebuilds a table.
"""

from collections.abc import Iterator
from typing import Any

from django.db import connections
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
    if connection.vendor == "postgresql":
        query = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    else:
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(query)
        there = {name for (name,) in cursor.fetchall()}
    return [name for name in names(connection.vendor) if name not in there]


def names(vendor: str) -> Iterator[str]:
    """The names of all triggers on a kind of database."""
    for model in TRAIL:
        yield from (name_of(model, "kept"), name_of(model, "unchanged"))
        if vendor == "postgresql":
            yield name_of(model, "whole")
    if vendor == "sqlite":
        yield from (name_of(model, "new") for model in (*TRAIL, *WATCHED))
    yield from (name_of(model, "explained") for model in WATCHED)
