"""python -m tests.faults.halving FOLDER KILLS FULLS: loads of a budget that are broken off.

A load runs in a process of its own, which is killed, so often, at statements spread over all of
them, or whose disk is full, so often, at sizes spread from nothing to what it needs. Prints, as
JSON, what the database held after each: nothing, what it held before, or the whole of what was
loaded.
"""

import json
import os
import resource
import shutil
import signal
import sys
import time
from collections import Counter
from contextlib import suppress
from functools import partial
from io import StringIO
from itertools import count
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402
from django.db import DatabaseError, OperationalError, connection, transaction  # noqa: E402

from budgets.imports.disclosure_folder import DisclosureFolder  # noqa: E402
from budgets.imports.loading import digest_as_loaded  # noqa: E402
from budgets.models import CheckRun, Disclosure, Figure  # noqa: E402
from budgets.models.content import content_digest  # noqa: E402
from tools.page_types import HONGSHAN  # noqa: E402

# To which size files may grow, at least and at most: from where next to nothing can be written to
# where SQLite's log of all that is new, or a segment of PostgreSQL's, has its room.
SIZES = {"sqlite": (64 << 10, 4 << 20), "postgresql": (8 << 10, 17 << 20)}
# How a process ends that was not killed, so that one that broke down otherwise is noticed.
LOADED_OR_REFUSED = 7


class Loads:
    """A budget in two versions, which are loaded in turn, and what the database may hold."""

    def __init__(self, folder: Path) -> None:
        self.reference = folder / "reference"
        shutil.copytree(settings.FIXTURES / "reference", self.reference)
        self.folders = [folder / version / HONGSHAN for version in ("one", "two")]
        for each in self.folders:
            shutil.copytree(settings.FIXTURES / HONGSHAN, each)
        other = self.folders[1] / "table-03.jsonl"
        other.write_text(other.read_text().replace('"name_en": "', '"name_en": "The ', 1))
        read = [DisclosureFolder.read(each, self.reference) for each in self.folders]
        # What stands there is told by its digest, and the numbers of its figures and runs.
        figures = sum(line.model == "figure" for line in read[0].of("figure"))
        self.whole = [(digest_as_loaded(each), figures) for each in read]

    def held(self):
        """What the database holds of the budget: None for nothing, "half" without its trail."""
        try:
            call_command("verify_history", stdout=StringIO())
        except CommandError:
            return "half"
        found = Disclosure.objects.filter(fiscal_year=int(HONGSHAN[-4:])).first()
        if found is None:
            return None
        run = CheckRun.objects.latest_of(found)
        if run is None or run.revision != found.latest_revision():
            return "half"
        cells = Figure.objects.filter(line_item__published_table__disclosure=found)
        return content_digest(found), cells.count()

    def load(self, version: int) -> None:
        call_command(
            "load_disclosure",
            str(self.folders[version]),
            reference=self.reference,
            stdout=StringIO(),
        )

    def next_after(self, before) -> int:
        return 1 if before == self.whole[0] else 0

    def statements(self, version: int) -> int:
        """How many a load has; it is taken back."""
        asked = []

        def counted(execute, *words):
            asked.append(1)
            return execute(*words)

        with transaction.atomic(), connection.execute_wrapper(counted):
            self.load(version)
            transaction.set_rollback(True)
        return len(asked)

    def broken_off(self, before, prepare, end=lambda child, said: None):
        """What a load became that was broken off, and what is held then.

        `prepare` is called in its process, with where it may say something; `end` by who waits.
        """
        version = self.next_after(before)
        connection.close()
        hears, says = os.pipe()
        child = os.fork()
        if not child:
            prepare(says)
            with suppress(DatabaseError, CommandError):
                self.load(version)
            os._exit(LOADED_OR_REFUSED)
        os.close(says)
        end(child, hears)
        _pid, status = os.waitpid(child, 0)
        os.close(hears)
        assert status in (signal.SIGKILL, LOADED_OR_REFUSED << 8)
        after = settled(self.held)
        names = {before: "as before", self.whole[version]: "whole"}
        return ("nothing" if after is None is before else names.get(after, "half")), after


def settled(ask):
    """What the database answers when nobody else is connected any more, and it is up again."""
    until = time.monotonic() + 30
    while True:
        try:
            if not _others():
                return ask()
        except OperationalError:
            connection.close()
        assert time.monotonic() < until
        time.sleep(0.01)


def _others() -> int:
    """How many else are connected; on SQLite, who was killed is gone."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return cursor.fetchone()[0]


def killed(loads: Loads, kills: int):
    """Each load is killed when it comes to another statement, or a little after it.

    One half of them are into an empty database, the other would replace what another load left.
    """
    before = loads.held()
    for half in (kills // 2, kills - kills // 2):
        total = loads.statements(loads.next_after(before))
        for number in range(half):
            at = 1 + (total - 1) * number // max(half - 1, 1)
            wait = number % 4 * 0.002
            what, before = loads.broken_off(before, partial(_tell, at), partial(_kill, wait))
            yield what
        if kills and before is None:
            _what, before = loads.broken_off(before, lambda says: None)


def _tell(at: int, says: int) -> None:
    """Say so when the load comes to a statement, by its number."""
    numbers = count(1)

    def counted(execute, *words):
        if next(numbers) == at:
            os.write(says, b"x")
        return execute(*words)

    connection.execute_wrappers.append(counted)


def _kill(wait: float, child: int, hears: int) -> None:
    os.read(hears, 1)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)


def filled(loads: Loads, fulls: int):
    """Each load may write files up to another size."""
    before, (least, most) = loads.held(), SIZES[connection.vendor]
    for number in range(fulls):
        size = int(least * (most / least) ** (number / max(fulls - 1, 1)))

        def prepare(_says, size=size):
            if connection.vendor == "sqlite":
                resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
                return
            # The process of the server that writes for this connection.
            limited = f"cat >/dev/null; prlimit --pid $PPID --fsize={size}"
            with connection.cursor() as cursor:
                cursor.execute(f"COPY (SELECT 1) TO PROGRAM '{limited}'")

        what, before = loads.broken_off(before, prepare)
        yield what


def main(folder: Path, kills: int, fulls: int) -> None:
    call_command("migrate", verbosity=0)
    loads = Loads(folder)
    said = {"killed": Counter(killed(loads, kills)), "filled": Counter(filled(loads, fulls))}
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
