"""A state of the database that is made once, for all tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def state(blocker: object) -> Iterator[None]:
    """What is done within stays until its end; what a test does besides is taken back after it."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
