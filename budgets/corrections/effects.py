"""The checks that a change breaks or mends."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from budgets.imports.check_runs import side_as_stored
from budgets.models import Disclosure
from budgets.rules import checks_of
from budgets.rules.declarations import Check, Outcome
from budgets.rules.snapshot import Snapshot

Found = Mapping[str, Check]


def found_in(snapshot: Snapshot) -> Found:
    """What the rules find in a snapshot, by the checks' ids."""
    return {check.id: check for check in checks_of(snapshot)}


def effects(disclosure: Disclosure, before: Found, after: Found) -> list[dict[str, Any]]:
    """The checks whose outcome changes, and those that still differ but by something else.

    Each is an object of `budget`, `check`, `rule`, `before` and `after` (outcomes), both
    statements, the two sides as they are after it, and both differences; the broken ones first.
    """
    found = [
        _effect(disclosure, before.get(key), after.get(key))
        for key in dict.fromkeys([*after, *before])
        if _differ(before.get(key), after.get(key))
    ]
    return sorted(found, key=lambda effect: (not breaks(effect), effect["check"]))


def breaks(effect: Mapping[str, Any]) -> bool:
    """Whether a check that held, or was not there, differs now."""
    return bool(effect["after"] == "differs" and effect["before"] != "differs")


def wants_confirmation(effect: Mapping[str, Any]) -> bool:
    """Whether a check is broken, or can no longer be seen to hold."""
    return breaks(effect) or bool(effect["before"] == "holds" and effect["after"] != "holds")


def mends(effect: Mapping[str, Any]) -> bool:
    return bool(effect["before"] == "differs" and effect["after"] != "differs")


@dataclass(frozen=True)
class _Seen:
    """What of a check is compared."""

    outcome: Outcome
    difference: Any


def _differ(before: Check | None, after: Check | None) -> bool:
    seen = [each and _Seen(each.comparison.outcome, _difference(each)) for each in (before, after)]
    return seen[0] != seen[1]


def _difference(check: Check | None) -> str:
    found = check.comparison.difference if check else None
    return "" if found is None else f"{found.normalize():f}"


def _effect(disclosure: Disclosure, before: Check | None, after: Check | None) -> dict[str, Any]:
    shown = next(each for each in (after, before) if each)
    comparison = shown.comparison
    return {
        "budget": disclosure.path,
        "check": shown.id,
        "rule": shown.rule.code,
        "before": before.comparison.outcome.key if before else "",
        "after": after.comparison.outcome.key if after else "",
        "zh": comparison.statement.zh,
        "en": comparison.statement.en,
        "left": side_as_stored(comparison.left),
        "right": side_as_stored(comparison.right),
        "unit": comparison.unit,
        "difference_before": _difference(before),
        "difference_after": _difference(after),
    }


def counted(found: list[dict[str, Any]]) -> Iterator[tuple[str, int]]:
    """How many checks are broken, mended, and changed otherwise."""
    broken, mended = sum(map(breaks, found)), sum(map(mends, found))
    yield from (("broken", broken), ("mended", mended), ("other", len(found) - broken - mended))
