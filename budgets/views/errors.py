"""The pages that say that something went wrong, in the language of the address."""

import sys
from collections.abc import Sequence
from http.client import responses

from django.conf import settings
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from budgets.models import Disclosure, Jurisdiction, Publisher
from budgets.views.parameters import BadParameter, NothingThere

# That the database cannot be asked just now, as Django says it.
NOT_ASKED = (OperationalError, InterfaceError)
# After so many seconds a reader who met 503 may come back.
RETRY_AFTER = 5


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: what is not there, and the nearest page that is."""
    said = exception.args[0] if isinstance(exception, Http404) and exception.args else ""
    # A resolver's own message is a dictionary of patterns, which tells a reader nothing.
    reason = said if isinstance(said, str) else ""
    if _wants_json(request):
        return _problem(request, 404, reason or _("Nothing stands at this address."), exception)
    context = {
        "reason": reason,
        "is_error": True,
        "nearest": _nearest_or_none(request.path_info),
    }
    return render(request, "404.html", context, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request could not be read, or asks for what there is not."""
    reason = _("The request could not be understood.")
    if isinstance(exception, BadParameter):
        reason = str(exception)
    if _wants_json(request):
        return _problem(request, 400, reason, exception)
    return _said(request, 400, reason)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: nothing here is secret, so this says little."""
    return _said(request, 403, _("This address may not be read this way."))


def not_allowed(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """405: what is public can be read, and takes nothing."""
    response = _said(request, 405, _("This can be read, and takes nothing."))
    response.headers["Allow"] = ", ".join(allowed)
    return response


def unavailable(request: HttpRequest) -> HttpResponse:
    """503: the database cannot be asked just now; the page needs none."""
    response = _said(request, 503, _("The data cannot be read just now. Try again in a moment."))
    response.headers["Retry-After"] = str(RETRY_AFTER)
    response.headers["Cache-Control"] = "no-store"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; the page must not need the database. 503 where that was what failed."""
    if isinstance(sys.exception(), NOT_ASKED):
        # Outside all views, such as where a session of the desk is written.
        return unavailable(request)
    return _said(request, 500, _("Something went wrong on our side."))


def _said(request: HttpRequest, status: int, reason: str) -> HttpResponse:
    return render(
        request, "error.html", {"reason": reason, "status": status, "is_error": True}, status=status
    )


def _wants_json(request: HttpRequest) -> bool:
    return request.path_info.endswith(".json")


def _problem(request: HttpRequest, status: int, reason: str, exception: Exception) -> JsonResponse:
    """What is wrong as JSON (RFC 9457), with the parameter or the piece of the address."""
    said = {
        "type": "about:blank",
        "title": responses[status],
        "status": status,
        "detail": reason,
        "instance": request.get_full_path(),
    }
    if isinstance(exception, BadParameter | NothingThere):
        said["parameter"] = exception.parameter
    return JsonResponse(
        said,
        status=status,
        content_type="application/problem+json",
        json_dumps_params={"ensure_ascii": False},
    )


def _nearest_or_none(address: str) -> Disclosure | Publisher | Jurisdiction | None:
    try:
        return _nearest(address)
    except DatabaseError:
        # What is not there is not there, whether or not the database can be asked.
        return None


def _nearest(address: str) -> Disclosure | Publisher | Jurisdiction | None:
    """The disclosure, publisher or place that the beginning of an address names."""
    if "\0" in address:
        return None
    pieces = address.strip("/").split("/")
    if pieces[0] in dict(settings.LANGUAGES):
        pieces = pieces[1:]
    place, slug, year, *_rest = [*pieces, "", "", ""]
    if year.isascii() and year.isdecimal() and len(year) == 4:
        disclosure = Disclosure.objects.at(place, slug, int(year)).first()
        if disclosure:
            return disclosure
    publishers = Publisher.objects.select_related("jurisdiction")
    return (
        publishers.filter(jurisdiction__code=place, slug=slug).first()
        or Jurisdiction.objects.filter(code=place).first()
    )
