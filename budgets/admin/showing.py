"""Effects as pages of the desk show them, in the reader's language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.corrections.effects import breaks, mends
from budgets.findings import Place, named, place_of
from budgets.rules.declarations import Outcome


@dataclass(frozen=True)
class ShownEffect:
    """One check that a correction changes: how it came out before and after, and both sides."""

    check: str
    statement: str
    before: str
    after: str
    verdict: str
    css: str
    sides: tuple[Place, Place]
    difference_before: str
    difference_after: str
    unit: str


def shown_effects(found: Iterable[Mapping[str, Any]]) -> list[ShownEffect]:
    language = "en" if get_language() == "en" else "zh"
    return [
        ShownEffect(
            effect["check"],
            effect[language] or effect["zh"],
            _outcome(effect["before"]),
            _outcome(effect["after"]),
            _verdict(effect),
            "mark" if effect["after"] == Outcome.DIFFERS.key else "ok",
            (place_of(effect["left"]), place_of(effect["right"])),
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
