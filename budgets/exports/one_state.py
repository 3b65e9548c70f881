"""Reading one state of the database, whatever is written meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from budgets.replicas import reading

# Neither takes a lock that a writer would wait for. What Django begins itself would not do: on
# SQLite it is set to lock, on PostgreSQL each query would see another state.
_BEGIN = {
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "sqlite": "BEGIN DEFERRED",
}

_is_within: ContextVar[bool] = ContextVar("within one state", default=False)


def is_within_one() -> bool:
    """Whether one state is being read just now."""
    return _is_within.get()


@contextmanager
def one_state() -> Iterator[None]:
    """All that is read within sees the data as they were at the first query.

    Within itself it changes nothing, nor within a transaction, which has its own way of reading.
    """
    connection = reading()
    if connection.in_atomic_block or _is_within.get():
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
        token = _is_within.set(True)
        try:
            yield
        finally:
            _is_within.reset(token)
            cursor.execute("ROLLBACK")
