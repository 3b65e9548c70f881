"""F10: data are corrected while files are made of them: each file is of one revision only."""

import csv
import io
import json
import subprocess
import sys
import zipfile

import pytest
from django.conf import settings

from tests import invented
from tests.apart import database
from tests.faults.a_site import prepared, served, share_sheets
from tests.faults.correcting import FIGURES, text_of
from tests.faults.rounds import rounds

ROUNDS = rounds(10, 200)
FIRST = 2


@pytest.fixture
def apart(db, tmp_path):
    with database(tmp_path / "var", "meanwhile") as environment:
        share_sheets(tmp_path / "var")
        prepared(environment, tmp_path / "fixtures")
        yield environment | {"HSBD_KEPT": "0"}


@pytest.fixture
def corrected(apart):
    """While the test runs, another process corrects two figures at once, over and over."""
    command = [sys.executable, "-m", "tests.faults.correcting"]
    with subprocess.Popen(
        command, env=apart, cwd=settings.BASE_DIR, stdout=subprocess.PIPE, text=True
    ) as process:
        # It says so when the first one is public.
        assert process.stdout.readline()
        yield
        assert process.poll() is None
        process.terminate()


def rows(content):
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")))]


def revisions_in_figures(content):
    """The revisions that rows of figures.csv say, and those whose corrections they have."""
    found = rows(content)
    texts = {row["id"]: row["amended"] for row in found}
    made = {number for number in RANGE if all(texts[f] == text_of(number) for f in FIGURES)}
    return {int(row["revision"]) for row in found} | (made or {0})


def revisions_in_package(content):
    """Those that the files of a package say or have, one way or another."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        read = {name.rpartition("/")[2]: archive.read(name) for name in archive.namelist()}
    found = revisions_in_figures(read["figures.csv"])
    found |= {int(row["revision"]) for row in rows(read["checks.csv"])}
    found.add(max(int(row["revision"]) for row in rows(read["corrections.csv"])))
    found.add(max(int(row["number"]) for row in rows(read["revisions.csv"])))
    found.add(int(json.loads(read["datapackage.json"])["version"]))
    return found


RANGE = range(FIRST, 10_000)
FILES = {"figures.csv": revisions_in_figures, "datapackage.zip": revisions_in_package}


def test_file_made_while_data_are_corrected_is_of_one_revision(apart, corrected, tmp_path, figure):
    mixed, seen = [], set()
    with served(apart, tmp_path / "log") as site:
        for _ in range(ROUNDS):
            for name, revisions_in in FILES.items():
                answer = site.ask(f"/en/{invented.ADDRESS}/{name}")
                assert answer.status == 200, answer
                found = revisions_in(answer.body)
                seen |= found
                if len(found) != 1:
                    mixed.append((name, found))
        assert site.tracebacks() == 0, site.log.read_text()
    assert not mixed, mixed[:3]
    # Corrections were made meanwhile, and the files know.
    assert len(seen) > ROUNDS / 4
    figure("F10", f"0 mixed of {ROUNDS * len(FILES)} files, of {len(seen)} revisions")
