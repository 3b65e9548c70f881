"""From which database something public is read: the primary, or a replica that follows it.

The router answers by what the request was given (budgets/views/sources.py chooses). Whatever is no
public request, the desk and all commands, reads and writes on the primary.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

PRIMARY = DEFAULT_DB_ALIAS


@dataclass(frozen=True)
class Source:
    """A database; with the time of its data where it is a replica whose primary is down."""

    alias: str = PRIMARY
    as_of: datetime | None = None


_PRIMARY_ITSELF = Source()
_source: ContextVar[Source] = ContextVar("source", default=_PRIMARY_ITSELF)


def aliases() -> list[str]:
    """The replicas, without the primary."""
    return [alias for alias in settings.DATABASES if alias != PRIMARY]


def source() -> Source:
    """What is read from just now."""
    return _source.get()


def reading() -> BaseDatabaseWrapper:
    """The connection of what is read from, for statements that are not made of models."""
    return connections[source().alias]


@contextmanager
def reading_from(chosen: Source) -> Iterator[None]:
    """Within, all is read from one database, so that no page is put together of two."""
    token = _source.set(chosen)
    try:
        yield
    finally:
        _source.reset(token)


class Router:
    """Django's way to ask; relations between what two databases gave are those of one."""

    def db_for_read(self, model: object, **hints: object) -> str:
        return source().alias

    def db_for_write(self, model: object, **hints: object) -> str:
        return PRIMARY

    def allow_relation(self, one: object, other: object, **hints: object) -> bool:
        return True

    def allow_migrate(self, alias: str, app_label: str, **hints: object) -> bool:
        return alias == PRIMARY
