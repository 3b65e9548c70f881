"""How long a page may be kept, by which digest it is known, and its compressed form."""

import gzip
import re
from collections.abc import Callable
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from budgets.desk_address import is_of_desk
from budgets.views.reading import READING

# A correction is public within two seconds at the origin; what stands in front may keep an answer
# for five more, may give an old one for a minute while it asks again, and for a day while nobody
# answers.
SHARED = "public, max-age=0, s-maxage=5, stale-while-revalidate=60, stale-if-error=86400"
# Less than that grows, or gains nothing.
SHORTEST = 200
_COMPRESSIBLE = ("text/html", "application/atom+xml")
_GZIP = re.compile(r"\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*\Z).*)?\Z", re.IGNORECASE)


def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding takes gzip, and not with a weight of 0."""
    return any(_GZIP.match(each) for each in header.split(","))


class Cached:
    """Compress pages once and name them by the digest of what is sent, so that 304 can be told.

    Files stay as they are, so that what is downloaded is what was digested; the desk's pages are
    compressed, and kept by nobody.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse):
            _compress(request, response)
        if request.method not in READING or is_of_desk(request) or response.status_code >= 500:
            return response
        if response.status_code != 200:
            response.headers.setdefault("Cache-Control", "no-cache")
            return response
        own = response.headers.get("Cache-Control", "")
        if "no-store" in own:
            return response
        response.headers["Cache-Control"] = f"{SHARED}, {own}" if own else SHARED
        return _conditional(request, response) if isinstance(response, HttpResponse) else response


def _conditional(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """The response under the digest of its bytes, or 304."""
    if "ETag" not in response.headers:
        response.headers["ETag"] = f'"{sha256(response.content).hexdigest()}"'
    known = get_conditional_response(request, response.headers["ETag"], None, response)
    return known or response


def _compress(request: HttpRequest, response: HttpResponse) -> None:
    if not response.headers.get("Content-Type", "").startswith(_COMPRESSIBLE):
        return
    patch_vary_headers(response, ["Accept-Encoding"])
    if len(response.content) < SHORTEST or response.has_header("Content-Encoding"):
        return
    if accepts_gzip(request.headers.get("Accept-Encoding", "")):
        # Without a time, so that the same page is always the same bytes.
        response.content = gzip.compress(response.content, 6, mtime=0)
        response.headers["Content-Encoding"] = "gzip"
        response.headers["Content-Length"] = str(len(response.content))
