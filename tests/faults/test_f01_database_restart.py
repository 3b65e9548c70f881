"""F1: PostgreSQL restarts at once under load: nobody meets a wrong figure or an empty answer."""

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from tests.faults.a_site import PATHS, served, visited
from tests.faults.rounds import IS_FULL, rounds

RESTARTS = rounds(2, 20)
# Seconds that PostgreSQL is down, and that visitors go on after it is up again.
DOWN, AFTER = 0.3, 1.0
VISITORS = 6
IDLE = 20


def visitors(site):
    return [site.connected() for _ in range(VISITORS)]


def restarted(server):
    """The moment at which it accepts connections again."""
    server.stop("immediate")
    time.sleep(DOWN)
    server.start()
    return time.monotonic()


def test_page_that_needs_the_database_is_right_or_says_when_to_come_back(
    own_server, tmp_path, figure
):
    database, environment = own_server
    with served(environment | {"HSBD_KEPT": "0"}, tmp_path / "log") as site:
        good, worst, apologies = site.good(), 0.0, 0
        answered = 0
        for _ in range(RESTARTS):
            with visited(site, PATHS, visitors(site)) as visits:
                time.sleep(0.2)
                up = restarted(database)
                time.sleep(AFTER)
            answers = [*chain.from_iterable(visits)]
            wrong = [
                each
                for each in answers
                if not each.is_apology and (each.status, each.body) != (200, good[each.path])
            ]
            assert not wrong, wrong[:2]
            bad = [each.ended for each in answers if each.status != 200]
            worst = max(worst, max(bad, default=up) - up)
            assert any(each.begun > up and each.status == 200 for each in answers)
            apologies += len(bad)
            answered += len(answers)
        assert apologies > RESTARTS
        assert site.tracebacks() == 0, site.log.read_text()
    assert worst <= 2 or not IS_FULL
    figure(
        "F1",
        f"{RESTARTS} restarts, {answered:,} answers, {apologies:,} of them 503: 0 wrong, "
        f"0 tracebacks, all good {max(worst, 0):.1f} s after it accepts",
    )


def test_pages_that_are_kept_go_on(own_server, tmp_path, figure):
    database, environment = own_server
    with served(environment, tmp_path / "log") as site:
        good = site.good()
        with visited(site, PATHS, visitors(site)) as visits:
            time.sleep(0.2)
            restarted(database)
            time.sleep(0.5)
        answers = [*chain.from_iterable(visits)]
        others = [each for each in answers if (each.status, each.body) != (200, good[each.path])]
        assert not others, others[:2]
        assert site.tracebacks() == 0, site.log.read_text()
    figure("F1", f"kept pages: {len(answers):,} of {len(answers):,} answered right meanwhile")


def test_request_on_a_connection_that_was_idle_fails_for_nobody(own_server, tmp_path, figure):
    database, environment = own_server
    with served(environment | {"HSBD_KEPT": "0"}, tmp_path / "log") as site:
        good = site.good()
        # As many at once as there are threads, so that each has a connection to the database.
        with ThreadPoolExecutor(4) as pool:
            asked = (PATHS * IDLE)[:IDLE]
            [*pool.map(site.ask, asked)]
            restarted(database)
            answers = [*pool.map(site.ask, asked)]
        failed = [each for each in answers if (each.status, each.body) != (200, good[each.path])]
        figure("F1", f"{len(failed)} of {IDLE} requests on idle connections failed")
        assert not failed, failed
        assert site.tracebacks() == 0, site.log.read_text()
