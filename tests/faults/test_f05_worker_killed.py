"""F5: a worker is killed under load: what it was answering fails, and nothing else does."""

import os
import signal
import time
from collections import Counter
from contextlib import ExitStack, closing

import pytest
from django.db import connection

from tests.faults.a_site import environment_of, options_in, served, visited
from tests.faults.rounds import IS_FULL, rounds
from tools.page_types import HONGSHAN

UNIT = "deploy/hsbd-public.service"
KILLS = rounds(1, 20)
PATHS = [f"/{language}/{HONGSHAN}/tables/{n}/" for language in ("zh-hans", "en") for n in (1, 3)]


@pytest.fixture
def environment(tmp_path, db):
    """Of a site on a copy of the data of the tests, which are never written to."""
    found = environment_of(tmp_path / "var")
    (tmp_path / "var" / "hsbd.sqlite3").write_bytes(connection.connection.serialize())
    return found


def evenly_connected(site, threads, stack):
    """Connections that two workers hold, as many each as it has threads."""
    held, found = Counter(), []
    while len(found) < 2 * threads:
        connection = stack.enter_context(closing(site.connected()))
        worker = site.ask(PATHS[0], connection).worker
        if held[worker] < threads:
            held[worker] += 1
            found.append(connection)
    return found


def killed(site, threads, good):
    """What failed when a worker was killed, and the seconds until each who met it was answered."""
    with ExitStack() as stack:
        connections = evenly_connected(site, threads, stack)
        with visited(site, PATHS, connections) as visits:
            time.sleep(0.3)
            at = time.monotonic()
            os.kill(site.workers()[0], signal.SIGKILL)
            time.sleep(1.5)
    failed, seconds = [], []
    for answers in visits:
        assert all(each.body == good[each.path] for each in answers if each.status)
        bad = [number for number, each in enumerate(answers) if not each.status]
        # Whoever asks again is answered by the other worker.
        assert len(bad) <= 1, [answers[number] for number in bad]
        failed += [answers[number] for number in bad]
        seconds += [answers[number + 1].ended - at for number in bad]
    return failed, max(seconds, default=0)


@pytest.mark.once
@pytest.mark.parametrize("kept", ["0", "64"])
def test_requests_of_the_killed_worker_fail_and_no_others(environment, tmp_path, kept, figure):
    words = options_in(UNIT)
    threads = int(words[words.index("--blocking-threads") + 1])
    most, total, slowest = 0, 0, 0.0
    for number in range(KILLS):
        # Anew each time: two workers that end within 5.5 s are a reason to end for granian, whom
        # systemd then starts anew.
        log = tmp_path / f"log-{number}"
        with served(environment | {"HSBD_KEPT": kept}, log, UNIT) as site:
            failed, seconds = killed(site, threads, site.good(PATHS))
            until = time.monotonic() + 10
            while len(site.workers()) < 2:
                assert time.monotonic() < until, site.log.read_text()
                time.sleep(0.05)
            assert site.tracebacks() == 0
        most, total = max(most, len(failed)), total + len(failed)
        slowest = max(slowest, seconds)
    assert total > 0
    assert most <= threads
    assert slowest <= 1 or not IS_FULL
    what = "pages made anew" if kept == "0" else "kept pages"
    figure(
        "F5",
        f"{what}: {KILLS} kills, at most {most} of the {threads} requests on that worker failed, "
        f"none elsewhere, answered again within {slowest:.2f} s",
    )
