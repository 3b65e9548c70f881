"""Doing to the trail what the database refuses: to make a state that no command makes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from budgets.models import guards


@contextmanager
def unguarded() -> Iterator[None]:
    """As the owner of the database can: with its triggers switched off, and on again afterwards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
        else:
            for name in guards.names(connection.vendor):
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            guards.install(connection)
