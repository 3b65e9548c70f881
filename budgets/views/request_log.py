"""One line for each request, with an id by which it is found again, and nothing of who asked."""

import json
import logging
import re
import time
from collections.abc import Callable
from contextvars import ContextVar
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

HEADER = "X-Request-ID"
_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
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
        given = request.headers.get(HEADER, "") if settings.BEHIND_PROXY else ""
        name = given if _ID.fullmatch(given) else uuid4().hex
        before, token = time.perf_counter(), request_id.set(name)
        try:
            response = self.get_response(request)
            response.headers[HEADER] = name
            match = request.resolver_match
            _log.info(
                "request",
                extra={
                    "method": request.method if request.method in ("GET", "HEAD", "POST") else "",
                    "route": match.route if match else "",
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - before) * 1000, 1),
                },
            )
            return response
        finally:
            request_id.reset(token)


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
