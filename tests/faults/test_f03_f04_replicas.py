"""F3, F4: a real primary, a real replica, and readers who notice nothing."""

import subprocess
import sys
import time
from contextlib import contextmanager
from itertools import chain

import psycopg
import pytest
from django.conf import settings

from tests.faults import a_site
from tests.faults.rounds import IS_FULL, rounds
from tools import postgres

AS_OF = "The data as of"
FIGURE = next(path for path in a_site.PATHS if path.startswith("/en/") and "figures/t03" in path)


@pytest.fixture
def sites(tmp_path):
    """A primary that keeps its word and a replica, and a site that reads from both."""

    @contextmanager
    def made(**of_replica):
        with postgres.cluster() as primary:
            primary.stop("fast")
            primary.start(synchronous_commit="on", fsync="on")
            environment = a_site.environment_of(tmp_path / "var", primary.url)
            a_site.prepared(environment, tmp_path / "fixtures")
            replica = primary.replica("replica", **of_replica)
            environment |= {"HSBD_REPLICAS": replica.url, "HSBD_KEPT": "0"}
            with a_site.served(environment, tmp_path / "log") as site:
                yield primary, replica, site, environment

    return made


@contextmanager
def writing(environment, folder):
    """An editor who corrects one figure over and over, and says each value once it is saved."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.faults.writing", folder / "fixtures"],
        env=environment | {"HSBD_REPLICAS": ""},
        cwd=settings.BASE_DIR,
        stdout=subprocess.PIPE,
        text=True,
    ) as writer:
        yield writer.stdout
        writer.kill()


def readers(site):
    return [site.connected() for _ in range(4)]


def until(site, is_so, path=FIGURE, patience=10):
    """The page once it is so, and the seconds that it took."""
    begun = time.monotonic()
    while time.monotonic() - begun < patience:
        page = site.ask(path).body.decode()
        if is_so(page):
            return page, time.monotonic() - begun
        time.sleep(0.05)
    raise AssertionError(f"not so within {patience} s")


def test_pages_go_on_without_the_primary_and_no_write_is_lost(sites, tmp_path, figure):
    with sites() as (primary, _replica, site, environment):
        with (
            writing(environment, tmp_path) as said,
            a_site.visited(site, a_site.PATHS, readers(site)) as visits,
        ):
            acknowledged = [said.readline().strip() for _ in range(3)]
            primary.stop("immediate")
            acknowledged += said.read().split()
            _page, took = until(site, lambda page: AS_OF in page)
            desk = [site.ask(f"/{language}/admin/login/") for language in ("en", "zh-hans")]
            time.sleep(rounds(1, 10))
        answers = list(chain(*visits))
        assert {answer.status for answer in answers} == {200}
        assert all(answer.is_apology for answer in desk)
        primary.start(synchronous_commit="on")
        _page, back = until(site, lambda page: AS_OF not in page)
        with psycopg.connect(primary.url) as connection:
            found = connection.execute("SELECT new FROM budgets_change ORDER BY id").fetchall()
        assert site.tracebacks() == 0
    assert acknowledged == [new for (new,) in found[1 : len(acknowledged) + 1]]
    figure(
        "F3",
        f"{len(answers):,} of {len(answers):,} GETs well, the data's time shown after {took:.1f} s "
        f"and gone {back:.1f} s after the primary was back, desk 503, "
        f"0 of {len(acknowledged)} writes lost",
    )


def test_replica_that_lags_is_not_read_from_while_the_primary_is_up(sites, tmp_path, figure):
    with sites() as (primary, replica, site, environment):
        with psycopg.connect(replica.url, autocommit=True) as connection:
            connection.execute("SELECT pg_wal_replay_pause()")
        with writing(environment, tmp_path) as said:
            value = said.readline().strip()
        page, took = until(site, lambda page: value in page)
        assert AS_OF not in page
        with a_site.visited(site, a_site.PATHS, readers(site)) as visits:
            time.sleep(0.5)
            primary.stop("immediate")
            page, _ = until(site, lambda page: AS_OF in page)
        # It has what the replica has.
        assert value not in page
        answers = list(chain(*visits))
        assert {answer.status for answer in answers} == {200}
        primary.start()
        until(site, lambda page: AS_OF not in page and value in page)
    figure("F3", f"a replica that stands still: the primary's data within {took:.1f} s")


def test_query_that_a_replica_gives_up_is_asked_once_more(sites, figure):
    with sites(max_standby_streaming_delay="0") as (primary, replica, site, _environment):
        with psycopg.connect(primary.url, autocommit=True) as connection:
            connection.execute("CREATE TABLE scratch (number integer)")
            with a_site.visited(site, a_site.PATHS, readers(site)) as visits:
                until_then = time.monotonic() + rounds(5, 60)
                while time.monotonic() < until_then:
                    connection.execute("INSERT INTO scratch SELECT generate_series(1, 10)")
                    connection.execute("DELETE FROM scratch")
                    connection.execute("VACUUM scratch")
        with psycopg.connect(replica.url) as connection:
            asked = "SELECT sum(confl_snapshot) FROM pg_stat_database_conflicts"
            (conflicts,) = connection.execute(asked).fetchone()
        assert site.tracebacks() == 0
    answers = list(chain(*visits))
    apologies = sum(answer.is_apology for answer in answers)
    well = sum(answer.status == 200 for answer in answers)
    assert well + apologies == len(answers)
    # In the suite it may be that none happens in so few seconds.
    assert conflicts > 0 or not IS_FULL
    figure("F4", f"{conflicts} queries given up, {len(answers):,} answers: {well:,} well, "
                 f"{apologies} of 503, 0 of 500")  # fmt: skip
