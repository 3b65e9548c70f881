"""Changing the data as a correction says, within the transaction of the caller."""

from collections import defaultdict
from collections.abc import Sequence
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from budgets.corrections.drafts import Edit, Fault, Refused, Stale
from budgets.corrections.meaning import Meaningless, move_mentions, values_of
from budgets.corrections.new_rows import NewRow
from budgets.corrections.targets import NoSuchTarget, Target, find
from budgets.models import Correction, Disclosure, LineItem, TextSection
from budgets.models.corrections import ADDED, NOTE


def apply(correction: Correction, edits: Sequence[Edit]) -> None:
    """Make the edits of a correction. Raises Refused, and Stale where a field has another text."""
    by_target: dict[str, list[Edit]] = defaultdict(list)
    for edit in edits:
        by_target[edit.target].append(edit)
    refuse_stale(correction.disclosure, edits)
    faults: list[Fault] = []
    for key, of_target in by_target.items():
        try:
            _apply_to(correction, key, of_target)
        except Meaningless as error:
            faults.append(Fault(str(error), key, of_target[0].field))
    if faults:
        raise Refused(faults)


def refuse_stale(disclosure: Disclosure | None, edits: Sequence[Edit]) -> None:
    """Raises Stale where a field is not what an edit saw, or was corrected since."""
    now = []
    for edit in edits:
        text, seen = _text_now(disclosure, edit)
        if text != edit.old or seen != edit.seen:
            now.append((edit, text))
    if now:
        raise Stale(now)


def _text_now(disclosure: Disclosure | None, edit: Edit) -> tuple[str, int]:
    try:
        target = find(disclosure, edit.target)
    except NoSuchTarget:
        # It is gone, unless it is to be added: nobody can have seen that.
        return "", 0 if edit.field == ADDED else -1
    if edit.field == ADDED:
        if target.row.withdrawn:
            message = _("There is such a row, which was withdrawn: put it back instead.")
            raise Refused([Fault(message)])
        # It is there already.
        return target.key, target.seen
    return target.text(edit.field), target.seen


def _apply_to(correction: Correction, key: str, edits: Sequence[Edit]) -> None:
    texts = {edit.field: edit.new for edit in edits if edit.field != NOTE}
    if not texts:
        return
    if ADDED in texts:
        _add(correction, NewRow.read(texts[ADDED]))
        return
    target = find(correction.disclosure, key)
    _update(target, correction, values_of(target.row, texts))
    if isinstance(target.row, TextSection) and "text_zh" in texts:
        target.row.refresh_from_db()
        move_mentions(target.row)


def _update(target: Target, correction: Correction, values: dict[str, Any]) -> None:
    """Write the values, if the row is still the one that was seen. Raises Meaningless."""
    changed = copy(target.row)
    for name, value in values.items():
        setattr(changed, name, value)
    try:
        changed.validate_constraints()
    except ValidationError as error:
        raise Meaningless(" ".join(error.messages)) from error
    rows = type(target.row)._base_manager.filter(
        pk=target.row.pk, correction_id=target.row.correction_id
    )
    if rows.update(correction=correction, **values) != 1:
        raise Refused([Fault(_("It was corrected by somebody else meanwhile."), target.key)])


def _add(correction: Correction, new: NewRow) -> None:
    """Write a new row with its cells; those printed after it make room."""
    disclosure = correction.disclosure
    if disclosure is None:
        raise Refused([Fault(_("Rows belong to the tables of a budget."))])
    rows = LineItem.objects.filter(published_table=new.table(disclosure), part=new.part)
    if rows.filter(order=new.order).exists():
        later = rows.filter(order__gte=new.order)
        # In two steps, since no two rows may have one place even for a moment.
        later.update(order=F("order") + _FAR)
        rows.filter(order__gte=_FAR).update(order=F("order") - _FAR + 1)
    line = new.write(disclosure)
    LineItem.objects.filter(pk=line).update(correction=correction)


# More than any table has rows.
_FAR = 1_000_000
