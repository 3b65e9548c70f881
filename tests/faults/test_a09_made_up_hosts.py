"""A9: a made-up name of the site is refused, or ignored: it is never repeated, nor acted upon."""

import pytest
from django.test import Client

from tests.conftest import HONGSHAN
from tests.faults.rounds import rounds
from tests.pages import content_of

EVIL = "evil.example"
OURS = "budgets.example"
# Everything that some server takes a host, a scheme or another address from.
HOSTS = [
    *(EVIL, f"{EVIL}:443", f"{OURS}.{EVIL}", f"{EVIL}.", f"{OURS}@{EVIL}", f"{OURS}:80@{EVIL}"),
    *(f"{OURS}, {EVIL}", f"{OURS} {EVIL}", f"{OURS}/{EVIL}", f"{OURS}#{EVIL}", f"{EVIL}/", "*"),
    *(f"{OURS}\\{EVIL}", f'{OURS}"{EVIL}', f"{OURS}\t{EVIL}", f"[{EVIL}]", "", f"{OURS}:{EVIL}"),
]
HEADERS = {
    "x-forwarded-host": EVIL,
    "x-forwarded-server": EVIL,
    "x-host": EVIL,
    "x-http-host-override": EVIL,
    "x-original-host": EVIL,
    "forwarded": f"for=1.2.3.4;host={EVIL};proto=https",
    "x-forwarded-port": "6666",
    "x-forwarded-prefix": f"/{EVIL}",
    "x-forwarded-path": f"/{EVIL}",
    "x-script-name": f"/{EVIL}",
    "x-original-url": f"/en/{EVIL}/",
    "x-rewrite-url": f"/en/{EVIL}/",
    "x-forwarded-uri": f"/en/{EVIL}/",
    "x-forwarded-scheme": EVIL,
    "x-forwarded-proto": EVIL,
    "x-forwarded-ssl": "on",
    "x-forwarded-for": EVIL,
    "x-real-ip": EVIL,
    "x-request-id": f"{EVIL}-abcdef-1234",
    "via": EVIL,
    "true-client-ip": EVIL,
    "x-http-method-override": "DELETE",
    "x-http-method": "PUT",
    "x-method-override": "POST",
    "origin": f"https://{EVIL}",
    "referer": f"https://{EVIL}/",
    "access-control-request-method": "PUT",
    "x-forwarded-user": "admin",
    "remote-user": "admin",
}
BUDGET = f"/en/{HONGSHAN}"
PATHS = [
    *("/", "/en/", "/zh-hans/search/?q=a", f"{BUDGET}/", f"{BUDGET}/figures/t03.2010350.basic/"),
    *(f"{BUDGET}/corrections.atom", f"{BUDGET}/manifest.json", f"{BUDGET}/tables/3.json"),
    *(f"{BUDGET}/datapackage.zip", f"{BUDGET}/data/", "/en/data/", "/sitemap.xml", "/robots.txt"),
    *("/en/nothing/", f"{BUDGET}/tables/3/?sort=x", "/en/admin/", "/zh-hans/admin/login/"),
    *("/en/420111", "/static/hsbd.css", "/healthz/ready", f"{BUDGET}/nothing.json"),
]
TRIED = PATHS[:: rounds(2, 1)]


@pytest.fixture(params=[False, True], ids=["alone", "proxied"])
def proxied(request, settings):
    settings.ALLOWED_HOSTS = [OURS]
    settings.BEHIND_PROXY = request.param
    if request.param:
        settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    return request.param


def said(response):
    """All of an answer, but for what is another each time."""
    others = ("X-Request-ID", "Expires")
    headers = {name: value for name, value in response.items() if name not in others}
    return content_of(response), headers


def test_made_up_host_is_refused_or_ignored(hongshan, proxied, figure):
    client, repeated = Client(raise_request_exception=False), 0
    for path in TRIED:
        plain = client.get(path, headers={"host": OURS})
        content_of(plain)
        for host in HOSTS:
            response = client.get(path, headers={"host": host})
            assert response.status_code in (400, plain.status_code), (path, host)
            found, given = said(response)
            repeated += EVIL.encode() in found or EVIL in str(given)
            assert not repeated, (path, host)
    figure("A9", f"hosts{', proxied' * proxied}: {repeated} of {len(TRIED) * len(HOSTS)} repeated")


def test_made_up_header_changes_nothing(hongshan, proxied, figure):
    client, changed = Client(raise_request_exception=False), 0
    for path in TRIED:
        plain = said(client.get(path, headers={"host": OURS}))
        for name, value in HEADERS.items():
            response = client.get(path, headers={"host": OURS, name: value})
            changed += without_token(said(response)) != without_token(plain)
            assert not changed, (path, name)
    figure("A9", f"headers{', proxied' * proxied}: {changed} of {len(TRIED) * len(HEADERS)} heard")


def without_token(answer):
    body, headers = answer
    return body.partition(b"csrfmiddlewaretoken")[0], headers


def test_scheme_is_taken_from_a_proxy_that_is_trusted_alone(hongshan, proxied):
    given = {"host": OURS, "x-forwarded-proto": "https"}
    page = Client().get("/en/", headers=given).content.decode()
    assert (f"https://{OURS}/en/" in page) == proxied
    assert (f"http://{OURS}/en/" in page) != proxied
