"""Sites of one's own, served as bin/serve and the unit do, and visitors of them."""

import re
import shlex
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from django.conf import settings

from tests import apart, invented
from tools.serving import free_port

PATIENCE = 30
# Seconds after which a visitor asks again who was not answered.
PAUSE = 0.05
# Pages and files in both languages, each of which reads the data.
PATHS = [
    f"/{language}/{invented.ADDRESS}/{rest}"
    for language in ("zh-hans", "en")
    for rest in ("", "tables/3/", "figures/t03.2010350.total/", "checks/", "figures.csv")
]
APOLOGIES = {"en": "The data cannot be read just now", "zh-hans": "暂时无法读取数据"}


@dataclass(frozen=True)
class Answer:
    """What came of a request; `status` is 0 where there was no whole answer, and `said` why."""

    path: str
    begun: float
    ended: float
    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""
    said: str = ""

    @property
    def worker(self) -> str:
        """Which process answered, as its name for the request begins with."""
        return self.headers["x-request-id"].partition("-")[0]

    @property
    def is_apology(self) -> bool:
        """Whether it says, in the language of the address, when to come back."""
        language = self.path.split("/")[1]
        is_whole = "retry-after" in self.headers and APOLOGIES[language] in self.body.decode()
        return self.status == 503 and is_whole


@dataclass(frozen=True)
class Site:
    port: int
    process: subprocess.Popen
    log: Path

    def connected(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)

    def ask(self, path: str, connection: HTTPConnection | None = None) -> Answer:
        """Ask on a connection that is kept, or on one of its own."""
        on = connection or self.connected()
        begun = time.monotonic()
        try:
            on.request("GET", path)
            response = on.getresponse()
            body = response.read()
            headers = {name.lower(): value for name, value in response.getheaders()}
            found = response.status, headers, body, ""
        except (OSError, HTTPException) as error:
            on.close()
            found = 0, {}, b"", repr(error)
        finally:
            if connection is None:
                on.close()
        return Answer(path, begun, time.monotonic(), *found)

    def good(self, paths: Sequence[str] = PATHS) -> dict[str, bytes]:
        """What stands at these addresses while all is well."""
        found = {path: self.ask(path) for path in paths}
        assert {answer.status for answer in found.values()} == {200}, found
        return {path: answer.body for path, answer in found.items()}

    def workers(self) -> list[int]:
        """The processes that answer."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        commands = {pid: Path(f"/proc/{pid}/cmdline") for pid in map(int, children.split())}
        return [pid for pid, command in commands.items() if _is_worker(command)]

    def tracebacks(self) -> int:
        return self.log.read_text().count("Traceback")


def _is_worker(command: Path) -> bool:
    """Not one that has ended, nor what multiprocessing runs beside them."""
    words = command.read_bytes() if command.exists() else b""
    return b"granian" in words or b"spawn_main" in words


def options_in(file: str) -> list[str]:
    """How a file of the project starts granian, but for the port."""
    text = (settings.BASE_DIR / file).read_text().replace("\\\n", " ")
    command = next(each for each in text.split("\n") if re.search(r"bin/granian\s", each))
    words = shlex.split(command.partition("bin/granian")[2])
    at = words.index("--port")
    return words[:at] + words[at + 2 :]


def prepared(environment: dict[str, str], fixtures: Path) -> None:
    """Load the invented budget, with a correction, into an empty database."""
    apart.run(environment, "-m", "tests.faults.restoring", "make", fixtures)


def environment_of(var: Path, database: str = "") -> dict[str, str]:
    """That of a site whose files lie in a new folder, with the sheets that the tests collected."""
    var.mkdir()
    share_sheets(var)
    return apart.environment_of(var, database)


def share_sheets(var: Path) -> None:
    (var / "static").symlink_to(settings.STATIC_ROOT)


@contextmanager
def served(environment: dict[str, str], log: Path, file: str = "bin/serve") -> Iterator[Site]:
    """A site that answers, started as a file of the project does."""
    port = free_port()
    command = [Path(sys.executable).with_name("granian"), "--port", str(port), *options_in(file)]
    with (
        log.open("w") as out,
        subprocess.Popen(
            command, env=environment, cwd=settings.BASE_DIR, stdout=out, stderr=out
        ) as process,
    ):
        site = Site(port, process, log)
        try:
            until = time.monotonic() + PATIENCE
            while site.ask("/healthz/ready").status != 200:
                assert process.poll() is None, log.read_text()
                assert time.monotonic() < until, log.read_text()
                time.sleep(0.05)
            yield site
        finally:
            process.terminate()


@contextmanager
def visited(
    site: Site, paths: Sequence[str], connections: Sequence[HTTPConnection]
) -> Iterator[list[list[Answer]]]:
    """Visitors who ask without a pause, each on a connection of their own.

    Gives what each of them was answered, complete in the end.
    """
    visits: list[list[Answer]] = [[] for _ in connections]
    done = threading.Event()

    def visit(number: int, connection: HTTPConnection) -> None:
        with closing(connection):
            while not done.is_set():
                path = paths[(number + len(visits[number])) % len(paths)]
                answer = site.ask(path, connection)
                visits[number].append(answer)
                if not answer.status:
                    # A process that was killed takes a moment to be gone, and its sockets with it.
                    time.sleep(PAUSE)

    threads = [threading.Thread(target=visit, args=each) for each in enumerate(connections)]
    for thread in threads:
        thread.start()
    try:
        yield visits
    finally:
        done.set()
        for thread in threads:
            thread.join()
