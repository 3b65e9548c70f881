"""python -m tools.bench.page_times: the times of pages of every type on DATABASE_URL, as JSON."""

import json
import os
import sys
import time

import django
from django.test import Client
from django.urls import reverse
from django.utils.translation import activate

from tools.page_types import PAGE_TYPES

ROUNDS = 20
WARM_UP = 3
# Pages of lists that are full in a small database too, so that like is compared with like.
PER_PAGE = 5


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    django.setup()
    from django.conf import settings

    from budgets.models import Disclosure, LineItem
    from budgets.views import lists

    settings.ALLOWED_HOSTS = ["testserver"]
    lists.PER_PAGE = PER_PAGE
    activate("en")
    disclosure = Disclosure.objects.with_publishers().get(publisher__slug="000000")
    line = LineItem.objects.of(disclosure).filter(level="kuan", functional__isnull=False)[0]
    place = disclosure.publisher.jurisdiction.get_absolute_url()
    made_up = {
        "made up: table": reverse("table", args=[*disclosure.address, 3]),
        "made up: level": line.address,
        "made up: disclosure": disclosure.get_absolute_url(),
        "made up: publisher": disclosure.publisher.get_absolute_url(),
        "made up: place": place,
        "made up: place, filtered": f"{place}?kind=unit&year=2024",
    }
    there = {each.name: each.address("en") for each in PAGE_TYPES if each.name != "not-found"}
    print(json.dumps(_times(there | made_up)))
    return 0


def _times(pages: dict[str, str]) -> dict[str, float]:
    """The time of each page in milliseconds, the pages taken in turns.

    Of all times the lowest but one in ten: those above it tell of the machine, not of the page.
    """
    client = Client()
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for turn in range(WARM_UP + ROUNDS):
        for name, address in pages.items():
            begin = time.perf_counter()
            response = client.get(address)
            spent = time.perf_counter() - begin
            if response.status_code != 200:
                raise SystemExit(f"{address}: {response.status_code}")
            if turn >= WARM_UP:
                taken[name].append(spent * 1000)
    return {name: sorted(times)[ROUNDS // 10] for name, times in taken.items()}


if __name__ == "__main__":
    sys.exit(main())
