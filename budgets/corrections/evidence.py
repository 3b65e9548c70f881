"""Whether the evidence of a draft shows what it is to show."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from budgets.corrections.drafts import Draft, Edit, Fault
from budgets.corrections.fields import FIELDS
from budgets.corrections.meaning import Meaningless, values_of
from budgets.imports.provenance import stands_in_text, unmarked
from budgets.models import Correction, Disclosure, Figure, IndicatorValue
from budgets.models.corrections import ADDED, AMENDED, NOTE, WITHDRAWN
from budgets.source_copy import DIGEST, SourceCopy

# More lines than any row, section or definition runs over would prove nothing.
MOST_LINES = 120


def faults(draft: Draft) -> Iterator[Fault]:
    """What is missing or wrong: the reason, the lines, the document, the fields for this act."""
    if not draft.reason_zh.strip():
        yield Fault(_("Say why: the public log shows the reason."), field="reason_zh")
    if not draft.edits:
        yield Fault(_("Nothing is changed."))
    yield from _unfit_fields(draft)
    yield from _unfit_texts(draft)
    if draft.kind is Correction.Kind.AMENDMENT:
        yield from _document_faults(draft, wants_digest=True)
    elif draft.disclosure is None:
        yield from _document_faults(draft, wants_digest=False)
    elif draft.kind is Correction.Kind.TRANSCRIPTION:
        yield from _line_faults(draft, draft.disclosure)
    elif draft.evidence.line_from is not None:
        yield from _lines(draft, copy_of(draft.disclosure))
    else:
        yield from _document_faults(draft, wants_digest=False)


def _unfit_fields(draft: Draft) -> Iterator[Fault]:
    """Fields that an act of this kind cannot change."""
    for edit in draft.edits:
        if edit.field == ADDED:
            fits = draft.kind is Correction.Kind.TRANSCRIPTION
        else:
            known = {field.name for field in FIELDS[type(draft.targets[edit.target].row)]}
            is_row = draft.targets[edit.target].key.startswith("rows/")
            fits = {
                Correction.Kind.TRANSCRIPTION: edit.field in known
                or (is_row and edit.field == WITHDRAWN),
                Correction.Kind.AMENDMENT: edit.field == AMENDED
                and isinstance(draft.targets[edit.target].row, Figure),
                Correction.Kind.NOTE: edit.field == NOTE and bool(edit.new.strip()),
                Correction.Kind.REDACTION: edit.field in known,
            }[draft.kind]
        if not fits:
            message = _("An act of this kind cannot change this field.")
            yield Fault(message, edit.target, edit.field)


def _unfit_texts(draft: Draft) -> Iterator[Fault]:
    """Amended texts that are no amounts, or of figures that stand in no table; other codes."""
    for edit in draft.edits:
        target = draft.targets.get(edit.target)
        line = target.line_item if target else None
        if edit.field == "name_zh" and not edit.new.strip():
            yield Fault(_("It must keep a name."), edit.target, edit.field)
        if edit.field == AMENDED and line and target:
            if line.withdrawn:
                message = _("Its row was withdrawn, so it cannot be amended.")
                yield Fault(message, edit.target, edit.field)
            try:
                values_of(target.row, {AMENDED: edit.new})
            except Meaningless as error:
                yield Fault(str(error), edit.target, edit.field)
        is_code = edit.field == "code_printed" and line and line.category
        if is_code and line and edit.new.replace(" ", "") != line.code:
            message = _("A row of another code is another row: withdraw this, and add that.")
            yield Fault(message, edit.target, edit.field)


def _document_faults(draft: Draft, *, wants_digest: bool) -> Iterator[Fault]:
    evidence = draft.evidence
    if not evidence.address:
        yield Fault(_("Give the address of the document that shows it."), field="address")
    if evidence.dated is None:
        yield Fault(_("Give the date of that document."), field="dated")
    elif evidence.dated > timezone.localdate():
        yield Fault(_("That document’s date is in the future."), field="dated")
    if (wants_digest or evidence.sha256) and not DIGEST.fullmatch(evidence.sha256):
        message = _("Give the SHA-256 of that document: 64 digits of 0–9 and a–f.")
        yield Fault(message, field="sha256")


def copy_of(disclosure: Disclosure | None) -> SourceCopy | None:
    """The text of a budget's document as we hold it; None where we do not, or of no budget."""
    document = disclosure.current_document() if disclosure else None
    return document.held() if document else None


def _lines(draft: Draft, copy: SourceCopy | None) -> Iterator[Fault]:
    first, last = draft.evidence.line_from, draft.evidence.line_to
    if copy is None:
        message = _("The text of the document is not held, so nothing can be compared with it.")
        yield Fault(message, field="line_from")
    elif first is None or last is None:
        yield Fault(_("Cite the line of the document that shows it."), field="line_from")
    elif not 1 <= first <= last <= len(copy.lines):
        message = _("The document has the lines 1 to %(last)d.") % {"last": len(copy.lines)}
        yield Fault(message, field="line_from")
    elif last - first >= MOST_LINES:
        message = _("Cite no more than %(most)d lines.") % {"most": MOST_LINES}
        yield Fault(message, field="line_to")


def _line_faults(draft: Draft, disclosure: Disclosure) -> Iterator[Fault]:
    """A new text must stand on the lines that are cited for it."""
    copy = copy_of(disclosure)
    found = [*_lines(draft, copy)]
    yield from found
    if found or copy is None:
        return
    first, last = draft.evidence.line_from or 0, draft.evidence.line_to or 0
    for edit in draft.edits:
        if edit.new and not _stands(draft, edit, copy, range(first, last + 1)):
            yield Fault(_not_there(edit.new, first, last), edit.target, edit.field)


def _not_there(text: str, first: int, last: int) -> str:
    said = text if len(text) <= 60 else f"{text[:60]}…"
    if first == last:
        words = _("“%(text)s” does not stand on line %(first)d of the document.")
    else:
        words = _("“%(text)s” does not stand on lines %(first)d to %(last)d of the document.")
    return words % {"text": said, "first": first, "last": last}


def _stands(draft: Draft, edit: Edit, copy: SourceCopy, lines: range) -> bool:
    """Whether an edit's new text stands there, if it is of a field that documents print."""
    if edit.field == ADDED:
        # Held against its own lines with all others, when it is tried.
        return True
    row = draft.targets[edit.target].row
    printed = {field.name for field in FIELDS[type(row)] if field.is_printed}
    if edit.field not in printed:
        return True
    if isinstance(row, Figure | IndicatorValue):
        cells = [cell for number in lines for cell in copy.cells(number)]
        return edit.new in cells or stands_in_text(edit.new, copy, lines)
    return unmarked(edit.new) in unmarked("".join(copy.line(number) for number in lines))
