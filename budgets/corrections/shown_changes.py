"""What a correction changed, as the log and the page of a figure show it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets import money
from budgets.bilingual import Bilingual
from budgets.corrections.acts import Redacted, redacted
from budgets.corrections.fields import FIELDS, LABELS
from budgets.corrections.named_cells import NamedTarget
from budgets.corrections.said import AROUND, Said, changed_part, in_page, said, shortened
from budgets.models import Change, Disclosure
from budgets.models.corrections import ADDED, AMENDED, NOTE, WITHDRAWN
from budgets.source_copy import BLACKED_OUT

_LONG = {field.name for fields in FIELDS.values() for field in fields if field.is_long}
_NOTHING = Said("")
# So much of a text stands in a title.
IN_TITLE = 60


@dataclass(frozen=True)
class ShownChange:
    """One change of one field; `form` is how it is worded.

    The forms are "text", "long" (a part of it, between `before` and `after`), "amended" (beside
    what was `printed` then), "note", "withdrawn", "restored", "added" (with the cells of the row,
    each after its heading), "redacted", and "blacked-out", what a redaction left of a text.
    """

    target: NamedTarget
    form: str
    label: str
    old: Said = _NOTHING
    new: Said = _NOTHING
    before: Said = _NOTHING
    after: Said = _NOTHING
    printed: Said = _NOTHING
    cells: tuple[tuple[Said, Said], ...] = ()
    redacted: Redacted | None = None

    @property
    def unit(self) -> str:
        """The unit of a figure, in words; "" of anything else."""
        unit = self.target.unit
        return money.unit_name(unit).in_language(get_language() or "") if unit else ""


def shown_change(
    change: Change,
    target: NamedTarget,
    disclosure: Disclosure | None,
    printed: str = "",
    *,
    whole: bool = True,
) -> ShownChange:
    """A change; `printed` is what an amended figure printed then, long texts are cut unless whole.

    Its redaction, if any, is loaded with it.
    """
    taken_away = redacted(change, disclosure)
    if taken_away:
        return ShownChange(target, "redacted", _label(change.field), redacted=taken_away)
    if change.field == ADDED:
        return _added(change, target)
    if change.field == WITHDRAWN:
        return ShownChange(target, "withdrawn" if change.new else "restored", "")
    if change.old == change.new:
        # What was taken away stands in neither.
        return ShownChange(
            target, "blacked-out", _label(change.field), new=said(_around_black(change.new))
        )
    shown = _texts(change, target)
    if change.field == AMENDED:
        return replace(shown, form="amended", printed=said(printed))
    if change.field == NOTE:
        return replace(shown, form="note")
    if whole:
        return shown
    old, new = (replace(each, text=shortened(each.text)) for each in (shown.old, shown.new))
    return replace(shown, old=old, new=new)


def _label(field: str) -> str:
    return str(LABELS.get(field, field))


def _texts(change: Change, target: NamedTarget) -> ShownChange:
    """What stood in a field and what stands there now; of long texts the part that differs."""
    english = change.field.endswith("_en")
    if change.field not in _LONG or not (change.old and change.new):
        old, new = said(change.old, is_english=english), said(change.new, is_english=english)
        return ShownChange(target, "text", _label(change.field), old, new)
    before, old_part, new_part, after = (
        said(part, is_english=english) for part in changed_part(change.old, change.new)
    )
    return ShownChange(target, "long", _label(change.field), old_part, new_part, before, after)


def _around_black(text: str) -> str:
    """A text from shortly before the first passage that was blacked out."""
    start = max(text.find(BLACKED_OUT) - AROUND, 0)
    return shortened(f"{'…' if start else ''}{text[start:]}", 4 * AROUND)


def _added(change: Change, target: NamedTarget) -> ShownChange:
    """The row that was added: its code and name, then its cells."""
    row, *cells = [json.loads(line)["fields"] for line in change.new.split("\n")]
    named = replace(target, name=_name(row)) if row["name_zh"] else target
    shown = [
        (in_page(target.heading(cell["column"])), said(_text_of(cell)))
        for cell in cells
        if _text_of(cell)
    ]
    return ShownChange(named, "added", "", cells=tuple(shown))


def _name(row: Mapping[str, str]) -> Bilingual:
    code = f"{row['code_printed']} " if row["code_printed"] else ""
    return Bilingual(f"{code}{row['name_zh']}", f"{code}{row['name_en'] or row['name_zh']}")


def _text_of(cell: Mapping[str, str]) -> str:
    return str(cell.get("printed", cell.get("text_zh", "")))


def in_one_line(shown: ShownChange) -> str:
    """A change without markup, for feeds and titles: 307.48 → blank."""
    if shown.form == "redacted":
        return _("redacted")
    if shown.form == "blacked-out":
        return _("blacked out")
    if shown.form == "withdrawn":
        return _("row withdrawn")
    if shown.form == "restored":
        return _("row put back")
    if shown.form == "added":
        return _("row added")
    if shown.form == "note":
        return shortened(shown.new.text, IN_TITLE)
    old, new = (shortened(each.text, IN_TITLE) or _("blank") for each in (shown.old, shown.new))
    return f"{old} → {new}"
