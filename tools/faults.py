"""python -m tools.faults: try every fault and abuse of the matrix, and make one table of it.

Runs tests/faults in full on SQLite and on PostgreSQL. Writes the table to var/faults.md, with
--readme into the README too. Exit 1 where a test fails or is skipped, or a row has no figure.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
README, TABLE = ROOT / "README.md", ROOT / "var" / "faults.md"
BEGIN, END = "<!-- bin/faults -->\n", "<!-- end -->\n"

# What goes wrong or is tried, and what is to come of it.
ROWS = {
    "F1": ("PostgreSQL restarts at once, under load",
           "503 in both languages, no traceback, no wrong figure; good answers within 2 s"),
    "F2": ("the database is lost in the middle of a CSV", "no part of a file is sent as all of it"),
    "F3": ("the primary is down, a replica serves",
           "pages go on and say of when the data are; the desk answers 503; no write is lost"),
    "F4": ("a replica gives up a query (40001)", "asked once more, else 503; no 500"),
    "F5": ("a worker is killed under load",
           "only its requests in flight fail; all is well again within 1 s"),
    "F6": ("a load is killed, or the disk is full", "no half load"),
    "F7": ("two editors save the same figure at once", "the second is refused, and sees both"),
    "F8": ("a single figure is wrong", "some check says so, or none can, and that is said"),
    "F9": ("a download is cut", "an ordinary client notices"),
    "F10": ("data are corrected while a file is made of them", "a file is of one state"),
    "F11": ("a backup is restored", "every public file has the same SHA-256"),
    "A1": ("fuzzed requests", "no 5xx, none over 1 s"),
    "A2": ("NUL, lone surrogates, 5,000 digits, a page of -5 or 1e8 rows",
           "400 or the nearest page; no 5xx"),
    "A3": ("SQL in parameters", "no statement changes its shape"),
    "A4": ("HTML and scripts in names", "escaped; nothing runs, nothing is even refused"),
    "A5": ("formulas in names", "text stays text and amounts stay numbers in LibreOffice"),
    "A6": ("a bomb where a file is read", "refused within 1 s and 50 MB"),
    "A7": ("text that is hard for a pattern", "time grows as length does, exponent at most 1.2"),
    "A8": ("500 half-open connections", "another visitor's p99 stays under 1 s"),
    "A9": ("made-up Host and X-Forwarded headers", "400 or ignored, never repeated"),
    "A10": ("readers of two languages behind one cache", "each gets their own"),
    "A11": ("paths that climb, lines in headers", "404; no header is split"),
    "A12": ("fixed sessions, forged forms, frames, redirections elsewhere", "none succeeds"),
    "A13": ("passwords are guessed", "locked by the fifth attempt, all on record"),
    "A14": ("what errors give away", "not a word of the inside"),
    "A15": ("secrets", "a weak one does not start; none is in the history"),
    "A16": ("what is installed", "all by digest, no known fault, nothing from elsewhere"),
    "A17": ("other methods", "405 at every public address"),
    "A18": ("dead links", "none"),
    "A19": ("personal data", "none in any public answer"),
}  # fmt: skip

# Rows of which the two databases may make something else.
ON_BOTH = {"F6", "F7", "F10", "F11", "A1", "A2", "A3", "A12", "A13", "A14", "A17"}
RUNS = {
    "SQLite": ["-m", "tools.serving", sys.executable, "-m", "pytest"],
    "PostgreSQL": ["-m", "tools.postgres", sys.executable, "-m", "pytest", "--of-database"],
}


TESTS = "tests/faults"
# What is told by the clock has the machine for itself.
TIMED = [f"{TESTS}/test_a01_fuzzed_requests.py", f"{TESTS}/test_a07_hard_texts.py"]


def main(arguments: list[str]) -> int:
    figures: dict[str, dict[str, list[str]]] = {row: {} for row in ROWS}
    with tempfile.TemporaryDirectory() as folder:
        others = [TESTS, *(f"--ignore={each}" for each in TIMED)]
        reports = [(vendor, Path(folder) / f"{vendor}.xml") for vendor in RUNS]
        # Both at once, which takes half an hour.
        running = [_started(RUNS[vendor], report, others) for vendor, report in reports]
        statuses = [process.wait() for process in running]
        timed = [(vendor, Path(folder) / f"{vendor}, timed.xml") for vendor in RUNS]
        statuses += [_started(RUNS[vendor], report, TIMED).wait() for vendor, report in timed]
        is_well = not any(statuses)
        for vendor, report in (*reports, *timed):
            for row, said in figures_of(report):
                figures[row].setdefault(vendor, []).append(said)
    missing = [row for row, found in figures.items() if found.keys() < needed(row)]
    table = table_of(figures)
    TABLE.write_text(table)
    print(table)
    if missing:
        print(f"Without a figure: {', '.join(missing)}")
    if "--readme" in arguments and is_well and not missing:
        before, _, rest = README.read_text().partition(BEGIN)
        README.write_text(before + BEGIN + table + END + rest.partition(END)[2])
    return 0 if is_well and not missing else 1


def needed(row: str) -> set[str]:
    """The databases on which a row must have been tried."""
    return set(RUNS) if row in ON_BOTH else {"SQLite"}


def _started(command: list[str], report: Path, tests: Sequence[str]) -> "subprocess.Popen[bytes]":
    tests = [*tests, "-p", "no:cacheprovider", "--no-skips", f"--junit-xml={report}"]
    # The newer form of such reports has no place for figures.
    tests += ["-o", "junit_family=xunit1"]
    environment = {**os.environ, "HSBD_FAULTS": "full", "PYTHONPATH": str(ROOT)}
    return subprocess.Popen([sys.executable, *command, *tests], cwd=ROOT, env=environment)


def figures_of(report: Path) -> list[tuple[str, str]]:
    """The rows and their figures that a run of pytest recorded; none of one that died."""
    if not report.exists():
        return []
    found = ElementTree.parse(report).iterfind(".//property")
    said = [(each.get("name", ""), each.get("value", "")) for each in found]
    return [
        (name.removeprefix("row "), text.replace("|", "\\|"))
        for name, text in said
        if name.startswith("row ")
    ]


def table_of(figures: dict[str, dict[str, list[str]]]) -> str:
    """The table in Markdown. What no database changes is tried once."""
    lines = ["| | what | to be | SQLite, or without a database | PostgreSQL |", "|-|-|-|-|-|"]
    for row, (fault, goal) in ROWS.items():
        found = ("; ".join(figures[row].get(vendor, [])) for vendor in RUNS)
        lines.append(f"| {' | '.join((row, fault, goal, *found))} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
