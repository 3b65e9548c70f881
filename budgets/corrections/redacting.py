"""Taking personal data away that slipped in: from the data, the trail, and what was made of them.

The trail keeps the digests of what it said, so that its chain is still whole.
"""

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction

from budgets.corrections.drafts import Draft, Edit, Evidence, Fault, Refused
from budgets.corrections.meaning import Meaningless, values_of
from budgets.corrections.publishing import made_public, reject, take_turns
from budgets.corrections.redactable import Passage, Place, is_target
from budgets.corrections.targets import find
from budgets.corrections.trying import Author, written
from budgets.imports.fixture_fields import model_of
from budgets.imports.mention_checks import numbers_in
from budgets.models import (
    Change,
    CheckResult,
    Correction,
    Decision,
    IndicatorValue,
    Role,
    TextSection,
)

_OPERATOR = Author(None, Role.OPERATOR)
_OF_CHECKS = ("statement_zh", "statement_en", "reason_zh", "reason_en", "left", "right")
TURNED_DOWN = "含个人信息，已隐去。It held personal data, which was taken away."


@dataclass
class Redaction:
    """What a redaction takes away, or did: places in the data, corrections, changes, decisions.

    `left` is where the passage stays.
    """

    places: list[Place]
    corrections: list[Correction]
    changes: list[Change]
    decisions: list[Decision]
    left: list[str]
    correction: Correction | None = None

    @property
    def is_empty(self) -> bool:
        return not (self.places or self.corrections or self.changes or self.decisions)

    @classmethod
    def of(cls, passage: Passage, reason_zh: str, reason_en: str) -> "Redaction":
        """What would be taken away, and why. Nothing is changed. Raises Refused."""
        if passage.is_too_short:
            raise Refused([Fault("such a short passage would be found everywhere")])
        rows = passage.sealed()
        found = cls(
            passage.places(),
            [row for row in rows if isinstance(row, Correction)],
            [row for row in rows if isinstance(row, Change)],
            [row for row in rows if isinstance(row, Decision)],
            [*passage.left()],
        )
        _refuse_faults(passage, found, reason_zh, reason_en)
        return found


@transaction.atomic
def redact(passage: Passage, reason_zh: str, reason_en: str) -> Redaction:
    """Black the passage out and empty what the trail says of it, as one act of the operator.

    Raises Refused; then nothing is changed.
    """
    take_turns(passage.disclosure)
    found = Redaction.of(passage, reason_zh, reason_en)
    edits = [_edit(passage, place) for place in found.places]
    kind, evidence = Correction.Kind.REDACTION, Evidence()
    draft = Draft(passage.disclosure, kind, reason_zh, reason_en, evidence, edits)
    correction = written(draft, [], _OPERATOR)
    _black_out(passage, found.places, correction)
    _empty(found, correction)
    made_public(correction, _OPERATOR, [edit for edit in edits if is_target(edit.target)])
    _black_out_checks(passage)
    _forget_tokens()
    found.correction = correction
    return found


def _refuse_faults(passage: Passage, found: Redaction, reason_zh: str, reason_en: str) -> None:
    faults = {
        "say why: the public log shows the reason": not reason_zh.strip(),
        "the reason holds the passage, and is public": passage.stands_in([reason_zh, reason_en]),
        "it does not stand in the data, nor in their trail": found.is_empty,
    }
    found_faults = [Fault(said) for said, is_one in faults.items() if is_one]
    if found_faults:
        raise Refused(found_faults)


def _edit(passage: Passage, place: Place) -> Edit:
    """What the trail says of it, which must not be what was taken away: old and new are alike."""
    value = passage.blacked_out(place.line.fields[place.field])
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    seen = find(passage.disclosure, place.target).seen if is_target(place.target) else 0
    return Edit(place.target, place.field, text, text, seen)


def _black_out(passage: Passage, places: list[Place], correction: Correction) -> None:
    """Write the blacked-out texts into the data. Raises Refused where one can't be."""
    by_target: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        by_target[place.target].append(place)
    for target, of_target in by_target.items():
        line = of_target[0].line
        texts = {each.field: passage.blacked_out(line.fields[each.field]) for each in of_target}
        if is_target(target):
            row = find(passage.disclosure, target).row
            try:
                _write(row, correction, values_of(row, texts))
            except Meaningless as error:
                raise Refused([Fault(f"{target}: {error}")]) from error
        else:
            rows: Any = model_of(line.model)._default_manager
            key = rows.get_by_natural_key(*line.key).pk
            rows.filter(pk=key).update(**texts)


def _write(row: Any, correction: Correction, values: dict[str, Any]) -> None:
    """Write a row of the data. Raises Meaningless for a passage with a number of a section."""
    if isinstance(row, TextSection):
        numbers = numbers_in(values.get("text_zh", row.text_zh))
        if numbers != numbers_in(row.text_zh):
            raise Meaningless("a number of the text is part of the passage, and figures repeat it")
    for name, value in {**values, "correction": correction}.items():
        setattr(row, name, value)
    if isinstance(row, IndicatorValue):
        row.wording_en = row.wording_en or row.wording
        # Written anew, since the database would record what an update takes away.
        row.delete()
        row.pk = None
        row.save(force_insert=True)
    else:
        row.save(update_fields=[*values, "correction"])


def _empty(found: Redaction, correction: Correction) -> None:
    """Let the trail keep the digests alone; nobody can decide any more about what is empty."""
    waiting = {each.pk for each in found.corrections}
    waiting |= {change.correction_id for change in found.changes}
    for each in Correction.objects.waiting().filter(pk__in=waiting).order_by("pk"):
        reject(each, _OPERATOR, TURNED_DOWN)
    named = {"salt": "", "redaction": correction}
    changes = Change.objects.filter(pk__in=[each.pk for each in found.changes])
    changes.update(old="", new="", **named)
    corrections = Correction.objects.filter(pk__in=[each.pk for each in found.corrections])
    corrections.update(reason_zh="", reason_en="", effects=[], **named)
    decisions = Decision.objects.filter(pk__in=[each.pk for each in found.decisions])
    decisions.update(reason="", **named)


def _black_out_checks(passage: Passage) -> None:
    """Black it out in what the rules once found; what they find now does not hold it."""
    results = CheckResult.objects.all()
    if passage.disclosure is not None:
        results = results.filter(run__revision__disclosure=passage.disclosure)
    for result in results.only("pk", *_OF_CHECKS).iterator(chunk_size=1000):
        texts = {name: getattr(result, name) for name in _OF_CHECKS}
        if passage.stands_in(texts):
            CheckResult.objects.filter(pk=result.pk).update(**passage.blacked_out(texts))


def _forget_tokens() -> None:
    """SQLite's index of words keeps those of removed entries until it is written anew."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO budgets_searchindex(budgets_searchindex) VALUES ('optimize')"
            )
