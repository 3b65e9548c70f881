"""Which database public pages are read from, with a clock and states of one's own."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured

from budgets.models import Disclosure
from budgets.replicas import PRIMARY, Router, Source, reading, reading_from
from budgets.views.data_state import State, state_of
from budgets.views.sources import LONGEST_LAG, Watch
from hsbd.database_settings import databases_of

TIME = datetime(2024, 6, 11, tzinfo=UTC)


def state(revisions):
    return State(revisions, revisions, 1, 1, 1)


class Databases:
    """A primary and two replicas, each with its number of revisions, or None where it is down."""

    def __init__(self, **revisions):
        self.revisions, self.now = revisions, 0.0
        replicas = [name for name in revisions if name != PRIMARY]
        self.watch = Watch(replicas, self.state_of, lambda alias: TIME, lambda: self.now)

    def state_of(self, alias):
        return None if self.revisions[alias] is None else state(self.revisions[alias])

    def after(self, seconds, **revisions):
        """What is read from when so much has changed and so much time has passed."""
        self.revisions |= revisions
        self.now += seconds
        self.watch.look()
        return self.watch.chosen


def test_replica_that_follows_is_read_from():
    assert Databases(default=3, one=3, two=3).after(0) == Source("one")


def test_newest_replica_is_read_from():
    found = Databases(default=3, one=3, two=3)
    found.after(0)
    assert found.after(0.1, default=4, two=4) == Source("two")


def test_replica_is_read_from_for_as_long_as_it_lags_a_little():
    found = Databases(default=3, one=3)
    found.after(0)
    assert found.after(LONGEST_LAG, default=4) == Source("one")
    assert found.after(0.1) == Source(PRIMARY)
    assert found.after(0.1, one=4) == Source("one")


def test_lag_is_that_behind_the_next_revision_and_not_the_last():
    found = Databases(default=3, one=3)
    found.after(0)
    for number in range(4, 10):
        assert found.after(0.5, default=number, one=number - 1) == Source("one")
    assert found.after(0.5, default=10) == Source("one")
    assert found.after(0.6, default=11) == Source(PRIMARY)


def test_replica_that_stopped_while_nobody_asked_is_not_read_from():
    found = Databases(default=3, one=3)
    found.after(0)
    assert found.after(600, default=4) == Source(PRIMARY)


def test_whatever_is_chosen_else_is_told_even_if_all_is_as_before():
    found = Databases(default=3, one=3)
    found.after(0)
    before = found.watch.changes
    found.after(0.1, default=None)
    found.after(0.1, default=3)
    assert found.watch.changes == before + 2
    found.after(0.1)
    assert found.watch.changes == before + 2


def test_slow_look_keeps_one_reader_waiting_and_no_other():
    waiting, go_on = threading.Event(), threading.Event()

    def slow(alias):
        if alias == PRIMARY:
            waiting.set()
            go_on.wait(5)
            return None
        return state(3)

    watch = Watch(["one"], slow, lambda alias: TIME)
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(watch.source)
        assert waiting.wait(5)
        assert watch.source() == Source(PRIMARY)
        go_on.set()
        assert first.result(5) == Source("one", TIME)


def test_database_that_takes_long_to_fail_is_left_alone_for_a_while():
    found = Databases(default=3, one=3)
    asked = []

    def hanging(alias):
        asked.append(alias)
        found.now += 2 if alias == "one" else 0
        return None if alias == "one" else state(3)

    found.watch.state_of = hanging
    found.after(0)
    found.after(1)
    assert asked == ["one", PRIMARY, PRIMARY]
    found.after(5)
    assert asked.count("one") == 2


def test_replica_of_a_state_that_nobody_saw_is_not_read_from():
    assert Databases(default=3, one=2).after(0) == Source(PRIMARY)


def test_primary_that_is_down_leaves_the_newest_replica_with_its_time():
    found = Databases(default=9, one=3, two=4)
    found.after(0)
    assert found.after(5, default=None) == Source("two", TIME)
    assert found.after(5, two=None) == Source("one", TIME)
    assert found.after(5, default=9) == Source(PRIMARY)


def test_where_nothing_is_up_what_was_read_from_stays():
    found = Databases(default=3, one=3)
    found.after(0)
    assert found.after(1, default=None, one=None) == Source("one")
    assert found.watch.look() is None


def test_databases_are_looked_at_twice_a_second():
    found = Databases(default=3, one=3)
    found.watch.source()
    found.revisions |= {"one": None}
    found.now += 0.5
    assert found.watch.source() == Source("one")
    found.now += 0.1
    assert found.watch.source() == Source(PRIMARY)


def test_what_a_request_reads_comes_from_one_database_and_is_never_written_there():
    with reading_from(Source("one")):
        assert Disclosure.objects.all().db == "one"
        assert Router().db_for_write(Disclosure) == PRIMARY
    assert Disclosure.objects.all().db == PRIMARY
    assert reading().alias == PRIMARY


def test_replicas_are_of_postgresql(tmp_path):
    found = databases_of("postgres://a@b/c", "postgres://a@d/c postgres://a@e/c", tmp_path)
    assert {alias: each["HOST"] for alias, each in found.items()} == {
        "default": "b",
        "replica1": "d",
        "replica2": "e",
    }
    for primary, replica in (("", "postgres://a@d/c"), ("postgres://a@b/c", "sqlite:///x")):
        with pytest.raises(ImproperlyConfigured, match="must begin with postgres://"):
            databases_of(primary, replica, tmp_path)


@pytest.mark.django_db
def test_state_tells_of_revisions_and_of_budgets_that_have_none(hongshan):
    before = state_of(PRIMARY)
    assert before.revisions >= 1
    hongshan.pk = None
    hongshan.fiscal_year = 2031
    hongshan.save()
    after = state_of(PRIMARY)
    assert after != before
    assert after[:-1] == before[:-1]
