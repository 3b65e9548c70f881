"""python -m tests.faults.restoring make | digests FOLDER: what a restore is tried with.

`make` sets up a small budget with a correction, `digests` prints, as JSON, the SHA-256 of every
public file.
"""

import json
import sys
from hashlib import sha256
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from budgets.exports.static_site import StaticSite  # noqa: E402
from tests import invented  # noqa: E402
from tests.conftest import disclosure_of  # noqa: E402
from tests.corrections import making  # noqa: E402


def make(folder: Path) -> None:
    fixtures, reference = invented.write(folder)
    call_command("migrate", verbosity=0)
    call_command("load_disclosure", str(fixtures), reference=reference, stdout=sys.stderr)
    making.amend(disclosure_of(invented.ADDRESS), "t03.2010350.total", "1,101.00")


def digests() -> None:
    settings.SITE = "https://budgets.example"
    # Which sheets belong to a page says nothing of the data.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": plain}}
    found = {file.path: sha256(file.content).hexdigest() for file in StaticSite().files()}
    sys.stdout.write(json.dumps(found))


if __name__ == "__main__":
    settings.FIXTURES = Path(sys.argv[2])
    make(settings.FIXTURES) if sys.argv[1] == "make" else digests()
