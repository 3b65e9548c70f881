"""The PostgreSQL that the tests run against, of the machine or from a wheel."""

import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

from tools import postgres


@pytest.fixture(params=["machine", "wheel"])
def origin(request, monkeypatch):
    """Where the server comes from; the machine's is skipped where there is none."""
    if request.param == "wheel":
        monkeypatch.setattr(postgres, "_version", lambda bin_: 0)
    return request.param


def test_server_answers_on_its_socket_and_leaves_nothing(origin):
    with postgres.server() as url:
        folder = Path(url.partition("?host=")[2])
        with psycopg.connect(url) as connection:
            (version,) = connection.execute("SHOW server_version_num").fetchone()
            (addresses,) = connection.execute("SHOW listen_addresses").fetchone()
        pid = (folder / "data" / "postmaster.pid").read_text().split("\n")[0]
    assert int(version) >= postgres.OLDEST * 10_000
    assert addresses == ""
    assert not folder.exists()
    # One that has ended but was not yet taken note of has no command line any more.
    command = Path(f"/proc/{pid}/cmdline")
    assert not command.exists() or command.read_text() == ""


def test_command_gets_the_url_and_gives_its_result(tmp_path):
    code = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(7)"
    done = subprocess.run(
        [sys.executable, "-m", "tools.postgres", sys.executable, "-c", code],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 7
    assert done.stdout.startswith("postgres://hsbd@:5432/postgres?host=")


def test_no_server_anywhere_says_what_is_needed(monkeypatch):
    monkeypatch.setattr(postgres, "_version", lambda bin_: 0)
    monkeypatch.setattr(postgres, "find_spec", lambda name: None)
    with (
        pytest.raises(postgres.NoPostgres, match="PostgreSQL 15 or later is neither"),
        postgres.server(),
    ):
        pass
