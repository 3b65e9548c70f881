"""manage.py load_disclosure FOLDER …"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from budgets.corrections.drafts import Refused
from budgets.corrections.folder_amendments import record_amendments
from budgets.imports.fixture_lines import FixtureRefused
from budgets.imports.loading import load_disclosure
from budgets.imports.tracked import DataChanged
from budgets.management.arguments import add_folders

SHOWN = 20


class Command(BaseCommand):
    help = (
        "Load the fixtures of one or more disclosures, each folder whole or not at all. "
        "Data that was changed since it was loaded is not overwritten."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_folders(parser)
        changed = parser.add_mutually_exclusive_group()
        changed.add_argument(
            "--overwrite",
            action="store_true",
            help="take the folder's data even where the database was changed since the last load",
        )
        changed.add_argument(
            "--keep",
            action="store_true",
            help="where it was, say so and go on with the next folder: that is no fault",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        for folder in options["folders"]:
            # In English, like all that commands say; the fields give their own reasons.
            with override("en"):
                said = self._loaded(folder, options)
            self.stdout.write(said)

    def _loaded(self, folder: Path, options: dict[str, Any]) -> str:
        folders = folder.resolve(), options["reference"].resolve()
        try:
            with transaction.atomic():
                loaded = load_disclosure(*folders, overwrite=options["overwrite"])
                made = record_amendments(loaded.disclosure, loaded.amendments)
        except FixtureRefused as error:
            shown = "\n".join(str(problem) for problem in error.problems[:SHOWN])
            more = len(error.problems) - SHOWN
            rest = f"\n… and {more} more" if more > 0 else ""
            raise CommandError(f"Nothing of {folder} was loaded:\n{shown}{rest}") from error
        except DataChanged as error:
            if options["keep"]:
                return (
                    f"{folder}: not loaded, since the data were corrected or changed since they "
                    f"were; they stay as they are.\n{error}"
                )
            raise CommandError(
                f"Nothing of {folder} was loaded: {error}. Use --overwrite to replace the data.",
                returncode=3,
            ) from error
        except Refused as error:
            raise CommandError(f"Nothing of {folder} was loaded: {error}") from error
        what = "loaded" if loaded.is_new else "already loaded"
        removed = f"; {loaded.removed} rows that it lacks were removed" if loaded.removed else ""
        amended = "".join(
            f"; amendments recorded, revision {each.revision.number}" for each in made
        )
        return f"{folder}: {what}, revision {loaded.revision.number}{removed}{amended}"
