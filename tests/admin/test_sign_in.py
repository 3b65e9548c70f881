"""Who gets in at the desk, and what is said to those who do not."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from budgets.admin.middleware import SINCE
from tests.admin.conftest import PASSWORD, code_of
from tests.pages import text_of

SIGNED_IN = 302


def says(response):
    return text_of(html.document_fromstring(response.content.decode()))


def test_sign_in_speaks_the_language_of_its_address(client, db, language):
    page = says(client.get(f"/{language}/admin/login/"))
    other = {"en": "中文", "zh-hans": "English"}[language]
    assert other in page
    found = client.get(f"/{language}/admin/budgets/", follow=True)
    to = f"/{language}/admin/login/?next=/{language}/admin/budgets/"
    assert found.redirect_chain == [(to, 302)]
    link = html.document_fromstring(found.content.decode()).xpath("//header//a[@hreflang]/@href")
    elsewhere = {"en": "zh-hans", "zh-hans": "en"}[language]
    # From there one comes to the desk in the language that one chose.
    assert link == [f"/{elsewhere}/admin/login/"]


def test_desk_itself_speaks_both_languages(client, account, sign_in, language):
    account()
    sign_in(language=language)
    assert {"en": "Log out", "zh-hans": "注销"}[language] in says(client.get(f"/{language}/admin/"))


def test_pages_of_the_desk_are_neither_kept_nor_found(client, account, sign_in):
    account()
    for response in (
        client.get("/en/admin/login/"),
        sign_in(),
        client.get("/en/admin/"),
        client.get("/en/admin/jsi18n/"),
        client.get("/en/admin/nothing/"),
    ):
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex"


def test_only_cookie_is_the_sessions_and_ends_with_the_browser(client, account, sign_in):
    account()
    client.get("/en/admin/login/")
    sign_in()
    client.get("/en/admin/")
    assert set(client.cookies) == {"desk"}
    cookie = client.cookies["desk"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


# What is wrong, with an account that has a device for codes or none.
WRONG = {
    "unknown name": {"name": "wu"},
    "wrong password": {"password": "something else"},
    "inactive": {"name": "gone"},
    "no staff": {"name": "reader"},
    "wrong password and code": {"name": "coded", "password": "something else", "code": "000000"},
    "missing code": {"name": "coded"},
    "wrong code": {"name": "coded", "code": "000000"},
}


@pytest.fixture
def _accounts(account, device):
    account()
    account("gone", is_active=False)
    account("reader", is_staff=False)
    device(account("coded"))


@pytest.mark.usefixtures("_accounts")
def test_every_refusal_is_the_same_page(sign_in, language):
    pages = set()
    for wrong in WRONG.values():
        response = sign_in(language=language, **wrong)
        body = re.sub('name="csrfmiddlewaretoken" value="[^"]+"', "", response.content.decode())
        for typed in (wrong.get("name", "lin"), wrong.get("code", "")):
            body = body.replace(f' value="{typed}"', "")
        pages.add((response.status_code, body))
    ((status, body),) = pages
    assert status == 200
    assert PASSWORD not in body


@pytest.mark.usefixtures("_accounts")
def test_every_refusal_takes_the_same_work(sign_in, monkeypatch):
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args)
    )
    work = {}
    for number, (what, wrong) in enumerate(WRONG.items()):
        hashed.clear()
        # A second failure from one place is counted another way, whatever it is.
        with CaptureQueriesContext(connection) as queries:
            sign_in(**wrong, REMOTE_ADDR=f"192.0.2.{number}")
        work[what] = (len(hashed), len(queries))
    # A right password with a wrong code has that code counted; only its guesser can know.
    usual = work.pop("unknown name")
    assert usual[0] == 1
    assert work.pop("wrong code")[0] == 1
    assert set(work.values()) == {usual}


def test_one_time_code_is_needed_once_there_is_a_device_and_works_once(
    client, account, device, sign_in
):
    given = device(account())
    code = code_of(given)
    assert sign_in(code=f"{code[:3]} {code[3:]}").status_code == SIGNED_IN
    assert client.get("/en/admin/").status_code == 200
    client.post("/en/admin/logout/")
    assert sign_in(code=code).status_code == 200


def test_right_code_soon_after_a_wrong_one_gets_the_same_answer(account, device, sign_in):
    given = device(account())
    wrong = sign_in(code="000000")
    assert says(sign_in(code=code_of(given))) == says(wrong)


def test_setting_lets_nobody_in_without_a_code(client, account, device, sign_in, settings):
    account()
    assert sign_in().status_code == SIGNED_IN
    settings.NEEDS_TOTP = True
    assert client.get("/en/admin/").status_code == SIGNED_IN
    assert sign_in().status_code == 200
    given = device(account("coded"))
    assert sign_in("coded", code=code_of(given)).status_code == SIGNED_IN
    assert client.get("/en/admin/").status_code == 200


def test_session_ends_after_half_an_hour_without_a_request(client, account, sign_in):
    account()
    sign_in()
    client.get("/en/admin/")
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=1))
    client.get("/en/admin/")
    assert Session.objects.get().expire_date - timezone.now() > timedelta(minutes=29)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert "login" in client.get("/en/admin/")["Location"]


def test_session_ends_after_twelve_hours_however_busy(client, account, sign_in):
    account()
    sign_in()
    client.get("/en/admin/")
    for hours, status in ((11.9, 200), (12.1, 302)):
        session = client.session
        session[SINCE] = (timezone.now() - timedelta(hours=hours)).timestamp()
        session.save()
        assert client.get("/en/admin/").status_code == status


def test_editor_changes_the_password_and_nothing_else_of_the_account(client, account, sign_in):
    account()
    sign_in()
    new = "another phrase of length"
    sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
    with CaptureQueriesContext(connection) as queries:
        assert client.post("/en/admin/password_change/", sent).status_code == SIGNED_IN
    (update,) = [each["sql"] for each in queries if each["sql"].startswith('UPDATE "auth_user"')]
    assert re.findall(r'"(\w+)" = ', update.partition("WHERE")[0]) == ["password"]
    assert client.get("/en/admin/").status_code == 200
    client.post("/en/admin/logout/")
    assert sign_in(password=new).status_code == SIGNED_IN


def test_weak_new_password_is_refused(client, account, sign_in):
    account()
    sign_in()
    for weak in ("short", "123456789012", "qwerty123456", "lin"):
        sent = {"old_password": PASSWORD, "new_password1": weak, "new_password2": weak}
        assert client.post("/en/admin/password_change/", sent).status_code == 200
