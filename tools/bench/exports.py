"""What downloads cost: the CSV of a million figures, a built file's first byte, a long workbook.

The CSV is measured beside what the database's own shell takes to write the same rows, by the same
statement; the workbook beside openpyxl's write-only mode, which writes the same cells. Each side
runs in processes of its own, in turns, and the quickest turn of each counts.
"""

import json
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tools.bench.databases import databases, fill, run

# Made-up budgets with somewhat more than 1,000,000 printed figures.
BUDGETS = 8500
TURNS = 3
# Times the shell's time, by vendor; MiB that building may add; milliseconds to the first byte.
CSV_LIMITS = {"SQLite": 4, "PostgreSQL": 1.5}
CSV_GROWTH = 10
FIRST_BYTE = 20
# Times openpyxl's time, and MiB, for so many rows.
XLSX_LIMIT, XLSX_GROWTH, XLSX_ROWS = 0.7, 30, 100_000
_AS_PUBLISHED = (
    "from budgets.models import SourceDocument as D; D.objects.update(standing='published')"
)


def measure() -> bool:
    """Print what both kinds of files cost; whether all limits are kept."""
    for shell in ("psql", "sqlite3"):
        if shutil.which(shell) is None:
            raise SystemExit(f"{shell} is not on this machine; the measurement compares with it")
    kept = []
    with databases("exports") as vendors, tempfile.TemporaryDirectory() as folder:
        for vendor, urls in vendors.items():
            fill(urls["exports"], BUDGETS)
            # What is made up is in no file of all budgets.
            run(urls["exports"], "manage.py", "shell", "--verbosity=0", "--command", _AS_PUBLISHED)
            kept.append(_csv(vendor, urls["exports"], Path(folder)))
        kept.append(_xlsx(Path(folder)))
    return all(kept)


def _csv(vendor: str, url: str, folder: Path) -> bool:
    run(url, "-m", "tools.bench.export_times", "statement", str(folder))
    ours, shells = [], []
    for _ in range(TURNS):
        ours.append(json.loads(run(url, "-m", "tools.bench.export_times", "csv", str(folder))))
        shells.append(_shell(vendor, folder))
    seconds, shell = min(each["seconds"] for each in ours), min(shells)
    growth, first = max(each["growth"] for each in ours), min(each["first"] for each in ours)
    print(
        f"CSV on {vendor}: {ours[0]['rows']:,} figures in {seconds:.1f} s, {growth:.1f} MiB;"
        f" shell {shell:.1f} s, ratio {seconds / shell:.2f}   (at most {CSV_LIMITS[vendor]},"
        f" {CSV_GROWTH} MiB on PostgreSQL)"
    )
    print(f"  first byte of the built file: {first:.1f} ms   (at most {FIRST_BYTE})")
    is_small = growth <= CSV_GROWTH or vendor != "PostgreSQL"
    return seconds / shell <= CSV_LIMITS[vendor] and is_small and first <= FIRST_BYTE


def _shell(vendor: str, folder: Path) -> float:
    """Seconds that the database's own shell takes."""
    arguments = json.loads((folder / "shell.json").read_text())
    with (folder / "statement.sql").open() as statement, (folder / "shell.csv").open("w") as out:
        begin = time.perf_counter()
        subprocess.run(arguments, stdin=statement, stdout=out, check=True)
        return time.perf_counter() - begin


def _xlsx(folder: Path) -> bool:
    times: dict[str, list[dict[str, float]]] = {"xlsx": [], "openpyxl": []}
    for _ in range(TURNS):
        for name, found in times.items():
            command = ("-m", "tools.bench.export_times", name, str(folder), str(XLSX_ROWS))
            found.append(json.loads(run("sqlite://:memory:", *command)))
    ours, stock = (min(each["seconds"] for each in times[name]) for name in times)
    growth = max(each["growth"] for each in times["xlsx"])
    print(
        f"XLSX: {XLSX_ROWS:,} rows in {ours:.1f} s, {growth:.1f} MiB; openpyxl {stock:.1f} s,"
        f" ratio {ours / stock:.2f}   (at most {XLSX_LIMIT}, {XLSX_GROWTH} MiB)"
    )
    return ours / stock <= XLSX_LIMIT and growth <= XLSX_GROWTH
