"""What a corrected text means for the other columns of its row, and for what refers to it."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from budgets import money, targets
from budgets.imports.cell_checks import fits
from budgets.imports.mention_checks import numbers_in
from budgets.models import Figure, IndicatorValue, TextSection
from budgets.models.corrections import WITHDRAWN


class Meaningless(ValueError):
    """The text can't stand in this field; the message says why, in the reader's language."""


def values_of(row: Any, texts: Mapping[str, str]) -> dict[str, Any]:
    """The columns of a row, and their values, if its fields are to be these texts.

    Raises Meaningless.
    """
    values: dict[str, Any] = {}
    for name, text in texts.items():
        values[name] = text == "yes" if name == WITHDRAWN else _cleaned(row, name, text)
    if "printed" in texts and isinstance(row, Figure):
        values["amount"] = _amount(texts["printed"])
    if "amended" in texts:
        _amount(texts["amended"])
    if "printed" in texts and isinstance(row, IndicatorValue):
        values |= _value(texts["printed"])
    return values


def _cleaned(row: Any, name: str, text: str) -> Any:
    field = row._meta.get_field(name)
    if "\0" in text:
        raise Meaningless(_("A text cannot hold the character NUL."))
    try:
        return field.clean(text, row)
    except ValidationError as error:
        raise Meaningless(" ".join(error.messages)) from error


def _amount(printed: str) -> Any:
    try:
        amount = money.amount_of(printed)
    except money.NotAnAmount as error:
        raise Meaningless(
            _("“%(text)s” is no amount as documents print them: 1,571.31, 0.00, - or nothing.")
            % {"text": printed[:60]}
        ) from error
    if amount is not None and not fits(amount):
        message = _("“%(text)s” has more digits than can be kept exactly.")
        raise Meaningless(message % {"text": printed[:60]})
    return amount


def _value(printed: str) -> dict[str, Any]:
    try:
        meant = targets.meaning_of(printed)
    except targets.UnknownTarget as error:
        raise Meaningless(
            _("It cannot be told what “%(text)s” means as the value of an indicator.")
            % {"text": printed[:60]}
        ) from error
    return {
        "operator": meant.operator,
        "number": meant.number,
        "unit": meant.unit,
        "wording": meant.wording,
    }


def move_mentions(section: TextSection) -> None:
    """Let the mentions of a section stand where its numbers stand now. Raises Meaningless."""
    mentions = list(section.mentions.order_by("start"))
    found = numbers_in(section.text_zh)
    if len(found) != len(mentions):
        raise Meaningless(
            _(
                "The text has %(found)d numbers with a unit, and %(known)d are known. "
                "A correction can change numbers, but not how many there are."
            )
            % {"found": len(found), "known": len(mentions)}
        )
    # Written anew, since two may not stand at the same place even for a moment.
    section.mentions.all().delete()
    for mention, (start, (printed, unit)) in zip(mentions, found.items(), strict=True):
        mention.pk, mention.start, mention.printed, mention.unit = None, start, printed, unit
        mention.save(force_insert=True)
