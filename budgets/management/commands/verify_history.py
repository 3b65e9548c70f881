"""manage.py verify_history [--head DIGEST] …"""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from budgets.corrections.history_checks import (
    Finding,
    chains,
    findings,
    name_of,
    recorded,
    unexplained_of_none,
)
from budgets.exports.one_state import one_state
from budgets.models import Correction, Disclosure, Revision, guards
from budgets.source_copy import DIGEST

FOUND = 1


class Command(BaseCommand):
    help = (
        "Check the whole history: that the trail of corrections is as it was written, that each "
        "chain of revisions is whole, and that the data are what they made of it. Exits with 1 "
        "where something is wrong. Who owns the database could write all of it anew: that is "
        "found by the digest of a head that was noted elsewhere."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--head",
            action="append",
            default=[],
            metavar="DIGEST",
            help="a digest that some chain once ended with; as a feed, a CSV or a manifest has it",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        heads = [head.strip().lower() for head in options["head"]]
        for head in heads:
            if not DIGEST.fullmatch(head):
                raise CommandError(f"“{head}” is no digest: 64 digits of 0–9 and a–f", returncode=2)
        self.wrong = self.past = 0
        self._tell_of_triggers()
        # One state, whatever is corrected meanwhile.
        with one_state():
            of = [*self._chains()]
            for finding in unexplained_of_none():
                self._tell(finding)
            for head in heads:
                self._compare(head)
            self._sum_up(of)
        if self.wrong:
            raise CommandError(f"{self.wrong} findings.", returncode=FOUND)

    def _tell_of_triggers(self) -> None:
        for name in guards.missing(connection):
            self._tell(Finding("database", None, f"the trigger {name} is not there"))
        try:
            for name in guards.altered(connection):
                said = f"the trigger {name} does not do what it should"
                self._tell(Finding("database", None, said))
        except DatabaseError:
            self.stdout.write(
                "Not checked: whether each trigger does what it should; only the owner of the "
                "tables can tell."
            )

    def _chains(self) -> Iterator[str]:
        """Check each chain; gives what to say of it in the end."""
        for disclosure in chains():
            for finding in findings(disclosure):
                self._tell(finding)
            head = Revision.objects.head_of(disclosure)
            if head is not None:
                yield (
                    f"{name_of(disclosure)}: revision {head.number}, head {head.digest}, content "
                    f"{head.content_digest}"
                )

    def _tell(self, finding: Finding) -> None:
        self.stdout.write(f"{'Past: ' if finding.is_past else ''}{finding}")
        if finding.is_past:
            self.past += 1
        else:
            self.wrong += 1

    def _compare(self, digest: str) -> None:
        """Whether a digest that was noted once is still one of a chain, and which."""
        revision = Revision.objects.filter(digest=digest).first()
        if revision is None:
            said = f"no chain has {digest}; what it stood for was taken away or written anew"
            self._tell(Finding("head", None, said))
            return
        disclosure = Disclosure.objects.with_publishers().filter(revisions=revision).first()
        later = Revision.objects.of(disclosure).filter(number__gt=revision.number).count()
        since = f"{later} revisions since" if later else "the last one"
        chain = name_of(disclosure)
        self.stdout.write(f"{chain}: {digest} is revision {revision.number}, {since}")

    def _sum_up(self, of: list[str]) -> None:
        for said in of:
            self.stdout.write(said)
        others = Disclosure.objects.exclude(pk__in=recorded().values("pk"))
        real = others.exclude(documents__standing="generated").count()
        self.stdout.write(
            f"{len(of)} chains with {Revision.objects.count()} revisions and "
            f"{Correction.objects.count()} corrections checked; {others.count()} budgets not "
            f"recorded, {real} of them not made up; {self.wrong} findings, {self.past} of the past."
        )
