"""Effects as pages of the desk show them: as the log does, and with both outcomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.corrections.effects import breaks, mends
from budgets.corrections.shown_effects import ShownEffect, shown_effect
from budgets.findings import Place, named
from budgets.rules.declarations import Outcome


@dataclass(frozen=True)
class TriedEffect:
    """One check that a correction changes: how it came out before and after, and both sides."""

    shown: ShownEffect
    before: str
    after: str
    verdict: str
    difference_before: str
    difference_after: str
    unit: str

    @property
    def sides(self) -> tuple[Place, Place]:
        return self.shown.left, self.shown.right


def tried_effects(found: Iterable[Mapping[str, Any]]) -> list[TriedEffect]:
    return [
        TriedEffect(
            shown_effect(effect),
            _outcome(effect["before"]),
            _outcome(effect["after"]),
            _verdict(effect),
            effect["difference_before"],
            effect["difference_after"],
            effect["unit"],
        )
        for effect in found
    ]


def _outcome(key: str) -> str:
    return named(Outcome, key).in_language(get_language() or "") if key else _("not there")


def _verdict(effect: Mapping[str, Any]) -> str:
    if breaks(effect):
        return _("breaks")
    return _("mends") if mends(effect) else _("changes")
