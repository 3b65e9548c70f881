"""python -m tools.serving COMMAND …: run a command beside a site of its own, with the samples.

The site is what bin/serve sets up, on a free port and with a database of its own in a temporary
folder; HSBD_SITE_TO_VISIT names it to the command. When the command ends, so does the site.
"""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SERVE = Path(__file__).resolve().parent.parent / "bin" / "serve"
VARIABLE = "HSBD_SITE_TO_VISIT"
PATIENCE = 60


class NotServed(Exception):
    """bin/serve ended, or did not answer in time; the text is what it said."""


@contextmanager
def serving(var: Path, *options: str) -> Iterator[str]:
    """The address of a running bin/serve, whose words go to `var`/log. Raises NotServed."""
    port = free_port()
    log = var / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [SERVE, *options, "--port", str(port)], stdout=out, stderr=out, env=environment(var)
        )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(process, address, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(var: Path) -> dict[str, str]:
    return {**os.environ, "HSBD_VAR": str(var), "HSBD_SECRET_KEY": "", "DATABASE_URL": ""}


def _wait(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            urllib.request.urlopen(f"{address}/en/", timeout=5).close()
            return
        except (urllib.error.URLError, TimeoutError):
            if process.poll() is not None:
                break
            time.sleep(0.1)
    raise NotServed(log.read_text())


@contextmanager
def site() -> Iterator[str]:
    """The site that VARIABLE names, or else one of its own, with both disclosures."""
    if named := os.environ.get(VARIABLE):
        yield named
        return
    with (
        tempfile.TemporaryDirectory(prefix="hsbd-site-") as var,
        serving(Path(var), "--samples") as address,
    ):
        yield address


def main(command: list[str]) -> int:
    # A termination ends the command and then the site, like an interrupt from the keyboard.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with site() as address:
        return subprocess.run(command, env=os.environ | {VARIABLE: address}).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except NotServed as error:
        sys.exit(f"The site could not be served:\n{error}")
