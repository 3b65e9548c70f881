"""Two editors at once, on a database of their own: nobody overwrites the other unseen."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.apart import database

# The whole suite has ten minutes; HSBD_RACES=200 takes one for each database.
ROUNDS = int(os.environ.get("HSBD_RACES", "20"))


@pytest.fixture
def apart(db, tmp_path):
    with database(tmp_path / "var", "races") as environment:
        yield environment


def test_second_of_two_saves_at_once_is_refused_and_none_is_lost(apart, tmp_path, record_property):
    run = subprocess.run(
        [sys.executable, "-m", "tests.admin.racing", tmp_path / "fixtures", str(ROUNDS)],
        env=apart,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert said == {
        "refused": ROUNDS,
        "changes": ROUNDS,
        "follow": True,
        "last": True,
        "revisions": ROUNDS + 1,
        "others": [],
    }
    record_property("of two saves at once, refused in rounds", (said["refused"], "two editors"))
