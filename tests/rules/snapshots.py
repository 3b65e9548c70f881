"""Snapshots of the two disclosures, and changed ones, for tests of the rules."""

from functools import cache

from django.conf import settings

from budgets.imports.drafts import draft_snapshot
from budgets.rules import ALL_RULES, checks_of
from budgets.rules.declarations import Outcome
from budgets.rules.snapshot import Snapshot
from tests.conftest import FOLDERS, HONGSHAN, PUTUO


@cache
def snapshot(address: str = HONGSHAN) -> Snapshot:
    """What the fixtures of a disclosure say, read without a database."""
    return draft_snapshot(FOLDERS[address], settings.REFERENCE)


def rule(code):
    return next(rule for rule in ALL_RULES if rule.code == code)


def outcomes(code, of=HONGSHAN, changes=None, of_snapshot=None):
    """What a rule finds, by the keys of its comparisons."""
    found = of_snapshot or snapshot(of)
    if changes:
        found = found.with_changes(changes)
    return {
        check.comparison.key: check.comparison.outcome for check in checks_of(found, [rule(code)])
    }


def differing(code, **options):
    return {key for key, outcome in outcomes(code, **options).items() if outcome is Outcome.DIFFERS}


__all__ = ["HONGSHAN", "PUTUO", "differing", "outcomes", "rule", "snapshot"]
