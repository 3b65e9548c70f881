"""Which database public pages are read from, looked after twice a second."""

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse

from budgets.desk_address import is_of_desk
from budgets.exports.one_state import is_within_one
from budgets.replicas import PRIMARY, Source, aliases, reading_from, source
from budgets.views.data_state import State, state_of, time_of
from budgets.views.reading import READING

# Databases are looked at so often, in seconds.
EVERY = 0.5
# A replica that lags more, in seconds, is not read from. A correction is public within two.
LONGEST_LAG = 1.0
# A database that took longer than that to fail is left alone for a while, in seconds.
SLOW, REST = 0.5, 5.0


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
        # States of the primary, the oldest first, and since when at the longest it was in each.
        self.seen: deque[tuple[State, float]] = deque()
        self.resting: dict[str, float] = {}
        self.chosen = Source()
        self.state: State | None = None
        self.is_primary_up = False
        # How often something else was chosen, or another state: between two looks of one who asks,
        # others may have looked, and made pages of what they saw.
        self.changes = 0
        self.looked_at = float("-inf")
        self.lock = threading.Lock()

    def look(self) -> State | None:
        """Choose anew, or wait for who is about to; None where nothing can be asked."""
        begun = self.clock()
        with self.lock:
            if self.looked_at <= begun:
                self._look()
            return self.state

    def source(self) -> Source:
        """What to read from. If the last look is too long ago one looks, and no other waits."""
        if self._is_late() and self.lock.acquire(blocking=False):
            try:
                if self._is_late():
                    self._look()
            finally:
                self.lock.release()
        return self.chosen

    def _is_late(self) -> bool:
        return self.clock() - self.looked_at > EVERY

    def _look(self) -> None:
        # The primary last, so that no replica can be ahead of what is known of it.
        found = {alias: self._asked(alias) for alias in (*self.replicas, PRIMARY)}
        primary, now = found.pop(PRIMARY), self.clock()
        there = {alias: state for alias, state in found.items() if state is not None}
        if primary is not None:
            self._note(primary, now)
            lags = {alias: self._lag(state, now) for alias, state in there.items()}
            there = {alias: there[alias] for alias, lag in lags.items() if lag <= LONGEST_LAG}
        # Of equals the first, so that a process stays with one.
        alias = max(there, key=lambda each: there[each], default=PRIMARY)
        before = self.chosen, self.state
        self.state = there.get(alias, primary)
        if self.state is not None:
            self.chosen = Source(alias, self.time_of(alias) if primary is None else None)
        self.is_primary_up = primary is not None
        self.changes += before != (self.chosen, self.state)
        self.looked_at = self.clock()

    def _asked(self, alias: str) -> State | None:
        begun = self.clock()
        if begun < self.resting.get(alias, begun):
            return None
        state = self.state_of(alias)
        if state is None and self.clock() - begun > SLOW:
            self.resting[alias] = self.clock() + REST
        return state

    def _note(self, primary: State, now: float) -> None:
        """Note a state of the primary, which it may be in since the last look."""
        if not self.seen or self.seen[-1][0] != primary:
            self.seen.append((primary, self.looked_at if self.seen else now))
        while len(self.seen) > 1 and now - self.seen[1][1] > LONGEST_LAG:
            self.seen.popleft()

    def _lag(self, state: State, now: float) -> float:
        """Seconds, at the most, since the primary left a state; without end if it never had it."""
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
    return None if watch().look() is None else watch().changes


def can_be_read() -> bool:
    """Whether this process can do what it is for: a desk writes, which needs the primary."""
    watch().source()
    return watch().is_primary_up if settings.HAS_DESK else watch().state is not None


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
        # A command that reads many pages of one state has chosen already.
        is_chosen = not aliases() or is_within_one()
        if is_chosen or request.method not in READING or is_of_desk(request):
            return self.get_response(request)
        with reading_from(watch().source()):
            return self.get_response(request)
