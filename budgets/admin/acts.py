"""The acts that an editor can choose, and what each can change."""

from django.utils.translation import gettext_lazy as _

from budgets.corrections.fields import LABELS, FieldKind
from budgets.corrections.targets import Target
from budgets.models import Correction, Figure, LineItem
from budgets.models.corrections import AMENDED, NOTE, WITHDRAWN

# Each with what it means.
ACTS = {
    Correction.Kind.TRANSCRIPTION: _(
        "Our copy differs from the document. What is printed changes."
    ),
    Correction.Kind.AMENDMENT: _(
        "The publisher issued an amended document. What was printed stays, with it beside."
    ),
    Correction.Kind.NOTE: _("A doubt or an explanation. No value changes."),
}
_EXTRA = {
    AMENDED: FieldKind(AMENDED, LABELS[AMENDED]),
    NOTE: FieldKind(NOTE, LABELS[NOTE], is_long=True),
    WITHDRAWN: FieldKind(WITHDRAWN, _("The document has no such row: withdraw it")),
}


def fields_of(target: Target, kind: Correction.Kind) -> tuple[FieldKind, ...]:
    """What an act of a kind can change of a target."""
    if kind is Correction.Kind.NOTE:
        return (_EXTRA[NOTE],)
    if kind is Correction.Kind.AMENDMENT:
        return (_EXTRA[AMENDED],) if isinstance(target.row, Figure) else ()
    more = (_EXTRA[WITHDRAWN],) if isinstance(target.row, LineItem) else ()
    return (*target.fields, *more)
