"""A12: fixed sessions, forged forms, frames and redirections elsewhere: none succeeds."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings as site_settings
from django.test import Client
from lxml import html

from tests.admin.conftest import PASSWORD
from tests.conftest import HONGSHAN
from tests.faults.rounds import rounds
from tools.page_types import LANGUAGES, PAGE_TYPES

SIGNED_IN = 302
COOKIE = site_settings.SESSION_COOKIE_NAME


@pytest.fixture(autouse=True)
def _quick_hashing(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def is_signed_in(key):
    """Whether somebody who holds this key, and nothing else, is at the desk."""
    holder = Client()
    holder.cookies[COOKIE] = key
    return holder.get("/en/admin/").status_code == 200


def key_of(client):
    return client.cookies[COOKIE].value


def test_session_is_a_new_one_after_the_sign_in(client, account, sign_in):
    account()
    client.get("/en/admin/login/")
    before = key_of(client)
    assert sign_in()["Location"] == "/en/admin/"
    assert key_of(client) != before
    assert client.get("/en/admin/").status_code == 200


def made_up(_client):
    return "a" * 32


def given_to_another(_client):
    other = Client()
    other.get("/en/admin/login/")
    return key_of(other)


def left_behind(client):
    """A key that was signed in, and signed out."""
    client.post("/en/admin/login/", {"username": "lin", "password": PASSWORD})
    key = key_of(client)
    client.post("/en/admin/logout/")
    return key


def test_session_that_somebody_planted_is_never_signed_in(account, db, figure):
    account()
    ways = (made_up, given_to_another, left_behind)
    for planted in ways:
        client = Client()
        key = planted(client)
        client.cookies[COOKIE] = key
        sent = {"username": "lin", "password": PASSWORD}
        assert client.post("/en/admin/login/", sent).status_code == SIGNED_IN
        assert key_of(client) != key
        assert not is_signed_in(key)
        assert is_signed_in(key_of(client))
    figure("A12", f"planted sessions: 0 of {len(ways)} ways")


def test_key_is_worth_nothing_after_signing_out_or_with_another_password(client, account, sign_in):
    user = account()
    sign_in()
    key = key_of(client)
    client.post("/en/admin/logout/")
    assert not is_signed_in(key)
    sign_in()
    key = key_of(client)
    assert is_signed_in(key)
    user.set_password("another phrase of length")
    user.save()
    assert not is_signed_in(key)


def token_of(client, address):
    page = html.document_fromstring(client.get(address).content)
    return page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]


# The forms of the desk: where each is sent, and what is in it.
FORMS = {
    "admin/login/": {"username": "lin", "password": PASSWORD},
    "admin/logout/": {},
    "admin/password_change/": {
        "old_password": PASSWORD,
        "new_password1": "another phrase of length",
        "new_password2": "another phrase of length",
    },
    "admin/budgets/correction/new/?target=t03.2010350.basic&budget=" + HONGSHAN: {"save": "1"},
    "admin/budgets/correction/": {"action": "delete_selected", "_selected_action": "1"},
}


def forgeries(client):
    """Tokens and headers that a page elsewhere could have a browser send."""
    theirs = Client()
    own = token_of(client, "/en/admin/password_change/")
    yield "", {}
    yield "x" * 64, {}
    yield token_of(theirs, "/en/admin/login/"), {}
    yield own, {"origin": "https://evil.example"}
    yield own, {"origin": "null"}
    yield own, {"origin": "http://testserver.evil.example"}


def test_form_that_another_site_sends_is_refused(account, db, figure):
    user = account()
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(user, site_settings.AUTHENTICATION_BACKENDS[-1])
    refused = 0
    for language in LANGUAGES:
        for path, sent in FORMS.items():
            for token, headers in forgeries(careful):
                form = {**sent, "csrfmiddlewaretoken": token}
                response = careful.post(f"/{language}/{path}", form, headers=headers)
                assert response.status_code == 403, (path, token, headers)
                assert f'href="/{language}/admin/"' in response.content.decode()
                refused += 1
    assert careful.get("/en/admin/").status_code == 200
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    figure("A12", f"forged forms: 0 of {refused}")


def test_form_of_the_desk_is_taken(account, db):
    account()
    careful = Client(enforce_csrf_checks=True)
    token = token_of(careful, "/en/admin/login/")
    sent = {"username": "lin", "password": PASSWORD, "csrfmiddlewaretoken": token}
    same = {"origin": "http://testserver"}
    assert careful.post("/en/admin/login/", sent, headers=same).status_code == SIGNED_IN


def test_over_https_a_form_wants_a_referrer_of_the_site(account, db, settings):
    account()
    settings.SECURE_SSL_REDIRECT = True
    careful = Client(enforce_csrf_checks=True)
    page = html.document_fromstring(careful.get("/en/admin/login/", secure=True).content)
    token = page.xpath("//input[@name='csrfmiddlewaretoken']/@value")[0]
    sent = {"username": "lin", "password": PASSWORD, "csrfmiddlewaretoken": token}
    for referrer, status in (
        *(({}, 403), ({"referer": "https://evil.example/"}, 403)),
        *(({"referer": "http://testserver/"}, 403), ({"referer": "https://testserver/"}, 302)),
    ):
        response = careful.post("/en/admin/login/", sent, headers=referrer, secure=True)
        assert response.status_code == status, referrer


ELSEWHERE = [
    *("https://evil.example/", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil"),
    *("http:evil.example", "https:/evil.example", "javascript:alert(1)", "/%09/evil.example"),
    *("/\t/evil.example", "\n//evil.example", "//evil.example\\@testserver/", "ftp://testserver/"),
    *("https://testserver@evil.example/", "https://testserver.evil.example/", "data:text/html,x"),
    *("//testserver:80@evil.example", "https://[::1", " https://evil.example", "http://evil。example"),
]  # fmt: skip


def leads_away(response, asked):
    """Whether a browser that was sent on from an address ends on another host."""
    to = response.get("Location", "")
    # A browser drops tabs and line ends, and takes a backslash for a slash.
    plain = "".join(each for each in to if each not in "\t\r\n").strip().replace("\\", "/")
    found = urlsplit(urljoin(f"http://testserver{asked}", plain))
    return (found.scheme, found.hostname) not in (("http", "testserver"), ("https", "testserver"))


def test_no_address_leads_to_another_site(account, db, figure):
    account()
    sent, tried = {"username": "lin", "password": PASSWORD}, 0
    for place in ELSEWHERE:
        for asked in (
            *(f"/{language}/admin/login/" for language in LANGUAGES),
            *("/en/admin/logout/", "/en/admin/password_change/"),
        ):
            client = Client()
            if "login" not in asked:
                client.post("/en/admin/login/", sent)
            response = client.post(asked, {**sent, "next": place})
            assert not leads_away(response, asked), (asked, place)
            shown = client.get(asked, {"next": place})
            assert not leads_away(shown, asked), (asked, place)
            tried += 2
    for path in ("//evil.example/en", "//evil.example/en/admin", "/\\evil.example/en", "/%2fevil"):
        response = Client().get("/", PATH_INFO=path)
        assert not leads_away(response, "/"), path
        tried += 1
    assert Client().post("/en/admin/login/", {**sent, "next": "/en/admin/budgets/"})[
        "Location"
    ] == ("/en/admin/budgets/")
    figure("A12", f"redirections: 0 of {tried}")


def framed(tab, address):
    """The address that a frame of a page elsewhere shows."""
    tab.goto("about:blank")
    tab.set_content(f'<iframe src="{address}"></iframe>')
    tab.wait_for_load_state("networkidle")
    (frame,) = tab.frames[1:]
    return frame.url


def test_browser_shows_the_site_in_no_frame_of_another(tab, site, figure):
    types = [each.address("en") for each in PAGE_TYPES[:: rounds(8, 2)]]
    addresses = [*types, "/en/admin/login/", "/en/admin/", "/static/share.png"]
    for address in addresses:
        assert framed(tab, f"{site}{address}") == "chrome-error://chromewebdata/", address
    # Other pages are framed in the same way.
    other = "http://other.example/"
    tab.route(other, lambda route: route.fulfill(body="<p>here</p>", content_type="text/html"))
    assert framed(tab, other) == other
    figure("A12", f"frames: 0 of {len(addresses)}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_says_that_it_is_in_no_frame(client, admin_client, hongshan, language):
    desk = [f"/{language}/admin/{rest}" for rest in ("", "login/", "budgets/figure/", "nothing/")]
    for address in [*desk, *(each.address(language) for each in PAGE_TYPES[:: rounds(5, 1)])]:
        response = (admin_client if "/admin/" in address else client).get(address)
        assert response["X-Frame-Options"] == "DENY", address
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], address
