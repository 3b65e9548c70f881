"""What a whole request of a table's page costs that was never asked for before.

Beside it a page that a site of Django and django-tables2 would have for the same rows, and
Datasette's page of them. Ours is made twice: of a table that is read anew, and of one that was read
for another page since the data changed, in both languages and other orders. It says more about the
rows than the others do: what differs, how many checks hold, each row as a sentence. Each side runs
in processes of its own, in turns, and CPU time counts; the quickest turn of each, since what else
the machine does only ever adds to it.
"""

import re
import tempfile
from importlib.metadata import version
from pathlib import Path

from tools.bench.databases import real_folders, run
from tools.bench.pages import links

# Times the CPU time of the other side.
LIMITS = {"stock": 0.3, "datasette": 0.6}
NAMES = {
    "stock": f"Django and django-tables2 {version('django-tables2')}",
    "datasette": f"Datasette {version('datasette')}",
}
OURS = {"ours": "its table read anew", "again": "its table read for another page"}
TURNS = 7


def measure() -> bool:
    """Print what each side's page costs; whether ours stays within both limits.

    Read anew it does not, since the queries alone take longer, and is not held to them.
    """
    taken: dict[str, list[float]] = {side: [] for side in (*OURS, *LIMITS)}
    with tempfile.TemporaryDirectory(prefix="hsbd-bench-") as folder:
        url = f"sqlite:///{Path(folder) / 'hsbd.sqlite3'}"
        release = {"HSBD_VAR": folder, "HSBD_ROLE": "public"}
        run(url, "manage.py", "migrate", "--verbosity=0")
        run(url, "manage.py", "load_disclosure", *real_folders())
        run(url, "manage.py", "collectstatic", "--noinput", "--verbosity=0", **release)
        for _ in range(TURNS):
            for side, times in taken.items():
                times.append(
                    float(run(url, "-m", "tools.bench.whole_page_times", side, folder, **release))
                )
        rows = _same_rows(Path(folder))
    print(f"Whole page of a table of {rows} rows, CPU")
    kept = True
    for mine, said in OURS.items():
        print(f"  ours, {said}: {min(taken[mine]):.1f} ms")
        for side, limit in LIMITS.items():
            ratio = min(taken[mine]) / min(taken[side])
            ratios = [one / other for one, other in zip(taken[mine], taken[side], strict=True)]
            is_held = mine == "again"
            kept &= ratio <= limit or not is_held
            print(
                f"    {NAMES[side]:35} {min(taken[side]):5.1f} ms, ratio {ratio:.2f},"
                f" in turns {min(ratios):.2f} to {max(ratios):.2f}   "
                f"({'at most' if is_held else 'wanted:'} {limit})"
            )
    return kept


def _same_rows(folder: Path) -> int:
    """How many rows all pages show. Raises AssertionError where they show others."""
    pages = {side: (folder / f"{side}.html").read_text() for side in (*OURS, *LIMITS)}
    assert pages["again"] == pages["ours"], "the two pages of ours differ"
    bodies = {side: re.findall(r"<tbody.*?</tbody>", page, re.S)[0] for side, page in pages.items()}
    assert links(bodies["ours"]) == links(bodies["stock"]), "the pages link other cells"
    rows = {side: len(re.findall(r"<tr\b", body)) for side, body in bodies.items()}
    assert len(set(rows.values())) == 1, f"the pages show other numbers of rows: {rows}"
    return rows["ours"]
