"""manage.py backup FILE"""

from argparse import ArgumentParser
from hashlib import file_digest
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from budgets.management.copies import copy_to


class Command(BaseCommand):
    help = (
        "Write the whole database, accounts and trail included, into one file, while the site goes "
        "on. Keep it where nobody else can read it, and its digest elsewhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not be there")

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        if file.exists():
            raise CommandError(f"{file} is there already.")
        if not file.parent.is_dir():
            raise CommandError(f"There is no folder {file.parent}.")
        unfinished = file.with_name(f"{file.name}.unfinished")
        # Nobody else reads it, not even while it is written.
        unfinished.touch(mode=0o600)
        try:
            copy_to(unfinished)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
        with file.open("rb") as content:
            digest = file_digest(content, "sha256").hexdigest()
        self.stdout.write(f"{file}: {file.stat().st_size:,} bytes, SHA-256 {digest}")
