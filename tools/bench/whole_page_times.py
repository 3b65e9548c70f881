"""python -m tools.bench.whole_page_times SIDE FOLDER: what one side's page of a table costs.

SIDE is ours, again, stock or datasette. Ours reads the table anew each time; again makes pages of
what it has read, in both languages and several orders. Prints the milliseconds of CPU of all
threads for a request, the median of many, and writes the page as FOLDER/SIDE.html. The database is
that of DATABASE_URL.
"""

import asyncio
import io
import itertools
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

import django
from django.conf import settings
from django.urls import resolve

from tools.page_types import BY_NAME

# The language of tools.bench.pages, which can be imported only once there are settings.
LANGUAGE = "zh-hans"
# A table of functional rows with their amounts: the kind of which a budget has the most.
ADDRESS = BY_NAME["table"].address(LANGUAGE)
# Other pages of the same rows, each in both languages.
OTHERS = ("?sort=-total", "?sort=basic", "?view=large")
WARM_UP = 20
ROUNDS = 100
Ask = Callable[[], bytes]


def main(side: str, folder: Path) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    django.setup()
    others = [a for query in OTHERS for a in _twins(query)] if side == "again" else [ADDRESS]
    ask = _datasette(folder) if side == "datasette" else _of_wsgi(_application(side), others)
    (folder / f"{side}.html").write_bytes(ask())
    for _ in range(WARM_UP):
        ask()
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        ask()
        times.append((time.process_time() - begin) * 1000)
    print(median(times))
    return 0


def _twins(query: str) -> list[str]:
    return [f"{BY_NAME['table'].address(code)}{query}" for code, _name in settings.LANGUAGES]


def _application(side: str) -> Any:
    if side in ("ours", "again"):
        from hsbd import wsgi

        return wsgi.application if side == "again" else wsgi.django
    from django.core.handlers.wsgi import WSGIHandler

    from tools.bench.stock_site import settle

    settle()
    return WSGIHandler()


def _of_wsgi(application: Any, others: Sequence[str]) -> Ask:
    """Asks for ADDRESS first, and then for the others in turn."""
    asked = {
        "REQUEST_METHOD": "GET", "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.errors": sys.stderr,
        "wsgi.version": (1, 0),
    }  # fmt: skip

    # Asked at another port, a page is another one, which was not kept.
    ports = map(str, itertools.count(10_000))
    addresses = itertools.chain([ADDRESS], itertools.cycle(others))

    def ask() -> bytes:
        said: list[Any] = []
        path, _, query = next(addresses).partition("?")
        which = {"PATH_INFO": path, "QUERY_STRING": query, "SERVER_PORT": next(ports)}
        environ = {**asked, **which, "wsgi.input": io.BytesIO()}
        answer = application(environ, lambda *given: said.append(given))
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        if not said[0][0].startswith("200"):
            raise SystemExit(f"{path}?{query}: {said[0][0]}")
        return body

    return ask


def _datasette(folder: Path) -> Ask:
    """Asked as its server would ask it, without a client's own work."""
    from datasette.app import Datasette

    site = Datasette([str(_database_of_rows(folder))])
    loop = asyncio.new_event_loop()
    loop.run_until_complete(site.invoke_startup())
    application = site.app()
    asked = {
        "type": "http", "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": "/budget/rows", "raw_path": b"/budget/rows", "query_string": b"",
        "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1),
        "server": ("localhost", 80),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": b"", "more_body": False}

    def ask() -> bytes:
        said: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            said.append(message)

        loop.run_until_complete(application(dict(asked), receive, send))
        if said[0]["status"] != 200:
            raise SystemExit(f"Datasette: {said[0]['status']}")
        return b"".join(each.get("body", b"") for each in said)

    return ask


def _database_of_rows(folder: Path) -> Path:
    """A database of one table, with the rows and columns of the one whose page is asked for."""
    from budgets.grid import grid_of
    from budgets.models import Disclosure

    found = resolve(ADDRESS).kwargs
    disclosure = Disclosure.objects.at(found["place"], found["publisher"], found["year"]).get()
    (grid,) = grid_of(disclosure.tables.get(number=found["number"])).parts
    headings = grid.published.headings_of(grid.part)
    names = [f'"{headings[each.key].in_language(LANGUAGE)}" TEXT' for each in grid.part.columns]
    file = folder / "budget.db"
    file.unlink(missing_ok=True)
    base = sqlite3.connect(file)
    with base:
        base.execute(f"CREATE TABLE rows ({', '.join(names)})")
        base.executemany(
            f"INSERT INTO rows VALUES ({', '.join('?' * len(names))})",
            [[cell.text(LANGUAGE) for cell in row.cells] for row in grid.rows],
        )
    base.close()
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
