"""A17: what is public can be read, and takes nothing, whatever the method."""

import pytest
from django.urls import URLPattern, get_resolver, resolve
from django.utils.translation import get_language, override

from tests.conftest import HONGSHAN
from tools.page_types import PAGE_TYPES

METHODS = (
    *("POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "MKCOL"),
    *("COPY", "LOCK", "PURGE", "QUERY", "BREW", "GETT", "HEAD, GET"),
)
# Of no language, and files below one: an example of each.
OTHERS = [
    *("/", "/robots.txt", "/.well-known/security.txt", "/healthz/live", "/healthz/ready"),
    *("/sitemap.xml", "/sitemap-pages.xml"),
]
FILES = [
    *("data/verify_release.py", "data/schemas/figures.json", "data/420111-2024.zip"),
    *("data/figures.csv", "corrections/1/", "corrections.atom", "420111/corrections/"),
    *("420111/corrections.atom", "420111/015/corrections/", "420111/015/corrections.atom"),
    f"{HONGSHAN}.json",
    *(
        f"{HONGSHAN}/{file}"
        for file in (
            *("corrections.atom", "manifest.json", "figures.csv", "tables/3.schema.json"),
            *("functions/201.json", "economic/302.json", "projects/42011124015T000000103.json"),
            *("performance/t11.annual.2.04.json", "figures/t03.2010350.basic.json"),
        )
    ),
]
# Nothing stands there, or WhiteNoise or the server's kept answers give it before any view.
BESIDES = [
    *("/static/hsbd.css", "/static/nothing.css", "/en/nothing/", "/fr/admin/", "/admin/", "/en"),
    f"/en/{HONGSHAN}/nothing.csv",
]


def below(language):
    """An address of each kind below a language."""
    yield from (each.address(language) for each in PAGE_TYPES if each.name != "not-found")
    yield from (f"/{language}/{path}" for path in FILES)


def routes(patterns, before=""):
    """The routes of all addresses but those of the desk, without a language."""
    for each in patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLPattern):
            yield route.removeprefix(f"{get_language()}/")
        elif "admin/" not in route:
            yield from routes(each.url_patterns, route)


def test_every_public_address_takes_no_other_method(client, hongshan, figure):
    refused = 0
    for address in (*below("en"), *below("zh-hans"), *OTHERS, *BESIDES):
        for method in METHODS:
            response = client.generic(method, address)
            said = (response.status_code, response.get("Allow"))
            assert said == (405, "GET, HEAD"), (method, address)
            refused += 1
    figure("A17", f"{refused:,} of {refused:,}: 405")


@override("en")
def test_every_public_route_is_tried():
    """An address of a new kind wants an example above."""
    paths = (each.partition("?")[0] for each in (*below("en"), *OTHERS))
    tried = [resolve(path).route for path in paths]
    missing = {*routes(get_resolver().url_patterns)} - {each.removeprefix("en/") for each in tried}
    assert missing == set()


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_one_who_is_signed_in_writes_to_no_public_address_either(client, admin_client, method):
    for address in ("/", "/en/", "/en/nothing/", "/sitemap.xml", "/static/hsbd.css", "/admin/"):
        response = admin_client.generic(method, address)
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
