"""Which addresses are those of the editors' desk: /en/admin/ and what is below it."""

from django.http import HttpRequest
from django.utils import translation


def is_of_desk(request: HttpRequest) -> bool:
    language = translation.get_language_from_path(request.path_info)
    return bool(language) and request.path_info.startswith(f"/{language}/admin/")
