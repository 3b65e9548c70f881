"""Removing built files before their time, since they hold what must not be public."""

import shutil
from pathlib import Path

from django.conf import settings

from budgets.exports.publication import Publication
from budgets.models import Disclosure

# Whose the files of all budgets are.
SITE = "site"


def forget_files(disclosure: Disclosure | None) -> None:
    """Remove every built file that holds data of a disclosure, or for None of any."""
    builds = Path(settings.BUILDS)
    owners = ("-".join(Publication(disclosure, "").place), SITE) if disclosure else ("",)
    for owner in owners:
        # Whoever is being sent one gets it to its end.
        shutil.rmtree(builds / owner, ignore_errors=True)
