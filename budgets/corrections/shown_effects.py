"""What a correction did to the checks, as the log shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from budgets.bilingual import Bilingual
from budgets.corrections.said import Said, in_page
from budgets.findings import Place, difference_in_words, place_of
from budgets.models import Correction

# The classes of marks, by the outcome that they are of; a check that is no longer made has none.
_CSS = {"differs": "mark", "holds": "ok", "not-checkable": "na"}


@dataclass(frozen=True)
class ShownEffect:
    """A check whose outcome changed: what became of it, and both sides as they are after it.

    `budget` is the address of its budget below a language: 110105/038/2024.
    """

    word: str
    css: str
    budget: str
    check: str
    statement: Said
    left: Place
    right: Place
    difference_before: str
    difference_after: str


def shown_effects(correction: Correction | None) -> list[ShownEffect]:
    """The effects of a correction, the broken checks first."""
    return [shown_effect(each) for each in correction.effects] if correction else []


def shown_effect(effect: Mapping[str, Any]) -> ShownEffect:
    after = effect["after"]
    return ShownEffect(
        _word(effect["before"], after),
        _CSS.get(after, "eg"),
        effect["budget"],
        effect["check"],
        in_page(Bilingual(effect["zh"], effect["en"])),
        place_of(effect["left"]),
        place_of(effect["right"]),
        _difference(effect["difference_before"], effect["unit"]),
        _difference(effect["difference_after"], effect["unit"]),
    )


def _word(before: str, after: str) -> str:
    if after == "differs":
        return _("still differs") if before == "differs" else _("now differs")
    words = {"holds": _("now holds"), "not-checkable": _("now cannot be checked")}
    return words.get(after) or _("is no longer made")


def _difference(written: str, unit: str) -> str:
    return difference_in_words(Decimal(written), unit) if written else ""
