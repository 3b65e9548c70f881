"""Sessions, sign-in and messages, for the addresses of the desk alone.

Whoever reads the public pages has no session, whether or not they are signed in at the desk, and
gets the same bytes without a cookie.
"""

from collections.abc import Callable
from typing import Any

from axes.middleware import AxesMiddleware
from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import PermissionDenied
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseForbidden,
    HttpResponseRedirect,
)
from django.middleware.csrf import CsrfViewMiddleware
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_otp.middleware import OTPMiddleware

from budgets.admin.refusals import refused
from budgets.desk_address import is_of_desk

# What watches over a process asks the desk's too.
PROBES = ("/healthz/live", "/healthz/ready")

# When a session was first seen to be someone's, in seconds since 1970.
SINCE = "signed-in-since"


class OnDesk:
    """A middleware that other addresses pass by."""

    get_response: Any

    def __call__(self, request: HttpRequest) -> Any:
        if is_of_desk(request):
            return super().__call__(request)  # type: ignore[misc]
        return self.get_response(request)


class DeskPages:
    """What the desk shows is kept by nobody, and what it refuses is said in its own words."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_of_desk(request):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not is_of_desk(request):
            return None
        if isinstance(exception, Http404):
            return refused(request, 404, _("There is no such page on the desk."))
        if isinstance(exception, PermissionDenied):
            return refused(request, 403, _("Your account may not do that."))
        return None


class DeskAlone:
    """A process for editors alone serves nothing but the desk, and leads there from the root."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.ROLE != "editor" or is_of_desk(request) or request.path_info in PROBES:
            return self.get_response(request)
        if request.path_info == "/":
            return HttpResponseRedirect(reverse("admin:index"))
        return refused(request, 404, _("There is only the editors’ desk here."))


class DeskSessions(OnDesk, SessionMiddleware):
    pass


class DeskForms(OnDesk, CsrfViewMiddleware):
    """No form is taken that this desk did not make."""

    def process_view(
        self,
        request: HttpRequest,
        callback: Callable[..., Any],
        callback_args: tuple[Any, ...],
        callback_kwargs: dict[str, Any],
    ) -> HttpResponseForbidden | None:
        if is_of_desk(request):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        return None


class DeskAuthentication(OnDesk, AuthenticationMiddleware):
    """Who signed in, for as long as a session may last, however busy they are."""

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if SESSION_KEY not in request.session:
            return
        now = timezone.now().timestamp()
        if now - request.session.setdefault(SINCE, now) > settings.LONGEST_SESSION.total_seconds():
            logout(request)


class DeskOneTimeCodes(OnDesk, OTPMiddleware):
    pass


class DeskMessages(OnDesk, MessageMiddleware):
    pass


class DeskLockOut(OnDesk, AxesMiddleware):
    pass
