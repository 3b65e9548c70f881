"""One line for each request, with an id by which it is found again, and nothing of who asked."""

import json
import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from itertools import count
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
ROUTE = "hsbd.route"
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
# A process, and the number of the request in it: a random id would take as long as an answer.
_PROCESS, _numbers = uuid4().hex[:16], count(1)
_log = logging.getLogger("hsbd.requests")
# The request that is answered in this thread.
request_id: ContextVar[str] = ContextVar("request_id", default="")


class RequestLog:
    """Before all that answers: what a proxy calls the request, or an id of our own.

    The line has the route and not the address, whose query may be somebody's name, and no address
    of the reader.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        name = _name_of(request.META)
        before, token = time.perf_counter(), request_id.set(name)
        try:
            response = self.get_response(request)
            response.headers[HEADER] = name
            match = request.resolver_match
            route = match.route if match else ""
            # For an answer that is kept, and given again without asking Django.
            request.META[ROUTE] = route
            _write(request.META, response.status_code, route, time.perf_counter() - before)
            return response
        finally:
            request_id.reset(token)


def named(environ: dict[str, Any], status: int, route: str) -> str:
    """Log an answer that was kept; gives the id of the request."""
    name = _name_of(environ)
    if _log.isEnabledFor(logging.INFO):
        token = request_id.set(name)
        _write(environ, status, route, 0)
        request_id.reset(token)
    return name


def _name_of(environ: dict[str, Any]) -> str:
    given = environ.get("HTTP_X_REQUEST_ID", "") if settings.BEHIND_PROXY else ""
    return given if given and _ID.fullmatch(given) else f"{_PROCESS}-{next(_numbers):x}"


def _write(environ: dict[str, Any], status: int, route: str, seconds: float) -> None:
    method = environ.get("REQUEST_METHOD", "")
    said = {"method": method if method in ("GET", "HEAD", "POST") else "", "route": route}
    said |= {"status": status, "milliseconds": round(seconds * 1000, 1)}
    _log.info("request", extra=said)


class AsJson(logging.Formatter):
    """A record as one line of JSON, of an error with its traceback."""

    FIELDS = ("method", "route", "status", "milliseconds")

    def format(self, record: logging.LogRecord) -> str:
        said = {
            "time": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "request": request_id.get(),
            "message": record.getMessage(),
        }
        said |= {name: getattr(record, name) for name in self.FIELDS if hasattr(record, name)}
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False)
