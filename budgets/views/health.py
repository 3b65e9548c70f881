"""What watches over the site may ask: whether a process lives, and can answer readers."""

import json
import os

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from budgets.views.sources import can_be_read


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The process takes requests; a supervisor that gets no answer starts it anew."""
    return _answer({"live": True}, 200)


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """It can read, has its sheets and can build files; where it says 503, ask another process."""
    found = {
        "database": can_be_read(),
        "static": _has_static_files(),
        "downloads": _can_build(),
    }
    return _answer({**found, "role": settings.ROLE}, 200 if all(found.values()) else 503)


def _has_static_files() -> bool:
    try:
        staticfiles_storage.url("hsbd.css")
    except ValueError:
        return False
    return True


def _can_build() -> bool:
    """Whether files to download can be built: their folder, or what it will be in, is writable."""
    there = next(path for path in (settings.BUILDS, *settings.BUILDS.parents) if path.exists())
    return os.access(there, os.W_OK | os.X_OK)


def _answer(found: dict[str, object], status: int) -> HttpResponse:
    response = HttpResponse(json.dumps(found), content_type="application/json", status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
