"""F11: manage.py backup and restore: what was restored publishes the same, byte for byte."""

import json
import subprocess
import sys
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.apart import database, run


def test_restored_database_publishes_every_file_as_before(db, tmp_path, figure):
    copy, fixtures = tmp_path / "copy", tmp_path / "fixtures"
    digests = ("-m", "tests.faults.restoring", "digests", fixtures)
    with database(tmp_path / "one", "lost") as environment:
        run(environment, "-m", "tests.faults.restoring", "make", fixtures)
        before = json.loads(run(environment, *digests))
        said = run(environment, "manage.py", "backup", copy)
        assert "SHA-256" in said
        assert copy.stat().st_mode & 0o777 == 0o600
    with database(tmp_path / "two", "restored") as environment:
        said = run(environment, "manage.py", "restore", copy)
        assert said.startswith("1 budgets with 3 revisions, in ")
        assert json.loads(run(environment, *digests)) == before
        assert "0 findings" in run(environment, "manage.py", "verify_history")
    assert len(before) > 100
    seconds = float(said.split(" in ")[1].split()[0])
    figure("F11", f"{len(before)} of {len(before)} files equal, restored in {seconds:.1f} s")


def test_copy_is_never_written_over_and_none_is_restored_into_data(db, tmp_path):
    there = tmp_path / "copy"
    there.write_text("x")
    with pytest.raises(CommandError, match="is there already"):
        call_command("backup", str(there), stdout=StringIO())
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("backup", str(tmp_path / "none" / "copy"), stdout=StringIO())
    with pytest.raises(CommandError, match="Restore into one that is empty"):
        call_command("restore", str(there), stdout=StringIO())
    assert there.read_text() == "x"
    with pytest.raises(CommandError, match="There is no file"):
        call_command("restore", str(tmp_path / "none"), stdout=StringIO())


def test_damaged_copy_leaves_the_database_empty(db, tmp_path):
    there = tmp_path / "copy"
    there.write_bytes(b"no copy of anything" * 100)
    with database(tmp_path / "three", "damaged") as environment:
        done = subprocess.run(
            [sys.executable, "manage.py", "restore", there],
            env=environment,
            cwd=settings.BASE_DIR,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert "budgets_revision" not in run(environment, "manage.py", "inspectdb")
