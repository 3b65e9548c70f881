"""Which database public pages are read from, looked after twice a second."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from django.db import Error, close_old_connections, connections
from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse

from budgets.desk_address import is_of_desk
from budgets.models import CheckRun, Disclosure, Revision
from budgets.replicas import PRIMARY, Source, aliases, reading_from, source
from budgets.rules import RELEASE
from budgets.views.reading import READING

# Databases are looked at so often, in seconds.
EVERY = 0.5
# A replica that lags more, in seconds, is not read from. A correction is public within two.
LONGEST_LAG = 1.0


class State(NamedTuple):
    """Another value whenever something public changed.

    A revision is written with each load and correction, a run of the checks also where names
    changed that budgets share. They are counted too, since of two that are written at once the one
    with the lower key may be there later. Budgets that are made up have neither.
    """

    release: str
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
        RELEASE,
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


class Watch:
    """Looks at all databases, and chooses.

    While the primary is up: a replica that lags by no more than LONGEST_LAG, the one whose data are
    the newest, else the primary. While it is down: the replica whose data are the newest, with
    their time.
    """

    def __init__(
        self,
        replicas: Sequence[str],
        state_of: Callable[[str], State | None] = state_of,
        time_of: Callable[[str], datetime | None] = time_of,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.replicas, self.state_of, self.time_of, self.clock = replicas, state_of, time_of, clock
        # States of the primary, the oldest first, and when each was first seen.
        self.seen: deque[tuple[State, float]] = deque()
        self.chosen = Source()
        self.looked_at = float("-inf")
        self.lock = threading.Lock()

    def look(self) -> State | None:
        """Choose anew; gives the state of what was chosen, None where nothing can be asked."""
        with self.lock:
            # The primary last, so that no replica can be ahead of what is known of it.
            found = {alias: self.state_of(alias) for alias in (*self.replicas, PRIMARY)}
            primary, now = found.pop(PRIMARY), self.clock()
            there = {alias: state for alias, state in found.items() if state is not None}
            if primary is not None:
                self._note(primary, now)
                there = {
                    alias: state
                    for alias, state in there.items()
                    if self._lag(state, now) <= LONGEST_LAG
                }
            # Of equals the first, so that a process stays with one.
            alias = max(there, key=lambda each: there[each][1:], default=PRIMARY)
            self.looked_at = now
            if alias in there or primary is not None:
                as_of = self.time_of(alias) if primary is None else None
                self.chosen = Source(alias, as_of)
            return there.get(alias, primary)

    def source(self) -> Source:
        """What to read from; looks again if the last look is too long ago."""
        if self.clock() - self.looked_at > EVERY:
            self.look()
        return self.chosen

    def _note(self, primary: State, now: float) -> None:
        if not self.seen or self.seen[-1][0] != primary:
            self.seen.append((primary, now))
        while len(self.seen) > 1 and now - self.seen[1][1] > LONGEST_LAG:
            self.seen.popleft()

    def _lag(self, state: State, now: float) -> float:
        """Seconds since the primary left a state; one that it was not seen in lags without end."""
        for (seen, _since), following in zip(self.seen, [*self.seen][1:], strict=False):
            if seen == state:
                return now - following[1]
        return 0.0 if self.seen[-1][0] == state else float("inf")


@cache
def watch() -> Watch:
    """That of this process."""
    return Watch(aliases())


def site_state() -> object:
    """Another value whenever public pages change; None where no database can be asked."""
    close_old_connections()
    state = watch().look()
    return None if state is None else (state, watch().chosen.as_of)


def other_source() -> Source:
    """What to read from after that failed which a request was given; the same if all else is down.

    A replica that gave up a query may do so again at once, and the primary does not.
    """
    if not aliases():
        return source()
    watch().look()
    chosen = watch().chosen
    return Source() if chosen == source() and chosen.as_of is None else chosen


class OneSource:
    """Read all that a public page needs from one database, where there are replicas."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not aliases() or request.method not in READING or is_of_desk(request):
            return self.get_response(request)
        with reading_from(watch().source()):
            return self.get_response(request)
