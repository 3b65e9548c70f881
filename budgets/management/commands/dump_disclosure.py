"""manage.py dump_disclosure FOLDER …"""

from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from budgets.imports.dumping import README, Dumped, DumpRefused, dump_disclosure
from budgets.imports.fixture_lines import FixtureRefused
from budgets.management.arguments import add_folders


class Command(BaseCommand):
    help = (
        "Write what corrections made of the data back into the folders of fixtures that it was "
        "loaded from: what was transcribed otherwise into its own line, what publishers amended "
        "into amendments.jsonl. No other line is touched."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_folders(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in options["folders"]:
            try:
                with override("en"):
                    dumped = dump_disclosure(folder.resolve(), options["reference"].resolve())
            except (FixtureRefused, DumpRefused) as error:
                raise CommandError(f"Nothing was written to {folder}:\n{error}") from error
            for said in _said(folder, dumped):
                self.stdout.write(said)


def _said(folder: Path, dumped: Dumped) -> Iterator[str]:
    """What was written, and what was not."""
    if not dumped.changes:
        yield f"{folder}: holds what the database holds; nothing was written"
    for change in dumped.changes:
        yield f"{folder}: {change}"
    if dumped.digests:
        yield (
            f"{folder}: {README}: the digest of the content is {dumped.digests[1]} now, without "
            "amendments, as the first revision of a fresh load has it"
        )
    if dumped.waiting:
        waiting = ", ".join(map(str, dumped.waiting))
        yield f"{folder}: not written, since nobody has decided about them: corrections {waiting}"
    if dumped.notes:
        yield f"{folder}: {dumped.notes} notes stay in the trail alone; corrections.csv has them"
