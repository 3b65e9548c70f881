"""After five failures nobody goes on trying; all of it is on record."""

import logging
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib.auth.models import User
from django.test import RequestFactory
from django.utils import timezone

from budgets.admin.client import address
from tests.admin.conftest import PASSWORD, code_of

SIGNED_IN = 302
ELSEWHERE = {"REMOTE_ADDR": "192.0.2.7"}


@pytest.fixture
def fail(sign_in):
    """Fail to sign in as often as named, and give the last answer."""

    def again(times, name="lin", **extra):
        for _ in range(times):
            response = sign_in(name, "something else", **extra)
        return response

    return again


def test_name_that_nobody_has_is_locked_out_all_the_same(account, sign_in, fail):
    account()
    assert fail(5, "wu").content == fail(5, "lin").content


def test_lock_out_holds_for_one_name_from_one_place(account, sign_in, fail):
    account()
    account("mei")
    fail(5)
    assert sign_in(**ELSEWHERE).status_code == SIGNED_IN
    assert sign_in("mei").status_code == SIGNED_IN


def test_wrong_one_time_code_counts_as_a_failure(account, device, sign_in):
    given = device(account())
    for _ in range(4):
        sign_in(code="000000")
    assert sign_in(code="").status_code == 429
    assert sign_in(code=code_of(given)).status_code == 429


def test_lock_out_ends_after_a_quarter_of_an_hour_whatever_was_tried(account, sign_in, fail):
    account()
    fail(5)
    passed = timezone.now() - timedelta(minutes=14)
    AccessAttempt.objects.update(attempt_time=passed)
    assert fail(3).status_code == 429
    assert AccessAttempt.objects.get().attempt_time == passed
    AccessAttempt.objects.update(attempt_time=passed - timedelta(minutes=2))
    assert sign_in().status_code == SIGNED_IN


def test_signing_in_forgives_the_failures_before(account, sign_in, fail):
    account()
    fail(4)
    sign_in()
    assert fail(4).status_code == 200


def test_everything_is_logged_and_no_password(client, account, device, sign_in, fail, caplog):
    account()
    given = device(account("mei"))
    caplog.set_level(logging.INFO)
    fail(6)
    sign_in("mei", code="123456")
    sign_in(**ELSEWHERE)
    client.post("/en/admin/logout/")
    said = [record.getMessage() for record in caplog.records if record.name == "hsbd.desk"]
    assert said == [
        *["Sign-in failed: 'lin' from 127.0.0.1"] * 4,
        "Sign-in failed, and is locked out from now on: 'lin' from 127.0.0.1",
        "Sign-in refused during the lock-out: 'lin' from 127.0.0.1",
        "Sign-in failed: 'mei' from 127.0.0.1",
        "Signed in: 'lin' from 192.0.2.7",
        "Signed out: 'lin' from 127.0.0.1",
    ]
    for secret in (PASSWORD, "something else", "123456", given.key):
        assert secret not in caplog.text


def test_everything_is_in_the_database_and_no_password(client, account, device, sign_in, fail):
    account()
    device(account("mei"))
    sign_in("mei", code="123456")
    fail(5)
    sign_in(**ELSEWHERE)
    client.post("/en/admin/logout/")
    failures = AccessFailureLog.objects.order_by("pk").values_list("username", "locked_out")
    assert list(failures) == [("mei", False), *[("lin", False)] * 4, ("lin", True)]
    signed_in = AccessLog.objects.get()
    assert (signed_in.username, signed_in.ip_address) == ("lin", "192.0.2.7")
    assert signed_in.logout_time is not None
    for attempt in AccessAttempt.objects.all():
        for secret in (PASSWORD, "something else", "123456"):
            assert secret not in attempt.post_data


def test_name_cannot_write_lines_of_its_own_into_the_log(sign_in, db, caplog):
    sign_in("wu\nSigned in: 'root'")
    (said,) = [record.getMessage() for record in caplog.records if record.name == "hsbd.desk"]
    assert "\n" not in said


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b", "罗", "' OR 1=1 --", " "])
def test_odd_name_is_refused_without_an_error(sign_in, db, name):
    assert sign_in(name).status_code == 200
    assert not User.objects.exists()


CLIENTS = [
    (False, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "198.51.100.9"}, "192.0.2.1"),
    (True, {"REMOTE_ADDR": "192.0.2.1", "HTTP_X_FORWARDED_FOR": "::1, 198.51.100.9"},
     "198.51.100.9"),
    (True, {"REMOTE_ADDR": "192.0.2.1"}, None),
    (True, {"HTTP_X_FORWARDED_FOR": "198.51.100.9, unknown"}, None),
    (False, {"REMOTE_ADDR": ""}, None),
    (False, {"REMOTE_ADDR": "2001:db8:1:2:3:4:5:6"}, "2001:db8:1:2::"),
    (False, {"REMOTE_ADDR": "::ffff:192.0.2.1"}, "192.0.2.1"),
]  # fmt: skip


@pytest.mark.parametrize(("proxy", "said", "found"), CLIENTS)
def test_client_is_who_the_trusted_proxy_says_or_who_connects(settings, proxy, said, found):
    settings.BEHIND_PROXY = proxy
    assert address(RequestFactory().get("/en/admin/", **said)) == found
