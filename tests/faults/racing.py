"""python -m tests.faults.racing FOLDER ROUNDS: two editors save the same figure at the same moment.

In each round both open its form, then both save another value. Prints, as JSON, how many rounds
had one save and one refusal that shows both values, and what the trail says of them in the end.
"""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth.models import Group, User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from budgets.models import Change, Figure, Revision  # noqa: E402
from tests import invented  # noqa: E402
from tests.admin.filling import AMENDED, Desk  # noqa: E402

FIGURE = "t03.2010350.total"
WHY = {**AMENDED, "confirmed": "on"}


def prepared(folder: Path) -> None:
    settings.FIXTURES = folder
    fixtures, reference = invented.write(folder)
    call_command("migrate", verbosity=0)
    call_command("load_disclosure", str(fixtures), reference=reference, stdout=sys.stderr)


def desk_of(name: str) -> Desk:
    user = User.objects.create_user(name, is_staff=True)
    user.groups.set([Group.objects.get(name="editor")])
    client = Client()
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


def race(desks: list[Desk], rounds: int) -> list[list[int]]:
    """The statuses of both answers, by round."""
    barrier = Barrier(len(desks))

    def save(number: int, desk: Desk, at: int) -> int:
        sheet = desk.open(FIGURE, kind="amendment", budget=invented.ADDRESS)
        value = f"{at}{number:03d}.00"
        barrier.wait()
        answer = sheet.send("save", **{f"new:{FIGURE}:amended": value}, **WHY)
        connection.close()
        shown = value in answer.text if answer.response.status_code == 409 else True
        return answer.response.status_code if shown else 0

    with ThreadPoolExecutor(len(desks)) as pool:
        return [
            sorted(pool.map(save, [number] * 2, desks, range(1, 3))) for number in range(rounds)
        ]


def main(folder: Path, rounds: int) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    # No page here is looked at, so none needs its sheets collected.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    prepared(folder)
    statuses = race([desk_of("one"), desk_of("two")], rounds)
    changes = [(each.old, each.new) for each in Change.objects.order_by("pk")]
    figure = Figure.objects.get(column="total", line_item__row="2010350")
    said = {
        "refused": sum(each == [302, 409] for each in statuses),
        "changes": len(changes),
        "follow": all(b[0] == a[1] for a, b in pairwise(changes)),
        "last": figure.amended == changes[-1][1],
        "revisions": Revision.objects.filter(disclosure__isnull=False).count(),
        "others": [each for each in statuses if each != [302, 409]][:3],
    }
    sys.stdout.write(json.dumps(said))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
