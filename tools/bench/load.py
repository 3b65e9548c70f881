"""What loading a row costs, beside what `loaddata` takes for it.

Both sides write the same made-up rows and figures; ours checks them by column and writes them at
once, as a load of fixtures does; `loaddata` reads them from JSON, with primary keys, which is the
faster of its ways.
"""

from tools.bench.databases import databases, fill, run

LIMITS = {"SQLite": 20, "PostgreSQL": 50}
# Some 10,000 figures, since loaddata takes a minute for more.
BUDGETS = 55


def measure() -> bool:
    """Print what both sides take for a row; whether ours is as many times faster as it must be."""
    kept = True
    print("Loading, rows a second               loaddata      ours   ratio")
    with databases("load") as vendors:
        for vendor, urls in vendors.items():
            fill(urls["load"], BUDGETS)
            rows, stock, ours = map(
                float, run(urls["load"], "-m", "tools.bench.load_times").split()
            )
            ratio = stock / ours
            kept &= ratio >= LIMITS[vendor]
            print(
                f"  {vendor:10} {rows:8,.0f} rows {rows / stock:21,.0f} {rows / ours:9,.0f}"
                f" {ratio:7.0f}   (at least {LIMITS[vendor]})"
            )
    return kept
