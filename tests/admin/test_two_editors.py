"""Two editors at once, on a database of their own: nobody overwrites the other unseen."""

import json
import os
import subprocess
import sys
from urllib.parse import quote

import psycopg
import pytest
from django.conf import settings
from django.db import connection

# The whole suite has ten minutes; HSBD_RACES=200 takes one for each database.
ROUNDS = int(os.environ.get("HSBD_RACES", "20"))


@pytest.fixture
def apart(db, tmp_path):
    """The environment of a process that has a database of its own, of the same kind."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hsbd.settings",
        "HSBD_VAR": str(tmp_path / "var"),
        "PYTHONPATH": str(settings.BASE_DIR),
        "DATABASE_URL": "",
    }
    (tmp_path / "var").mkdir()
    if connection.vendor == "sqlite":
        yield environment
        return
    known = connection.get_connection_params()
    host, user = known["host"], known["user"]
    with psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True) as server:
        name = f"races_{os.getpid()}"
        server.execute(f"CREATE DATABASE {name}")
        yield environment | {"DATABASE_URL": f"postgres://{user}@/{name}?host={quote(host)}"}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
