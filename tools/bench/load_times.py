"""python -m tools.bench.load_times: seconds to load all rows and figures again, both ways.

Prints how many rows there are, what loaddata takes, and what our loading takes. The database is
that of DATABASE_URL, whose rows and figures are removed.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
from django.core.management import call_command

ROUNDS = 5


def main() -> int:
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    django.setup()
    from budgets.models import Figure, LineItem, Mention

    Mention.objects.all().delete()
    rows = {model: _columns(model) for model in (LineItem, Figure)}
    with tempfile.TemporaryDirectory() as folder:
        fixture = Path(folder) / "rows.json"
        call_command("dumpdata", "budgets.lineitem", "budgets.figure", output=str(fixture))
        stock = _seconds(lambda: call_command("loaddata", str(fixture), verbosity=0))
    ours = min(_seconds(lambda: _load(rows)) for _ in range(ROUNDS))
    print(sum(len(keys) for keys, _columns in rows.values()), stock, ours)
    return 0


def _columns(model: Any) -> tuple[list[int], dict[str, list[Any]]]:
    """The keys and the columns of all rows of a model."""
    names = [field.attname for field in model._meta.concrete_fields]
    columns = map(list, zip(*model.objects.order_by("pk").values_list(*names), strict=True))
    found = dict(zip(names, columns, strict=True))
    return found.pop("id"), found


def _load(rows: dict[Any, tuple[list[int], dict[str, list[Any]]]]) -> None:
    from django.db import transaction

    from budgets.imports.columns import insert

    with transaction.atomic():
        for model, (keys, columns) in rows.items():
            insert(model, keys, columns)


def _seconds(load: Callable[[], Any]) -> float:
    """What a load takes into tables from which all rows were removed."""
    from budgets.models import LineItem

    LineItem.objects.all().delete()
    begin = time.perf_counter()
    load()
    return time.perf_counter() - begin


if __name__ == "__main__":
    sys.exit(main())
