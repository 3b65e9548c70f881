"""The fields that can be corrected, of each kind of row."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from budgets.models import (
    EconomicCategory,
    Figure,
    FunctionalCategory,
    GlossaryTerm,
    IndicatorValue,
    Jurisdiction,
    LineItem,
    Project,
    Publisher,
    TextCell,
    TextSection,
)
from budgets.models.corrected import Corrected
from budgets.models.corrections import ADDED, AMENDED, NOTE, WITHDRAWN


@dataclass(frozen=True)
class FieldKind:
    """A field that can be corrected; `is_printed` says that it is a text of the document."""

    name: str
    label: Any
    is_printed: bool = False
    is_long: bool = False


_NAMES = (
    FieldKind("name_zh", _("Name in Chinese"), is_printed=True),
    FieldKind("name_en", _("Name in English")),
)
_SHARED_NAMES = (
    FieldKind("name_zh", _("Name in Chinese")),
    FieldKind("name_en", _("Name in English")),
)
_CATEGORY = (*_SHARED_NAMES, FieldKind("name_en_origin", _("Origin of the English name")))
FIELDS: dict[type[Corrected], tuple[FieldKind, ...]] = {
    Figure: (FieldKind("printed", _("As printed"), is_printed=True),),
    IndicatorValue: (
        FieldKind("printed", _("As printed"), is_printed=True),
        FieldKind("wording_en", _("English of a wording")),
    ),
    TextCell: (
        FieldKind("text_zh", _("Text in Chinese"), is_printed=True, is_long=True),
        FieldKind("text_en", _("Text in English"), is_long=True),
    ),
    LineItem: (
        FieldKind("code_printed", _("Code as printed"), is_printed=True),
        *_NAMES,
        FieldKind("note_zh", _("Our note in Chinese"), is_long=True),
        FieldKind("note_en", _("Our note in English"), is_long=True),
        FieldKind("line_from", _("First line that it stands on")),
        FieldKind("line_to", _("Last line that it stands on")),
    ),
    TextSection: (
        *_NAMES,
        FieldKind("text_zh", _("Text in Chinese"), is_printed=True, is_long=True),
        FieldKind("text_en", _("Text in English"), is_long=True),
    ),
    GlossaryTerm: (
        *_NAMES,
        FieldKind("definition_zh", _("Definition in Chinese"), is_printed=True, is_long=True),
        FieldKind("definition_en", _("Definition in English"), is_long=True),
    ),
    Project: _SHARED_NAMES,
    Jurisdiction: _SHARED_NAMES,
    Publisher: _SHARED_NAMES,
    FunctionalCategory: _CATEGORY,
    EconomicCategory: _CATEGORY,
}
# What a field is called wherever a change of it is shown.
LABELS: dict[str, Any] = {
    AMENDED: _("As amended"),
    NOTE: _("Note"),
    WITHDRAWN: _("Withdrawn"),
    ADDED: _("New row"),
    **{field.name: field.label for fields in FIELDS.values() for field in fields},
}
