"""Which addresses are those of the editors' desk: /en/admin/ and what is below it."""

from django.conf import settings
from django.http import HttpRequest

DESKS = tuple(f"/{language}/admin/" for language, _name in settings.LANGUAGES)


def is_of_desk(request: HttpRequest) -> bool:
    return request.path_info.startswith(DESKS)
