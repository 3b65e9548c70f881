"""What pages cost with 1,000,000 figures, beside what they cost with 10,000.

Pages of every type on two databases, asked for in turns; made-up budgets fill both.
"""

import json

from tools.bench.databases import databases, fill, run

LIMIT = 1.2
# Budgets that have somewhat more than 10,000 and 1,000,000 figures.
BUDGETS = {"small": 55, "large": 5600}
TURNS = 3


def measure() -> bool:
    """Print each page's cost on both databases; whether every ratio stays within the limit."""
    kept = True
    with databases(*BUDGETS) as vendors:
        for vendor, urls in vendors.items():
            for name, budgets in BUDGETS.items():
                fill(urls[name], budgets)
            small, large = _figures(urls["small"]), _figures(urls["large"])
            print(f"{vendor}, milliseconds a page  {small:,} figures  {large:,} figures   ratio")
            taken: dict[str, list[dict[str, float]]] = {name: [] for name in BUDGETS}
            for _turn in range(TURNS):
                for name, times in taken.items():
                    times.append(json.loads(run(urls[name], "-m", "tools.bench.page_times")))
            for page in taken["small"][0]:
                few, many = (
                    min(times[page] for times in taken[name]) for name in ("small", "large")
                )
                kept &= many / few <= LIMIT
                print(f"  {page:26} {few:13.2f} {many:18.2f} {many / few:9.2f}   (at most {LIMIT})")
    return kept


def _figures(url: str) -> int:
    count = "from budgets.models import Figure; print(Figure.objects.count())"
    return int(run(url, "manage.py", "shell", "--verbosity=0", "--command", count))
