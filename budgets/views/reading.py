"""What is public can be read, and takes nothing."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from budgets.desk_address import is_of_desk
from budgets.views.errors import not_allowed

READING = ("GET", "HEAD")


class ReadingOnly:
    """Whatever else is sent to an address is refused, whether or not anything stands there."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING or (settings.HAS_DESK and is_of_desk(request)):
            return self.get_response(request)
        return not_allowed(request, READING)
