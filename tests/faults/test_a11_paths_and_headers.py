"""A11: no path leads out of the static files, and no parameter makes another line of a header."""

import json
import re
from http.client import HTTPConnection
from itertools import product
from pathlib import Path
from urllib.parse import quote, urlsplit

from django.conf import settings as site_settings
from django.test import Client

from tests.conftest import HONGSHAN
from tests.faults.rounds import rounds
from tests.faults.sending import send
from tests.pages import content_of

CLIMBS = (
    *("../", "..\\", "..%2f", "..%5c", "%2e%2e/", "%2e%2e%2f", "%2e%2e%5c", "..%252f", "..;/"),
    *("%252e%252e%252f", "..%c0%af", "..%ef%bc%8f", "....//", "....\\\\", ".././", "..//"),
    *("%00../", "．．/", "..／", "..\u2215", "\\..\\", "/%2e/../", "./../"),
)  # fmt: skip
DEPTHS = range(1, rounds(4, 9))
GOALS = (
    *("etc/passwd", "etc/hostname", "proc/self/environ", "windows/win.ini", "manage.py"),
    *("hsbd/settings.py", "hsbd.sqlite3", "var/hsbd.sqlite3", ".git/config", "README.md"),
    *("requirements.txt", "static/../hsbd/settings.py"),
)
# Before the climb.
PLACES = [
    *("/static/", "/static/hsbd.css/", "/static//", "/static", "/", "/en/", "/zh-hans/data/"),
    *(f"/en/{HONGSHAN}/{rest}" for rest in ("", "tables/", "figures/", "source/", "projects/")),
]
# What stands in such a file, and on no page.
WITHIN = re.compile(
    rb"root:[x*]?:0:|SQLite format 3|DJANGO_SETTINGS_MODULE|\[core\]|PATH=/|--hash="
)
SECRETS = [(site_settings.BASE_DIR / name).read_bytes() for name in ("manage.py", "README.md")]


def climbs():
    for place, climb, depth, goal in product(PLACES, CLIMBS, DEPTHS, GOALS):
        yield f"{place}{climb * depth}{goal}"
    for place, goal in product(PLACES, GOALS):
        absolute = (
            f"//{goal}",
            f"/{goal}",
            f"file:///{goal}",
            f"C:\\{goal}",
            f"\0/{goal}",
            f"~/{goal}",
        )
        yield from (f"{place}{each}" for each in absolute)


def test_no_path_leads_out_of_the_static_files(hongshan, figure):
    """As the server hands it on, which decodes an address once; and undecoded."""
    client, tried, known = Client(raise_request_exception=False), 0, set()
    step = rounds(40, 3)
    for path in [*climbs()][::step]:
        for sent in {path, re.sub("%(..)", lambda found: chr(int(found[1], 16)), path)}:
            response = send(client, "GET", sent)
            body = content_of(response)
            assert response.status_code in (200, 301, 400, 404), sent
            assert not WITHIN.search(body), sent
            assert body not in SECRETS, sent
            known.add(response.status_code)
            if response.status_code == 200:
                assert is_of_the_site(sent, body), sent
            tried += 1
    assert 404 in known
    figure("A11", f"{tried:,} paths: 0 files outside")


def is_of_the_site(path, body):
    """A page of ours; or, below /static/, a file of that folder."""
    if not path.startswith("/static"):
        return b"HSBD" in body
    root = Path(site_settings.STATIC_ROOT)
    return any(body == file.read_bytes() for file in root.rglob("*") if file.is_file())


def test_server_itself_gives_no_file_outside_either(site):
    """It takes an address as it is written, which a test client does not."""
    host = urlsplit(site).netloc
    for path in [*climbs()][:: rounds(400, 40)]:
        connection = HTTPConnection(host, timeout=20)
        connection.putrequest("GET", quote(path, safe="/%\\;.~:"), skip_accept_encoding=True)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        assert response.status in (200, 301, 400, 404), path
        assert not WITHIN.search(body), path
        assert response.status != 200 or b"HSBD" in body, path


def test_static_file_itself_is_found(client, db):
    assert is_of_the_site("/static/hsbd.css", content_of(client.get("/static/hsbd.css")))


LINES = [
    *("\r\nX-Evil: y", "\nX-Evil: y", "\rX-Evil: y", "\r\n\r\n<p>evil", "\0\r\nX-Evil: y"),
    *("\u010d\u010aX-Evil: y", "\u2028X-Evil: y", "\x85X-Evil: y", "\x0bX-Evil: y"),
    *("%0d%0aX-Evil: y", '"; filename="evil.exe', "\x1b[2J", "é.csv"),
    *("figures\u202evsc.exe", "a" * 3000),
]  # fmt: skip
NAMES = ("q", "page", "sort", "kind", "budget", "revision", "table", "bom", "view", "next", "\r\nX")
ASKED = [
    *("/", "/en", "/en/search/", "/en/420111", "/en/admin/", "/en/admin/login/", "/en/nothing"),
    *(f"/en/{HONGSHAN}/{rest}" for rest in ("figures.csv", "tables/3.xlsx", "corrections.atom")),
    *(f"/zh-hans/{HONGSHAN}/{rest}" for rest in ("tables/3/", "figures/t03.2010350.basic.json")),
    f"/zh-hans/{HONGSHAN}",
]
IN_HEADERS = (
    "accept-language",
    "x-request-id",
    "if-none-match",
    "host",
    "cookie",
    "x-forwarded-for",
)


def test_no_parameter_splits_a_header(hongshan, settings, figure):
    client, tried = Client(raise_request_exception=False), 0
    settings.BEHIND_PROXY = True
    requests = [
        *((path, f"{name}={each}", {}) for path, name in product(ASKED, NAMES) for each in LINES),
        *((f"{path}{each}", "", {}) for path in ASKED for each in LINES),
        *((path, "", {name: each}) for path, name in product(ASKED, IN_HEADERS) for each in LINES),
    ]
    for path, query, headers in requests[:: rounds(13, 1)]:
        for asked in {query, quote(query, safe="=")}:
            response = send(client, "GET", path, asked, headers)
            content_of(response)
            assert "x-evil" not in {name.lower() for name in response.headers}, (path, asked)
            for name, value in [*response.items(), *cookies(response)]:
                assert re.fullmatch(r"[\x20-\x7e]*", value), (name, path, asked)
            tried += 1
    figure("A11", f"{tried:,} answers: 0 split headers")


def cookies(response):
    return [("Set-Cookie", each.OutputString()) for each in response.cookies.values()]


def test_every_file_has_a_plain_name_of_its_own(client, hongshan):
    """All of ASCII, so that none needs to be encoded (filename*), and none leads to a folder."""
    manifest = json.loads(content_of(client.get(f"/zh-hans/{HONGSHAN}/manifest.json")))
    files = ["manifest.json", "datapackage.zip", "functions/201.json", "tables/3.schema.json"]
    files += [each["path"] for each in manifest["files"]]
    named = {}
    for file in files:
        response = client.head(f"/zh-hans/{HONGSHAN}/{file}")
        said = response["Content-Disposition"]
        found = re.fullmatch(r'attachment; filename="([A-Za-z0-9][A-Za-z0-9_.-]*)"', said)
        assert found, said
        named.setdefault(found[1], file)
        assert named[found[1]] == file
    assert len(named) > 40
