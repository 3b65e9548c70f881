"""Reading one state of the database, whatever is written meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

# Neither takes a lock that a writer would wait for. What Django begins itself would not do: on
# SQLite it is set to lock, on PostgreSQL each query would see another state.
_BEGIN = {
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "sqlite": "BEGIN DEFERRED",
}


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read within sees the data as they were at the first query.

    Within a transaction it changes nothing: that one has its own way of reading.
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
