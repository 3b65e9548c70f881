"""What state the data in a database are in, and up to when a replica has them."""

from datetime import datetime
from typing import NamedTuple

from django.db import Error, connections
from django.db.models import Count, Max

from budgets.models import CheckRun, Disclosure, Revision


class State(NamedTuple):
    """Another value whenever something public changed.

    A revision is written with each load and correction, a run of the checks also where names
    changed that budgets share. They are counted too, since of two that are written at once the one
    with the lower key may be there later. Budgets that are made up have neither.
    """

    revisions: int
    last_revision: int
    runs: int
    last_run: int
    last_disclosure: int


def state_of(alias: str) -> State | None:
    """The state of a database; None where it cannot be asked."""
    newest = {"last": Max("pk"), "count": Count("pk")}
    try:
        revisions, runs = (
            model._default_manager.using(alias).aggregate(**newest)
            for model in (Revision, CheckRun)
        )
        disclosure = Disclosure.objects.using(alias).aggregate(last=Max("pk"))["last"]
    except Error:
        # The next query shall find a connection of its own.
        connections[alias].close()
        return None
    return State(
        *(revisions["count"], revisions["last"] or 0),
        *(runs["count"], runs["last"] or 0),
        disclosure or 0,
    )


def time_of(alias: str) -> datetime | None:
    """Up to when a replica has what was written; the time of the last revision at the least."""
    try:
        with connections[alias].cursor() as cursor:
            cursor.execute("SELECT pg_last_xact_replay_timestamp()")
            (replayed,) = cursor.fetchone()
        last: datetime | None = Revision.objects.using(alias).aggregate(at=Max("at"))["at"]
    except Error:
        return None
    return replayed or last
