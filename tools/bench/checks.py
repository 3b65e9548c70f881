"""What checking a disclosure costs, and that the cost grows as the number of disclosures does.

Reading a snapshot and running all rules on it, in CPU time: of the real disclosures, which is
limited, and of 1, 10 and 100 made-up ones, whose cost for one is compared.
"""

import time
from collections.abc import Sequence
from io import StringIO
from statistics import median

from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import Disclosure
from budgets.rules import checks_of, questions_of
from budgets.rules.snapshot import Snapshot
from tools.bench.databases import real_folders

# Milliseconds of CPU for all rules over one disclosure, reading it included.
LIMIT = 150
# What one of many may cost, beside one alone.
GROWTH = 1.2
COUNTS = (1, 10, 100)
ROUNDS = 9


def measure() -> bool:
    """Print what checks cost; whether that is within the limits."""
    call_command("load_disclosure", *real_folders(), stdout=StringIO())
    real = [*Disclosure.objects.with_publishers()]
    call_command("generate_disclosures", str(max(COUNTS)), stdout=StringIO())
    made_up = [*Disclosure.objects.with_publishers().exclude(pk__in=[each.pk for each in real])]
    kept = [_of_one(disclosure) for disclosure in real]
    return _growth(made_up) and all(kept)


def _of_one(disclosure: Disclosure) -> bool:
    with CaptureQueriesContext(connection) as queries:
        found = _checked([disclosure])
    times = []
    for _ in range(ROUNDS):
        begin = time.process_time()
        _checked([disclosure])
        times.append((time.process_time() - begin) * 1000)
    spent = median(times)
    print(
        f"Checks of {disclosure.publisher.slug} {disclosure.fiscal_year}: {found} in {spent:.0f} ms"
        f" of CPU, {len(queries)} queries   (at most {LIMIT} ms)"
    )
    return spent <= LIMIT


def _growth(disclosures: Sequence[Disclosure]) -> bool:
    """The cost for one of several disclosures, taken in turns, over that of one alone."""
    times: dict[int, list[float]] = {count: [] for count in COUNTS}
    for _ in range(ROUNDS):
        for count in COUNTS:
            begin = time.process_time()
            _checked(disclosures[:count])
            times[count].append((time.process_time() - begin) / count)
    one = median(times[1])
    ratios = {count: median(times[count]) / one for count in COUNTS}
    for count, ratio in ratios.items():
        each = median(times[count]) * 1000
        print(f"  {count:4} made-up disclosures: {each:.1f} ms each, ratio {ratio:.2f}")
    print(f"  (at most {GROWTH})")
    return max(ratios.values()) <= GROWTH


def _checked(disclosures: Sequence[Disclosure]) -> int:
    return sum(
        len([*checks_of(found), *questions_of(found)]) for found in map(Snapshot.of, disclosures)
    )
