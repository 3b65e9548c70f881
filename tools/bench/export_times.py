"""python -m tools.bench.export_times WHAT FOLDER [ROWS]: one side of a measurement of downloads.

`statement` writes to the folder what a database's own shell is to run; `csv` builds the CSV of all
figures there, `xlsx` and `openpyxl` a workbook of its first rows. They print what that took.
"""

import csv
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

import django

ROOT = "https://budgets.example"
FEW = 100
ASKED = 20


def main(what: str, folder: Path, rows: int = 0) -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    django.setup()
    if what == "statement":
        _write_statement(folder)
    elif what == "csv":
        print(json.dumps(_csv(folder)))
    else:
        write = {"xlsx": _ours, "openpyxl": _openpyxl}[what]
        # A small one first, so that what is loaded once is not counted as growth.
        write(folder / f"{what}.xlsx", _rows(folder, FEW))
        print(json.dumps(_measured(lambda: write(folder / f"{what}.xlsx", _rows(folder, rows)))))
    return 0


def _measured(build: Callable[[], Any]) -> dict[str, float]:
    """What a build takes: seconds, and by how many MiB it raises the peak of memory."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begin = time.perf_counter()
    build()
    seconds = time.perf_counter() - begin
    growth = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    return {"seconds": seconds, "growth": growth}


def _csv(folder: Path) -> dict[str, float]:
    from django.conf import settings
    from django.test import Client

    from budgets.exports.builds import built
    from budgets.exports.one_state import one_state
    from budgets.exports.site_files import Site
    from budgets.models import Disclosure

    settings.BUILDS, settings.SITE = folder / f"builds-{os.getpid()}", ROOT
    site = Site(ROOT)
    (file,) = [each for each in site.files_of_all() if each.path == "figures.csv"]
    few = Disclosure.objects.filter(fiscal_year=2025)[:FEW]
    built("site/warm", file.path, lambda out: site.write_figures(few, out))
    with one_state():
        found = _measured(lambda: site.built(file))
        rows = site.built(file).measured.rows or 0
    # For the workbooks, which are measured next.
    shutil.copy(site.built(file).path, folder / "figures.csv")
    return {**found, "rows": rows, "first": _first_byte(Client(HTTP_HOST="localhost"))}


def _first_byte(client: Any) -> float:
    """Milliseconds until the first bytes of the built file are at hand, in the middle of many."""
    times = []
    for _ in range(ASKED):
        begin = time.perf_counter()
        response = client.get("/en/data/figures.csv")
        assert next(iter(response.streaming_content))
        times.append((time.perf_counter() - begin) * 1000)
        response.close()
    return median(times)


def _write_statement(folder: Path) -> None:
    """The statement of all figures with its parameters in it, and the command that takes it."""
    from django.db import connection

    from budgets.exports.figures_query import statement_of
    from budgets.exports.lists.figures import RESOURCE
    from budgets.exports.site_files import Site
    from budgets.models import Disclosure

    publications = [*Site(ROOT).publications(Disclosure.objects.all())]
    statement, parameters = statement_of(RESOURCE.fields, publications, guarded=True)
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            whole = cursor.mogrify(f"COPY ({statement}) TO STDOUT (FORMAT csv);", parameters)
        where = ["-h", settings["HOST"] or settings["OPTIONS"]["host"], "-U", settings["USER"]]
        command = ["psql", "-q", *where, "-d", settings["NAME"]]
    else:
        literals = [
            f"'{each.replace(chr(39), chr(39) * 2)}'" if isinstance(each, str) else str(each)
            for each in parameters
        ]
        whole = f".mode csv\n{statement % tuple(literals)};"
        command = ["sqlite3", str(settings["NAME"])]
    (folder / "statement.sql").write_text(whole)
    (folder / "shell.json").write_text(json.dumps(command))


def _rows(folder: Path, count: int) -> Iterator[tuple[str, ...]]:
    """The first rows of the CSV that was built before."""
    with (folder / "figures.csv").open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from (tuple(row) for row in islice(reader, count))


def _ours(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    from budgets.exports.lists.figures import RESOURCE
    from budgets.exports.xlsx_file import write_xlsx

    with path.open("wb") as out:
        write_xlsx(out, RESOURCE, rows, None)


def _openpyxl(path: Path, rows: Iterator[tuple[str, ...]]) -> None:
    from openpyxl import Workbook

    from budgets.exports.lists.figures import RESOURCE
    from budgets.exports.resources import Type

    numeric = [field.type in (Type.AMOUNT, Type.COUNT) for field in RESOURCE.fields]
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(RESOURCE.keys)
    for row in rows:
        sheet.append(
            [
                float(text) if is_number and text else text or None
                for text, is_number in zip(row, numeric, strict=True)
            ]
        )
    book.save(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]), *map(int, sys.argv[3:])))
