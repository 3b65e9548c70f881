"""Larger text and higher contrast, chosen by an address, so that no cookie and no script is needed.

?view=large, ?view=contrast and ?view=large-contrast show the same page another way; its links to
other pages keep the choice.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

LARGE, CONTRAST = "large", "contrast"
VIEWS = (LARGE, CONTRAST, f"{LARGE}-{CONTRAST}")
# An address of one of the site's pages in a link: files, which end in no slash, look the same.
# The switches themselves, which are nofollow, stay as they are.
_LINK = re.compile(rb'(<a\b(?![^>]*nofollow)[^>]*? href=")(/[^"?#]*/)(\?[^"#]*)?(#[^"]*)?"')
# One that changes only the query of this page.
_SAME_PAGE = re.compile(rb'(<a\b[^>]*? href=")(\?[^"#]+|\.)(#[^"]*)?"')


@dataclass(frozen=True)
class Toggle:
    """A link that switches one of the choices on or off."""

    label: str
    address: str
    is_on: bool


def chosen_view(request: HttpRequest) -> str:
    """The view that the address asks for; "" for none, or for one that there is not."""
    view = request.GET.get("view", "")
    return view if view in VIEWS else ""


def display(request: HttpRequest) -> dict[str, object]:
    """For every template: the choices in force, and the links that change them."""
    view = chosen_view(request)
    on = set(view.split("-")) - {""}
    labels = {LARGE: _("Larger text"), CONTRAST: _("High contrast")}
    return {
        "view": view,
        "text_size": LARGE if LARGE in on else "",
        "contrast": "more" if CONTRAST in on else "",
        "display_choices": [
            Toggle(label, _switched(request, on ^ {name}), name in on)
            for name, label in labels.items()
        ],
    }


def _switched(request: HttpRequest, on: set[str]) -> str:
    query = request.GET.copy()
    query.pop("view", None)
    if on:
        query["view"] = "-".join(name for name in (LARGE, CONTRAST) if name in on)
    return f"{request.path}?{query.urlencode()}" if query else request.path


class KeepDisplayChoice:
    """Put the choice into the links of a page, so that it holds while one goes on reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        view = chosen_view(request)
        if view and response.headers.get("Content-Type", "").startswith("text/html"):
            kept = f"view={view}".encode()
            response.content = _SAME_PAGE.sub(
                lambda link: _with(link[1], b"", link[2], link[3], kept), response.content
            )
            response.content = _LINK.sub(
                lambda link: _with(link[1], link[2], link[3], link[4], kept), response.content
            )
        return response


def _with(
    start: bytes, path: bytes, query: bytes | None, anchor: bytes | None, kept: bytes
) -> bytes:
    """The link with the choice in its query; one that makes a choice itself stays as it is."""
    query = b"" if query in (None, b".") else query or b""
    if b"view=" not in query and not query.endswith(b"view"):
        query += (b"&amp;" if query else b"?") + kept
    return b"".join((start, path, query, anchor or b"", b'"'))
