"""manage.py restore FILE"""

import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from budgets.management.copies import restore_from
from budgets.models import Disclosure, Revision, guards


class Command(BaseCommand):
    help = (
        "Fill an empty database from a file that manage.py backup wrote on the same kind of "
        "database. Then run verify_history, with a head that was kept elsewhere, and grant_roles."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        before = time.monotonic()
        restore_from(file)
        # A copy of an earlier release is brought up to this one; triggers are put in place anew.
        call_command("migrate", verbosity=0)
        if missing := guards.missing(connection):
            raise CommandError(f"Triggers are missing: {', '.join(missing)}")
        self.stdout.write(
            f"{Disclosure.objects.count()} budgets with {Revision.objects.count()} revisions, "
            f"in {time.monotonic() - before:.1f} s"
        )
