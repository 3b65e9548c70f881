"""The headers that tell browsers to do nothing with a response but show it."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from budgets.desk_address import is_of_desk

# Public pages have sheets, pictures and forms of their own, and no script at all.
_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# The admin’s own scripts fill its side bar and its search.
_OF_DESK = {"script-src": "'self'", "connect-src": "'self'"}
# Nothing here asks for any of these, so nothing that slipped in may.
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"


def _said(policy: dict[str, str]) -> str:
    return "; ".join(f"{name} {value}" for name, value in policy.items())


class StrictHeaders:
    """On every response, static files and errors too: it stands before all that answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.policy, self.policy_of_desk = _said(_POLICY), _said(_POLICY | _OF_DESK)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        of_desk = settings.HAS_DESK and is_of_desk(request)
        headers = response.headers
        headers["Content-Security-Policy"] = self.policy_of_desk if of_desk else self.policy
        headers["Cross-Origin-Resource-Policy"] = "same-origin"
        headers["Permissions-Policy"] = _PERMISSIONS
        # Else the server of the process gives its own name.
        headers["Server"] = "HSBD"
        return response
