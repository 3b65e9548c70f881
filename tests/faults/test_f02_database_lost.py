"""F2: the database is lost while a file is made: no part of a file is sent, or kept, as a whole."""

import json
import random
import shutil
import threading
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import psycopg

from tests import invented
from tests.faults.a_site import served
from tests.faults.rounds import IS_FULL, rounds

RUNS = rounds(12, 200)
# The first two are made on disk, in one statement and in many; the last one in memory.
FILES = [
    "/en/data/figures.csv",
    f"/en/{invented.ADDRESS}/datapackage.zip",
    f"/en/{invented.ADDRESS}/figures.csv",
]
# Connections but this one are ended; gives whether rows were on their way.
END = """
    SELECT state = 'active' AND query LIKE 'COPY%%', pg_terminate_backend(pid)
    FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'
    AND (state = 'active' AND query LIKE 'COPY%%' OR NOT %s)
"""


@contextmanager
def ending(url, chance, *, copies):
    """Meanwhile connections to a database are ended, all at odd moments, or each that copies rows.

    Gives of each that was ended whether rows of a CSV were on their way.
    """
    done, ended = threading.Event(), []

    def end():
        with psycopg.connect(url, autocommit=True) as connection:
            while not done.wait(0.0005 if copies else chance.uniform(0, 0.15)):
                ended.extend(is_copy for is_copy, _ in connection.execute(END, [copies]))

    thread = threading.Thread(target=end)
    thread.start()
    try:
        yield ended
    finally:
        done.set()
        thread.join()


def kept(builds):
    """What was made on disk, each file as it says that it is; nothing else is left there."""
    found = []
    for path in builds.rglob("*"):
        if path.is_dir() or path.suffix == ".lock" or path.suffix == ".measured":
            continue
        said = json.loads(path.with_name(f"{path.name}.measured").read_text())
        assert said["sha256"] == sha256(path.read_bytes()).hexdigest(), path
        found.append(path)
    return found


def test_file_is_sent_whole_or_not_at_all(own_server, tmp_path, figure):
    server, environment = own_server
    builds = Path(environment["HSBD_VAR"]) / "builds"
    whole, lost, chance = 0, [], random.Random(20240611)
    with served(environment | {"HSBD_KEPT": "0"}, tmp_path / "log") as site:
        good = site.good(FILES)
        for number in range(RUNS):
            shutil.rmtree(builds, ignore_errors=True)
            with ending(server.url, chance, copies=number % 2 == 0) as ended:
                answer = site.ask(FILES[number % len(FILES)])
            lost += ended
            assert answer.is_apology or (answer.status, answer.body) == (200, good[answer.path])
            whole += answer.status == 200
            kept(builds)
        assert site.good(FILES) == good
        assert kept(builds)
        assert site.tracebacks() == 0, site.log.read_text()
    assert sum(lost) > (RUNS / 4 if IS_FULL else 0)
    assert 0 < whole < RUNS
    figure(
        "F2",
        f"{RUNS} files, {len(lost)} connections lost, {sum(lost)} of them while rows were read: "
        f"{whole} files sent whole, {RUNS - whole} answered 503, 0 in part",
    )
