"""manage.py redact PLACE/PUBLISHER/YEAR --text PASSAGE --reason REASON"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import override

from budgets.corrections.drafts import Refused
from budgets.corrections.redactable import Passage
from budgets.corrections.redacting import Redaction, redact
from budgets.exports.forgetting import forget_files
from budgets.models import Disclosure

REFERENCE = "reference"
LEFT = 1
# A dump writes fixtures only, and none that say what the copy of the document does not.
BY_HAND = (
    "In each of these files, put as many █ in its place as it has characters, and move no line. If "
    "the copy of the document is among them, its new SHA-256 goes into “sha256” of "
    "disclosure.jsonl and into README.md. Then run manage.py load_disclosure, and this once more, "
    "which removes files that were built meanwhile. Until then the pages of the document show it; "
    "a repository keeps it in its history."
)


class Command(BaseCommand):
    help = (
        "Take personal data away that slipped in: a passage is blacked out in the texts of a "
        "budget, and emptied in its trail, wherever it stands. What the trail said leaves its "
        "digest, so that the chain of revisions is still whole. Exits with 1 where some is left."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "budget", help="an address, 420000/100/2024, or “reference” for the data that all share"
        )
        parser.add_argument(
            "--text", required=True, help="the passage; “-” reads it from the input"
        )
        parser.add_argument("--reason", required=True, help="why, in Chinese; it is public")
        parser.add_argument("--reason-en", default="", help="the same in English")
        parser.add_argument("--dry-run", action="store_true", help="only say what would be done")

    def handle(self, *args: Any, **options: Any) -> None:
        text = options["text"]
        if text == "-":
            text = sys.stdin.read().removesuffix("\n")
        passage = Passage(text, _disclosure(options["budget"]))
        with override("en"):
            found = self._found(passage, options)
        for said in (*_taken_away(found), *_remaining(passage, found)):
            self.stdout.write(said)
        if found.left:
            raise CommandError("It still stands where it cannot be taken away.", returncode=LEFT)

    def _found(self, passage: Passage, options: dict[str, Any]) -> Redaction:
        reason = options["reason"], options["reason_en"]
        try:
            return (
                Redaction.of(passage, *reason) if options["dry_run"] else redact(passage, *reason)
            )
        except Refused as error:
            files = "\n".join(_files(passage))
            raise CommandError(f"Nothing was changed: {error}.\n{files}".rstrip()) from error
        finally:
            # Also when all else is done: they may hold what was in a copy of the document.
            if not options["dry_run"]:
                forget_files(passage.disclosure)


def _disclosure(address: str) -> Disclosure | None:
    """The budget of an address. Raises CommandError where there is none."""
    if address == REFERENCE:
        return None
    if found := Disclosure.objects.named(address.strip("/")):
        return found
    raise CommandError(f"“{address}” is not the address of a budget that is loaded", returncode=2)


def _taken_away(found: Redaction) -> Iterator[str]:
    """What was taken away, or would be; never the passage itself."""
    for place in found.places:
        yield f"Blacked out: {place}"
    for correction in found.corrections:
        yield f"Emptied: the reason and the effects of correction {correction.pk}"
    for change in found.changes:
        yield f"Emptied: “{change.field}” of {change.target} in correction {change.correction_id}"
    for decision in found.decisions:
        yield f"Emptied: the reason of the decision about correction {decision.correction_id}"
    if found.correction is None:
        yield "Nothing was changed: this only says what would be."
    else:
        yield f"Redacted by correction {found.correction.pk}; built files were removed."


def _remaining(passage: Passage, found: Redaction) -> Iterator[str]:
    for place in found.left:
        yield f"Left: {place}"
    yield from _files(passage)
    if found.correction is not None:
        yield (
            "Backups hold it still, and so may the database's own files until it is vacuumed "
            "(VACUUM) and its logs are written over."
        )


def _files(passage: Passage) -> Iterator[str]:
    """The files that hold it, and what is to be done with them."""
    files = passage.files()
    for file, numbers in files.items():
        yield f"{_short(file)}, line {', '.join(map(str, numbers))}: black it out here too."
    if any(file.suffix != ".jsonl" for file in files):
        yield BY_HAND
    elif files:
        yield "Run manage.py dump_disclosure with their folder, which does that."


def _short(file: Path) -> Path:
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
