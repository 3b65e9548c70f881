"""A13: passwords are guessed: the fifth attempt locks, and every one is on record."""

import logging

import pytest
from axes.models import AccessAttempt, AccessFailureLog

from tests.admin.conftest import PASSWORD

GUESSES = 30
LIMIT = 5


@pytest.fixture(autouse=True)
def _quick_hashing(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def test_thirty_guesses_are_locked_by_the_fifth_and_all_on_record(
    account, sign_in, caplog, language, figure
):
    account()
    caplog.set_level(logging.WARNING, "hsbd.desk")
    # The right password is among those that come too late.
    guesses = [f"guess {number}" for number in range(GUESSES - 1)] + [PASSWORD]
    answers = [sign_in(password=guess, language=language) for guess in guesses]
    assert [answer.status_code for answer in answers[: LIMIT - 1]] == [200] * (LIMIT - 1)
    locked = next(at for at, answer in enumerate(answers, 1) if answer.status_code == 429)
    assert locked <= LIMIT
    for answer in answers[locked - 1 :]:
        assert (answer.status_code, answer["Retry-After"]) == (429, "900")
        assert f'href="/{language}/admin/"' in answer.content.decode()
    said = [each.getMessage() for each in caplog.records if each.name == "hsbd.desk"]
    assert len([each for each in said if "'lin' from 127.0.0.1" in each]) == GUESSES
    assert not [each for each in said if "guess" in each or PASSWORD in each]
    if language == "en":
        figure("A13", f"locked by attempt {locked}, {len(said)} of {GUESSES} on record")


def test_what_leads_to_the_lock_is_in_the_database_too(account, sign_in, db):
    account()
    for number in range(GUESSES):
        sign_in(password=f"guess {number}")
    assert AccessAttempt.objects.get().failures_since_start >= LIMIT
    rows = AccessFailureLog.objects.filter(username="lin")
    assert rows.count() >= LIMIT
    assert rows.filter(locked_out=True).exists()


def test_each_of_many_names_is_counted_and_on_record(sign_in, db):
    for number in range(GUESSES):
        sign_in(f"name{number % 6}", password="x")
    counted = AccessAttempt.objects.order_by("username").values_list("username", flat=True)
    assert [*counted] == [f"name{number}" for number in range(6)]
    assert all(sign_in(f"name{number}").status_code == 429 for number in range(6))
