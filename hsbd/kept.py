"""Finished answers, kept before Django for as long as the data stay what they were made of."""

import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.utils.http import parse_etags

from budgets.bounded import Bounded, Key
from budgets.desk_address import DESKS
from budgets.views.caching import accepts_gzip
from budgets.views.request_log import HEADER, ROUTE
from budgets.views.table_reading import READINGS

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
App = Callable[[Environ, Any], Iterable[bytes]]
# Larger answers are files, which are built on disk.
LARGEST = 1 << 20
# Longer queries are nobody's who follows links.
LONGEST_QUERY = 1000
# What an entry takes beside its body, about.
OVERHEAD = 2000
# The state of the data is looked at so often, in seconds: a correction is public within two.
EVERY = 0.5
# An answer to a condition, or of a part, is none to others.
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_MATCH", "HTTP_RANGE")


@dataclass(frozen=True, slots=True)
class Entry:
    """An answer with its headers, without what belongs to one request; and the route it has."""

    headers: Headers
    body: bytes
    etag: str
    route: str


class Generation:
    """What was made of one state of the data: finished answers, and what they are made of.

    A request keeps to one, so that what it makes of data that changed meanwhile is forgotten too.
    """

    def __init__(self, state: object, size: int) -> None:
        self.state = state
        self.answers: Bounded[Entry] = Bounded(size - size // 4)
        self.readings: Bounded[Any] = Bounded(size // 4)


class Kept:
    """A WSGI application before another one: gives answers again that it gave.

    Only whole answers of 200 to GET that may be shared are kept, under all that they depend on;
    when the state of the data changes all are forgotten. The application may keep under READINGS
    what it reads for them, as long. Both take up to `size` bytes. `state` says what the data are in
    now; None where it cannot, and then the last one counts, so that what is kept is served while
    the database is down. `named` logs an answer and gives the request's id.
    """

    def __init__(
        self,
        app: App,
        state: Callable[[], object],
        named: Callable[[Environ, int, str], str],
        *,
        size: int,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.app, self.state, self.named, self.size, self.clock = app, state, named, size, clock
        self.generation = Generation(None, size)
        self.looked_at = float("-inf")
        self.looking = threading.Lock()

    def __call__(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        key = key_of(environ)
        if key is None or not self.size:
            return self.app(environ, start_response)
        self._look()
        generation = self.generation
        entry = generation.answers.get(key)
        if entry is not None:
            return self._given(entry, environ, start_response)
        if environ["REQUEST_METHOD"] == "HEAD" or generation.state is None:
            return self.app(environ, start_response)
        made = self._made(key, generation, environ, start_response)
        return self._given(made, environ, start_response) if isinstance(made, Entry) else made

    def _look(self) -> None:
        """Forget all if the data changed; one thread looks, the others go on meanwhile."""
        now = self.clock()
        if now - self.looked_at < EVERY or not self.looking.acquire(blocking=False):
            return
        try:
            state = self.state()
            self.looked_at = now
            if state is not None and state != self.generation.state:
                self.generation = Generation(state, self.size)
        finally:
            self.looking.release()

    def _given(self, entry: Entry, environ: Environ, start_response: Any) -> Iterable[bytes]:
        condition = environ.get("HTTP_IF_NONE_MATCH", "")
        is_known = bool(condition) and _knows(condition, entry.etag)
        name = self.named(environ, 304 if is_known else 200, entry.route)
        headers = [*entry.headers, (HEADER, name)]
        if is_known:
            kept = [each for each in headers if each[0] not in ("Content-Length", "Content-Type")]
            start_response("304 Not Modified", kept)
            return []
        start_response("200 OK", headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [entry.body]

    def _made(
        self, key: Key, generation: Generation, environ: Environ, start_response: Any
    ) -> Entry | Iterable[bytes]:
        """An answer of the application that was kept; or else as it comes, already started."""
        held: list[Any] = []
        plain = {name: value for name, value in environ.items() if name not in CONDITIONS}
        plain[READINGS] = generation.readings

        def hold(status: str, headers: Headers, *_more: Any) -> None:
            held[:] = [status, headers]

        answer = self.app(plain, hold)
        if not _may_be_kept(*held):
            if any(name in environ for name in CONDITIONS):
                # The condition is to be answered after all, by who knows how.
                _close(answer)
                return self.app(environ, start_response)
            start_response(*held)
            return answer
        body = b"".join(answer)
        _close(answer)
        headers = [each for each in held[1] if each[0] != HEADER]
        entry = Entry(headers, body, dict(headers).get("ETag", ""), plain.get(ROUTE, ""))
        generation.answers.keep(key, entry, len(entry.body) + OVERHEAD)
        return entry


def key_of(environ: Environ) -> Key | None:
    """All that an answer depends on, beside the data; None for what is never kept."""
    path: str = environ.get("PATH_INFO", "")
    language = path[1:].partition("/")[0]
    if (
        environ["REQUEST_METHOD"] not in ("GET", "HEAD")
        or language not in _LANGUAGES
        or path.startswith(DESKS)
        or len(environ.get("QUERY_STRING", "")) > LONGEST_QUERY
    ):
        return None
    return (
        path,
        _normalised(environ.get("QUERY_STRING", "")),
        "gzip" if _accepts_gzip(environ.get("HTTP_ACCEPT_ENCODING", "")) else "",
        environ.get("HTTP_HOST", ""),
        environ.get("SERVER_PORT", ""),
        environ.get("wsgi.url_scheme", ""),
        environ.get("HTTP_X_FORWARDED_PROTO", "") if settings.BEHIND_PROXY else "",
        environ.get("SCRIPT_NAME", ""),
    )


_LANGUAGES = frozenset(code for code, _name in settings.LANGUAGES)
_accepts_gzip = lru_cache(256)(accepts_gzip)


@lru_cache(4096)
def _normalised(query: str) -> str:
    """A query in one order, however it was written; what comes twice stays in its order."""
    pairs = parse_qsl(query, keep_blank_values=True, encoding="latin-1")
    return urlencode(sorted(pairs, key=lambda pair: pair[0]), encoding="latin-1")


def _may_be_kept(status: str, headers: Headers) -> bool:
    said = dict(headers)
    length = said.get("Content-Length", "")
    return (
        status.startswith("200")
        and "public" in said.get("Cache-Control", "")
        and "Set-Cookie" not in said
        and length.isdecimal()
        and int(length) <= LARGEST
    )


def _knows(condition: str, etag: str) -> bool:
    """Whether an If-None-Match names an ETag, or any; what stands between may have weakened it."""
    return condition == etag or not {"*", etag, f"W/{etag}"}.isdisjoint(parse_etags(condition))


def _close(answer: Iterable[bytes]) -> None:
    if hasattr(answer, "close"):
        answer.close()
