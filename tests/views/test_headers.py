"""What every response carries, whatever it is."""

import json
import logging
import re

import pytest
from django.db import OperationalError, connection
from django.test import Client

from budgets.models import Disclosure
from budgets.views.request_log import AsJson
from tests.conftest import HONGSHAN
from tests.corrections.reading import html_of
from tests.pages import text_of

PAGE = f"/en/{HONGSHAN}/tables/3/"
EVERYWHERE = [
    *("/", "/en/", PAGE, f"/en/{HONGSHAN}/tables/3.csv", "/robots.txt", "/healthz/live"),
    *("/en/nothing/", "/en/?page=x", "/static/hsbd.css", "/static/nothing.css", "/en/admin/login/"),
]


@pytest.mark.parametrize("address", EVERYWHERE)
def test_browsers_are_told_to_do_nothing_but_show_it(client, db, address):
    response = client.get(address)
    response.close()
    headers = response.headers
    policy = dict(each.split(" ", 1) for each in headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert set(policy.values()) == {"'none'", "'self'"}
    assert ("script-src" in policy) == ("/admin/" in address)
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert headers["Server"] == "HSBD"


@pytest.mark.once
def test_what_is_sent_to_a_page_is_refused_in_its_language(client, db):
    for language, said in (("en", "This can be read"), ("zh-hans", "此处只供查阅")):
        response = client.post(f"/{language}/{HONGSHAN}/")
        assert (response.status_code, response["Allow"]) == (405, "GET, HEAD")
        assert said in text_of(html_of(response))


@pytest.fixture
def failing(monkeypatch):
    """Let the database fail so many times when a budget is asked for: failing(1)."""

    def set_up(times):
        left = [times]
        found = Disclosure.objects.at

        def at(*given):
            if left[0]:
                left[0] -= 1
                raise OperationalError("server closed the connection unexpectedly")
            return found(*given)

        monkeypatch.setattr(type(Disclosure.objects), "at", lambda _manager, *given: at(*given))
        monkeypatch.setattr("budgets.views.unavailable.connections.close_all", lambda: None)

    return set_up


def test_page_that_failed_once_for_want_of_a_database_is_made_again(client, db, failing):
    failing(1)
    assert client.get(PAGE).status_code == 200


def test_page_that_fails_again_says_when_to_come_back(client, db, failing):
    for language, said in (("en", "cannot be read just now"), ("zh-hans", "暂时无法读取数据")):
        failing(2)
        response = client.get(f"/{language}/{HONGSHAN}/tables/3/")
        assert (response.status_code, response["Retry-After"]) == (503, "5")
        assert response["Cache-Control"] == "no-store"
        assert said in text_of(html_of(response))
        assert "connection" not in response.content.decode()


def test_desk_that_cannot_write_its_session_says_so_too(client, db, monkeypatch):
    def fail(*_given):
        raise OperationalError("cannot execute INSERT in a read-only transaction")

    monkeypatch.setattr("django_otp.middleware.OTPMiddleware.__call__", fail)
    client.raise_request_exception = False
    assert client.get("/en/admin/login/").status_code == 503


def test_what_is_not_there_is_not_there_without_a_database_either(client, db, failing):
    failing(9)
    assert client.get(f"/en/{HONGSHAN}/nothing-here/").status_code == 404


def test_process_says_whether_it_lives_and_can_answer(client, db, monkeypatch):
    assert client.get("/healthz/live").json() == {"live": True}
    assert client.get("/healthz/ready").status_code == 200

    def fail(*_given):
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(connection, "cursor", fail)
        patch.setattr("budgets.views.sources.EVERY", -1)
        response = client.get("/healthz/ready")
    assert response.status_code == 503
    assert response.json()["database"] is False
    assert client.get("/healthz/live").headers["Cache-Control"] == "no-store"


def test_process_that_cannot_build_files_is_not_ready(client, db, settings, tmp_path):
    settings.BUILDS = tmp_path / "new" / "builds"
    assert client.get("/healthz/ready").json()["downloads"] is True
    (tmp_path / "new").touch()
    response = client.get("/healthz/ready")
    assert (response.status_code, response.json()["downloads"]) == (503, False)


def test_whom_to_tell_of_a_fault_of_security_is_said_if_it_is_known(client, db, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.CONTACT = "budgets@example.org"
    said = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:budgets@example.org\n" in said
    assert "Expires: 2" in said


@pytest.fixture
def logged(caplog):
    """The records of requests, as lines of JSON."""
    caplog.set_level(logging.INFO, "hsbd.requests")
    # Written as the process would, while the request lasts.
    lines, form = [], AsJson()
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(json.loads(form.format(record)))
    logger = logging.getLogger("hsbd.requests")
    logger.addHandler(handler)
    yield lines
    logger.removeHandler(handler)


@pytest.mark.once
def test_request_is_logged_by_its_route_and_an_id_and_not_by_who_asked(client, db, logged):
    response = client.get("/en/search/?q=张三", REMOTE_ADDR="203.0.113.7")
    (line,) = logged
    assert line["request"] == response["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("GET", "en/search/", 200)
    assert "203.0.113.7" not in str(line)
    assert "张三" not in str(line)


@pytest.mark.once
def test_id_of_a_request_is_taken_from_a_trusted_proxy_alone(db, settings):
    given = {"X-Request-ID": "abcdef-0123"}
    assert Client().get("/robots.txt", headers=given)["X-Request-ID"] != "abcdef-0123"
    settings.BEHIND_PROXY = True
    assert Client().get("/robots.txt", headers=given)["X-Request-ID"] == "abcdef-0123"
    for bad in ("x", "a b c d e f g", "x" * 65):
        answer = Client().get("/robots.txt", headers={"X-Request-ID": bad})
        assert answer["X-Request-ID"] != bad


def test_proxy_says_the_same_of_what_it_answers_itself(client, db, settings):
    """nginx adds them to static files and to its own pages; over HTTPS the site has them all."""
    settings.SECURE_SSL_REDIRECT = True
    found = client.get("/static/none.css", secure=True).headers
    text = (settings.BASE_DIR / "deploy/headers.conf").read_text()
    said = dict(re.findall(r'^add_header (\S+) "?(.*?)"? always;$', text, re.MULTILINE))
    assert said == {name: found[name] for name in said}
    named = ("Content-Security-Policy", "Permissions-Policy", "Strict-Transport-Security")
    assert set(named) <= set(said)
