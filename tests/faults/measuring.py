"""python -m tests.faults.measuring COMMAND FILE: what a command that reads a file takes, as JSON.

COMMAND is one of manage.py, or verify_release. A harmless file is read before, so that what is
loaded once counts for nothing.
"""

import contextlib
import io
import json
import sys
import tempfile
import time
from pathlib import Path

import django


def tried(command: str, path: str) -> str:
    """What the command says; it must refuse the file."""
    from django.core.management import CommandError, call_command

    from budgets.exports import verify_release

    if command == "verify_release":
        said = io.StringIO()
        with contextlib.redirect_stdout(said):
            assert verify_release.main([path]) != 0
        return said.getvalue()
    try:
        call_command(command, path, stdout=io.StringIO())
    except CommandError as error:
        return str(error)
    raise AssertionError("it was not refused")


def peak() -> float:
    """The most memory that this process has had since its peak was last forgotten, in MB.

    What getrusage says would begin with the peak of the process that started this one.
    """
    said = Path("/proc/self/status").read_text()
    return int(said.partition("VmHWM:")[2].split()[0]) / 1024


def main(command: str, path: str) -> None:
    django.setup()
    with tempfile.TemporaryDirectory() as folder:
        harmless = Path(folder) / "harmless"
        if command in ("restore", "verify_release"):
            harmless.write_text("x")
        else:
            harmless.mkdir()
            (harmless / "x.jsonl").write_text("x\n")
        tried(command, str(harmless))
    Path("/proc/self/clear_refs").write_text("5")
    before, begun = peak(), time.perf_counter()
    said = tried(command, path)
    took = time.perf_counter() - begun
    rise = peak() - before
    sys.stdout.write(json.dumps({"seconds": took, "megabytes": rise, "said": said}))


if __name__ == "__main__":
    main(*sys.argv[1:])
