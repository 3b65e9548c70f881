"""manage.py check_disclosure FOLDER or PLACE/PUBLISHER/YEAR"""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from budgets.bilingual import Bilingual
from budgets.imports.drafts import draft_snapshot
from budgets.imports.fixture_lines import FixtureRefused
from budgets.management.arguments import add_reference
from budgets.models import Disclosure
from budgets.rules import RELEASE, checks_of, questions_of
from budgets.rules.declarations import Check, Outcome, Side
from budgets.rules.snapshot import Snapshot

DIFFERS = 1
LANGUAGES = {"zh-hans": "zh", "en": "en"}


class Command(BaseCommand):
    help = (
        "Check whether a budget's tables agree with one another and with its text: one that is "
        "loaded, by its address, or a folder of fixtures that was never loaded. Exits with 1 where "
        "something differs that the accepted list does not name."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("budget", help="a folder of fixtures, or an address: 420000/100/2024")
        parser.add_argument(
            "--accepted",
            type=Path,
            metavar="FILE",
            help="the differences that are known, one id a line; what follows a # is a remark",
        )
        parser.add_argument("--language", choices=LANGUAGES, default="en")
        parser.add_argument("--all", action="store_true", help="print what holds too")
        add_reference(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        self.language = options["language"]
        accepted = _accepted(options["accepted"])
        snapshot = self._snapshot(options["budget"], options["reference"])
        checks = [*checks_of(snapshot)]
        shown = (Outcome.DIFFERS, Outcome.NOT_CHECKABLE)
        for outcome in (*shown, Outcome.HOLDS) if options["all"] else shown:
            self._section(outcome, [c for c in checks if c.comparison.outcome is outcome], accepted)
        self._section(Outcome.ASKS, [*questions_of(snapshot)], set())
        counts = Counter(check.comparison.outcome for check in checks)
        self.stdout.write(
            f"Rules {RELEASE}: {counts[Outcome.HOLDS]} hold, {counts[Outcome.DIFFERS]} differ, "
            f"{counts[Outcome.NOT_CHECKABLE]} cannot be checked."
        )
        self._judge({c.id for c in checks if c.comparison.outcome is Outcome.DIFFERS}, accepted)

    def _judge(self, differing: set[str], accepted: set[str]) -> None:
        for check_id in sorted(accepted - differing):
            self.stdout.write(f"Accepted, but does not differ: {check_id}")
        unknown = differing - accepted
        if unknown:
            raise CommandError(
                f"{len(unknown)} differ that the accepted list does not name.", returncode=DIFFERS
            )

    def _snapshot(self, budget: str, reference: Path) -> Snapshot:
        folder = Path(budget)
        if folder.is_dir():
            try:
                return draft_snapshot(folder, reference)
            except FixtureRefused as error:
                raise CommandError(f"{folder} cannot be checked:\n{error}", returncode=2) from error
        if found := Disclosure.objects.named(budget.strip("/")):
            return Snapshot.of(found)
        raise CommandError(
            f"“{budget}” is neither a folder nor the address of a budget that is loaded",
            returncode=2,
        )

    def _section(self, outcome: Outcome, checks: list[Check], accepted: set[str]) -> None:
        if checks:
            self.stdout.write(f"\n{self._said(outcome.title).upper()} ({len(checks)})")
        for check in checks:
            known = " (accepted)" if check.id in accepted else ""
            found = check.comparison
            self.stdout.write(f"{check.id}{known}: {self._said(found.statement)}")
            if found.left.said.zh or found.right.said.zh:
                self.stdout.write(f"    {self._side(found.left)}  |  {self._side(found.right)}")
            if found.reason.zh:
                self.stdout.write(f"    {self._said(found.reason)}")

    def _side(self, side: Side) -> str:
        """What stands there, and on which lines of the document."""
        lines = ", ".join(
            str(first) if first == last else f"{first}–{last}" for first, last in side.lines[:3]
        )
        more = ", …" if len(side.lines) > 3 else ""
        return f"“{self._said(side.said)}”{f' [{lines}{more}]' if lines else ''}"

    def _said(self, text: Bilingual) -> str:
        return text.en if self.language == "en" and text.en else text.zh


def _accepted(file: Path | None) -> set[str]:
    """The ids of an accepted list. Raises CommandError where there is no such file."""
    if file is None:
        return set()
    try:
        lines = file.read_text("utf-8").splitlines()
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error}", returncode=2) from error
    return {found for line in lines if (found := line.partition("#")[0].strip())}
