"""The language of a page, which its address alone decides."""

from collections.abc import Callable
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import (
    get_supported_language_variant,
    parse_accept_lang_header,
)
from django.views.decorators.http import require_safe

# The languages as they are written in HTML.
TAGS = {"zh-hans": "zh-Hans", "en": "en"}


class LanguageOfAddress:
    """Speak the language that the address begins with.

    Django's own LocaleMiddleware would also listen to a cookie, so that one address had several
    bodies. Addresses without a language (the root, and those that do not exist) follow
    Accept-Language, and say so in Vary.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        in_address = translation.get_language_from_path(request.path_info)
        with translation.override(in_address or _preferred(request)):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        if not in_address:
            patch_vary_headers(response, ["Accept-Language"])
        return response


@require_safe
def root(request: HttpRequest) -> HttpResponse:
    """Send a visitor without an address to the home page in a language that the browser names."""
    return HttpResponseRedirect(reverse("home"))


def languages(request: HttpRequest) -> dict[str, object]:
    """For every template: the page's language, and the same place in the other one."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    others = [(code, name) for code, name in settings.LANGUAGES if code != language]
    return {
        "language": language,
        "language_tag": TAGS[language],
        "other_languages": [
            {
                "tag": TAGS[code],
                "name": name,
                "address": _in_language(request, code, request.META.get("QUERY_STRING", "")),
                "plain_address": _in_language(request, code),
            }
            for code, name in others
        ],
    }


def _in_language(request: HttpRequest, code: str, query: str = "") -> str:
    """This address, with a query, in another language; on a 404 page it need not exist."""
    first, _, rest = request.path_info.removeprefix("/").partition("/")
    if first not in dict(settings.LANGUAGES):
        rest = request.path_info.removeprefix("/")
    return f"{get_script_prefix()}{code}/{quote(rest)}{'?' if query else ''}{query}"


def _preferred(request: HttpRequest) -> str:
    """The first of the browser's languages that the site speaks, or Chinese."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        try:
            return get_supported_language_variant(code)
        except LookupError:
            continue
    return settings.LANGUAGE_CODE
