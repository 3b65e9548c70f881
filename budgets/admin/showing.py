"""Changes and effects as pages of the desk show them: as the log does, and both outcomes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.corrections.drafts import Edit, Stale
from budgets.corrections.effects import breaks, mends
from budgets.corrections.fields import LABELS
from budgets.corrections.named_targets import named
from budgets.corrections.shown_changes import ShownChange, shown_change
from budgets.corrections.shown_effects import ShownEffect, shown_effect
from budgets.corrections.targets import NoSuchTarget, find
from budgets.findings import Place
from budgets.findings import named as named_member
from budgets.models import Change, Disclosure
from budgets.models.corrections import ADDED, AMENDED
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
    return named_member(Outcome, key).in_language(get_language() or "") if key else _("not there")


def _verdict(effect: Mapping[str, Any]) -> str:
    if breaks(effect):
        return _("breaks")
    return _("mends") if mends(effect) else _("changes")


def shown_edits(disclosure: Disclosure | None, edits: Iterable[Edit]) -> list[ShownChange]:
    """What a draft would change, before it is a correction."""
    changes = [Change(target=e.target, field=e.field, old=e.old, new=e.new) for e in edits]
    return shown_changes(disclosure, changes)


def shown_changes(disclosure: Disclosure | None, changes: Iterable[Change]) -> list[ShownChange]:
    """Changes as the public log words them; their redactions are loaded with them."""
    changes = list(changes)
    names = named((disclosure, change.target) for change in changes)
    of = disclosure.pk if disclosure else None
    return [
        shown_change(change, names[of, change.target], disclosure, _printed(disclosure, change))
        for change in changes
    ]


def _printed(disclosure: Disclosure | None, change: Change) -> str:
    """What stands beside an amended text."""
    if change.field != AMENDED:
        return ""
    try:
        return str(find(disclosure, change.target).row.printed)
    except NoSuchTarget:
        return ""


def shown_stale(stale: Stale) -> list[tuple[str, str, Edit, str]]:
    """What of a stale form is another now: target, field, edit, and what stands there."""
    return [
        (edit.target, str(LABELS.get(edit.field, edit.field)), _worded(edit), now)
        for edit, now in stale.now
    ]


def _worded(edit: Edit) -> Edit:
    """An edit without the many lines that a new row is written in."""
    return replace(edit, new=edit.target) if edit.field == ADDED else edit
