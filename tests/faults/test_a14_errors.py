"""A14: an error says what a reader can do, and not a word of the inside."""

import platform
import re
import socket
import sqlite3
from urllib.parse import urlsplit

import django
import pytest
from django.conf import settings as site_settings
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.test import Client

from tests.admin.conftest import PASSWORD
from tests.conftest import HONGSHAN
from tests.pages import content_of

TABLE = f"{HONGSHAN}/tables/3"
# What a traceback, a path, a setting or the name and version of a program would hold.
WORDS = [
    *(
        "Traceback",
        r"\bsettings\b",
        "(?:site|dist)-packages",
        r"File \"",
        "line [0-9]+,",
        r"\.py\b",
    ),
    *("Exception", "Error at", "DEBUG", "DATABASE", "SECRET", "csrf_token", "0x[0-9a-f]{6}"),
    *(r"(?<!\w)/(?:work|usr|home|var|tmp|opt|root|srv|app|etc)/", r"\bvenv\b", "secret of a view"),
    *("django", "granian", "python", "whitenoise", "sqlite", "postgres", "psycopg", "nginx"),
    *("hyper/", "wsgi", "tokio", "budgets_", "auth_user", "select "),
]
VERSIONS = (django.__version__, platform.python_version(), sqlite3.sqlite_version)
PLACES = (str(site_settings.BASE_DIR), str(site_settings.VAR))
INSIDE = re.compile("|".join([*WORDS, *map(re.escape, VERSIONS + PLACES)]), re.IGNORECASE)
# What a page of ours has all the same: its own addresses, and the desk's form.
OURS = re.compile(rb'(?:href|src|action)="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"')


def broken(*_given, **_named):
    raise RuntimeError(f"secret of a view: {site_settings.SECRET_KEY}")


def forbidden(*_given, **_named):
    raise PermissionDenied("secret of a view")


def unreachable(*_given, **_named):
    raise OperationalError("connection to server at 10.0.0.1 failed: secret of a view")


def refusals(reader, editor, of):
    """What is refused, by status, with what was asked."""
    for path in (f"{TABLE}/?sort=x", f"{HONGSHAN}/figures.json?x=1", f"{TABLE}/?only=x"):
        yield 400, f"{of}/{path}", reader.get(f"{of}/{path}")
    yield 400, "a host that is not ours", reader.get(f"{of}/", headers={"host": "evil.example"})
    for path in ("nothing/", "nothing.json", f"{TABLE}9/", f"{HONGSHAN}/figures/x.json"):
        yield 404, path, reader.get(f"{of}/{path}")
    yield 404, "static", reader.get("/static/nothing.css")
    yield 404, "desk", editor.get(f"{of}/admin/nothing/")
    for path in (f"{of}/", f"{of}/{HONGSHAN}/figures.json", "/static/hsbd.css"):
        yield 405, path, reader.post(path)
    yield 405, "desk", editor.get(f"{of}/admin/logout/")
    yield 403, "forged", reader.post(f"{of}/admin/login/", {"username": "x"})
    yield 404, "accounts", editor.get(f"{of}/admin/auth/user/add/")
    yield 403, "not their role", editor.post(f"{of}/admin/budgets/correction/new/", {})


@pytest.fixture
def provoke(monkeypatch, client, account, settings, hongshan):
    """Every error, of the public pages and the desk: provoke("en") gives its name and answer."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    monkeypatch.setattr("budgets.views.unavailable.connections.close_all", lambda: None)
    reader = Client(raise_request_exception=False, enforce_csrf_checks=True)
    editor = Client(raise_request_exception=False)
    editor.force_login(account("mei", "auditor"), settings.AUTHENTICATION_BACKENDS[-1])

    def failing(at, how, *asked):
        with monkeypatch.context() as patch:
            patch.setattr(at, how)
            for address in asked:
                yield address, (editor if "/admin/" in address else reader).get(address)

    def all_of(language):
        of = f"/{language}"
        yield from refusals(reader, editor, of)
        pages = (f"{of}/{TABLE}/", f"{of}/{TABLE}.csv", f"{of}/{HONGSHAN}/figures.json")
        for at, how, asked, status in (
            ("budgets.views.table_reading.grid_of", broken, pages[:1], 500),
            ("budgets.views.downloads.file_of", broken, pages[1:], 500),
            ("budgets.admin.site.UnexplainedChange.objects", broken, [f"{of}/admin/"], 500),
            ("budgets.views.table_reading.grid_of", forbidden, pages[:1], 403),
            ("budgets.views.table_reading.grid_of", unreachable, pages[:1], 503),
            ("budgets.views.downloads.file_of", unreachable, pages[1:], 503),
            ("django_otp.middleware.OTPMiddleware.__call__", unreachable, [f"{of}/admin/"], 503),
        ):
            yield from ((status, *each) for each in failing(at, how, *asked))
        for _ in range(6):
            form = {"username": "wu", "password": PASSWORD}
            locked = client.post(f"{of}/admin/login/", form)
        yield 429, "guessed passwords", locked

    return all_of


def test_no_error_says_anything_of_the_inside(provoke, language, figure):
    count, statuses = 0, set()
    for status, what, response in provoke(language):
        assert response.status_code == status, what
        body = OURS.sub(b"", content_of(response)).decode()
        said = f"{body}\n{dict(response.headers)}"
        assert INSIDE.findall(said) == [], (status, what)
        assert site_settings.SECRET_KEY not in said
        assert not {"X-Powered-By", "Via", "X-Generator"} & set(response.headers)
        assert response["Server"] == "HSBD"
        count, statuses = count + 1, statuses | {status}
    assert statuses == {400, 403, 404, 405, 429, 500, 503}
    figure("A14", f"{language}: 0 of {count} errors say anything")


# What is no request, or none that a server takes.
BROKEN = [
    *(b"x\r\n\r\n", b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"),
    b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    *(b"GET /en/ HTTP/1.1\r\n\r\n", b"GET  /en/ HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    b"GET /en/ HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 600_000 + b"\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n",
    b"POST /en/ HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    b"GET /en/%ff%fe/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /en/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]  # fmt: skip


def test_what_is_no_request_learns_nothing_of_the_server(site, figure):
    address = urlsplit(site)
    for sent in BROKEN:
        said = b""
        with socket.create_connection((address.hostname, address.port), timeout=3) as line:
            try:
                line.sendall(sent)
                line.shutdown(socket.SHUT_WR)
                while block := line.recv(65536):
                    said += block
            except OSError:
                pass
        assert INSIDE.findall(OURS.sub(b"", said).decode("latin-1")) == [], sent[:60]
    figure("A14", f"broken requests: 0 of {len(BROKEN)}")
