"""When the database cannot be asked: once more, and else a page that says when to come back."""

import logging
from collections.abc import Callable

from django.db import connections
from django.http import HttpRequest, HttpResponse

from budgets.desk_address import is_of_desk
from budgets.replicas import reading_from
from budgets.views.errors import NOT_ASKED, unavailable
from budgets.views.reading import READING
from budgets.views.sources import other_source

_log = logging.getLogger("hsbd.requests")


class Unavailable:
    """A page that failed for want of a database is made once more, on a new connection.

    So nobody notices that a connection was cut while it was idle, that a replica gave up a query
    (40001), or that it is gone while there is another. What may write is not tried again.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, NOT_ASKED):
            return None
        _log.warning("The database could not be asked", exc_info=exception)
        match = request.resolver_match
        if match is not None and request.method in READING and not is_of_desk(request):
            connections.close_all()
            try:
                with reading_from(other_source()):
                    made: HttpResponse = match.func(request, *match.args, **match.kwargs)
                    return made
            except NOT_ASKED:
                pass
        return unavailable(request)
