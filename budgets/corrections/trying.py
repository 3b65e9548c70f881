"""Trying a draft: it is made and taken back, so that what is shown is what would be published."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from budgets.corrections import evidence
from budgets.corrections.affected import affected_by
from budgets.corrections.applying import apply, refuse_stale
from budgets.corrections.drafts import Draft, Fault, Refused
from budgets.corrections.effects import effects, found_in, wants_confirmation
from budgets.imports.fixture_lines import Problem
from budgets.imports.stored_folder import stored_folder
from budgets.models import Change, Correction, Disclosure, Role
from budgets.rules.snapshot import Snapshot

# A correction of the reference data is tried on so many budgets at most; it reaches all of them.
TRIED = 20


@dataclass(frozen=True)
class Author:
    """Who acts: an account, where it is a person who signed in, and the role."""

    account: Any
    role: Role


@dataclass(frozen=True)
class Trial:
    """What a draft would do: to which checks, and in how many budgets."""

    effects: list[dict[str, Any]]
    budgets: int

    @property
    def wants_confirmation(self) -> bool:
        """Whether it breaks anything that somebody must have seen first."""
        return any(map(wants_confirmation, self.effects))

    @property
    def digest(self) -> str:
        """What a confirmation is of: the checks as they were shown."""
        said = json.dumps(self.effects, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()


def tried(draft: Draft, author: Author) -> Trial:
    """What the draft would do. Nothing is changed. Raises Refused, Stale, NoSuchTarget."""
    # Whoever is late is told so first: what they would change is no longer there.
    refuse_stale(draft.disclosure, draft.edits)
    found = [*evidence.faults(draft)]
    if found:
        raise Refused(found)
    if draft.kind is Correction.Kind.AMENDMENT:
        return Trial(_as_amended(draft), 1)
    if draft.kind is Correction.Kind.NOTE:
        return Trial([], 1)
    shown, count = _budgets(draft)
    before = [found_in(Snapshot.of(each)) for each in shown]
    with taken_back():
        apply(written(draft, [], author), draft.edits)
        problems = _problems(draft.disclosure)
        # Rows are read anew; the budget itself has its publisher, which may be another now.
        after = [found_in(Snapshot.of(Disclosure.objects.get(pk=each.pk))) for each in shown]
    _refuse_new(problems, draft.disclosure)
    changed = zip(shown, before, after, strict=True)
    return Trial([each for three in changed for each in effects(*three)], count)


def _budgets(draft: Draft) -> tuple[list[Disclosure], int]:
    """The budgets to try a draft on, and in how many it shows."""
    if draft.disclosure:
        return [draft.disclosure], 1
    found = affected_by(draft.targets.values())
    return [*found[:TRIED]], found.count()


def _as_amended(draft: Draft) -> list[dict[str, Any]]:
    """What holds and differs if the amended figures stood instead of those printed."""
    disclosure = draft.disclosure
    if disclosure is None:
        raise Refused([Fault(_("Only figures of a budget can be amended."))])
    printed = Snapshot.of(disclosure)
    # Other figures may have been amended before, and belong to the same amended document.
    standing = {key: spot.cell.amended for key, spot in printed.spots.items() if spot.cell.amended}
    amended = standing | {edit.target: edit.new for edit in draft.edits}
    before, after = (
        printed.with_changes({key: text for key, text in texts.items() if text})
        for texts in (standing, amended)
    )
    return effects(disclosure, found_in(before), found_in(after))


def written(draft: Draft, found: list[dict[str, Any]], author: Author) -> Correction:
    """The draft as a correction of the trail, with its changes and its effects."""
    evidence = draft.evidence
    correction = Correction.objects.create(
        disclosure=draft.disclosure,
        kind=draft.kind,
        reason_zh=draft.reason_zh.strip(),
        reason_en=draft.reason_en.strip(),
        line_from=evidence.line_from,
        line_to=evidence.line_to,
        document_address=evidence.address,
        document_dated=evidence.dated,
        document_sha256=evidence.sha256,
        effects=found,
        author=author.account,
        role=author.role,
    )
    for order, edit in enumerate(draft.edits, 1):
        Change.objects.create(
            correction=correction,
            order=order,
            target=edit.target,
            field=edit.field,
            old=edit.old,
            new=edit.new,
            seen=edit.seen,
        )
    return correction


@contextmanager
def taken_back() -> Iterator[None]:
    """A part of a transaction of which nothing stays."""
    with transaction.atomic():
        try:
            with transaction.atomic():
                yield
                raise _Enough
        except _Enough:
            pass


class _Enough(Exception):
    """Ends what is taken back."""


def _problems(disclosure: Disclosure | None) -> list[Problem]:
    """Why the loader would refuse the budget as it stands; then it must not be published."""
    if disclosure is None:
        return []
    folder = stored_folder(disclosure)
    folder.check()
    return folder.problems


def _refuse_new(problems: Sequence[Problem], disclosure: Disclosure | None) -> None:
    """Raises Refused for problems that the budget does not have without the draft."""
    if not problems:
        return
    known = {problem.reason for problem in _problems(disclosure)}
    new = [problem for problem in problems if problem.reason not in known]
    if new:
        message = _("Such a budget could not be loaded: %(reason)s.")
        raise Refused([Fault(message % {"reason": each.reason}) for each in new[:10]])
