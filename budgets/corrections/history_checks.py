"""Whether the trail of corrections is whole, and the data are what it made of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef

from budgets import money, targets
from budgets.corrections.record_checks import Records
from budgets.corrections.replaying import replayed
from budgets.figure_ids import FigureId
from budgets.models import (
    Correction,
    Disclosure,
    Figure,
    IndicatorValue,
    Revision,
    UnexplainedChange,
)
from budgets.models.content import content_digest, reference_digest
from budgets.models.disclosures import DisclosureQuerySet

# From a cell to the pieces of its id.
_ID = ("line_item__published_table__number", "line_item__part", "line_item__row", "column")


@dataclass(frozen=True)
class Finding:
    """What is wrong with a chain, in one of its revisions or, for None, as a whole.

    What was changed without a correction, and loaded anew since, `is_past`.
    """

    chain: str
    revision: int | None
    said: str
    is_past: bool = False

    def __str__(self) -> str:
        where = f"{self.chain}, revision {self.revision}" if self.revision else self.chain
        return f"{where}: {self.said}"


def name_of(disclosure: Disclosure | None) -> str:
    """What a chain is called: by the address of its budget."""
    return disclosure.path if disclosure else "reference data"


def recorded() -> DisclosureQuerySet:
    """The budgets that were loaded or corrected, not only made up; in the order of their keys."""
    revisions = Revision.objects.filter(disclosure=OuterRef("pk"))
    corrections = Correction.objects.filter(disclosure=OuterRef("pk"))
    found = Disclosure.objects.with_publishers()
    return found.filter(Exists(revisions) | Exists(corrections)).order_by("pk")


def chains() -> Iterator[Disclosure | None]:
    """Whose chains there must be: the reference data, then each budget."""
    if Revision.objects.of(None).exists() or Correction.objects.filter(disclosure=None).exists():
        yield None
    yield from recorded().iterator(chunk_size=200)


def findings(disclosure: Disclosure | None) -> Iterator[Finding]:
    """What is wrong with one chain, and with the data that it is about."""
    chain = name_of(disclosure)
    revisions = [*Revision.objects.of(disclosure).order_by("number")]
    for number, said in (*_links(revisions), *Records(disclosure, revisions).faults()):
        yield Finding(chain, number, said)
    yield from _content(disclosure, chain, revisions)
    for number, said in replayed(disclosure, revisions):
        yield Finding(chain, number, said)
    if disclosure is not None:
        for said in _other_meanings(disclosure):
            yield Finding(chain, None, said)
        yield from _unexplained(disclosure, chain, revisions)


def _links(revisions: list[Revision]) -> Iterator[tuple[int, str]]:
    """Whether each revision follows on the one before it."""
    before, expected = "", 1
    for revision in revisions:
        for missing in range(expected, revision.number):
            yield missing, "it is missing"
        if revision.previous_digest != before:
            yield revision.number, "it does not follow on the revision before it"
        if not revision.is_chained():
            yield revision.number, "its digest is not that of what it says"
        before, expected = revision.digest, revision.number + 1


def _content(
    disclosure: Disclosure | None, chain: str, revisions: list[Revision]
) -> Iterator[Finding]:
    if not revisions:
        yield Finding(chain, None, "there are corrections, but no revision")
        return
    head = revisions[-1]
    now = content_digest(disclosure) if disclosure else reference_digest()
    if now != head.content_digest:
        said = "the data are not those that it recorded; they were changed without a trace since"
        yield Finding(chain, head.number, said)


def _other_meanings(disclosure: Disclosure) -> Iterator[str]:
    """Cells whose amount or number is not what their text means."""
    figures = Figure.objects.of(disclosure).values_list("printed", "amount", *_ID)
    for printed, amount, *place in figures.iterator(chunk_size=2000):
        if _meant(money.amount_of, printed) != amount:
            yield f"the amount of {_id(place)} is {amount}, which “{printed}” does not mean"
    fields = ("printed", "operator", "number", "unit", "wording")
    values = IndicatorValue.objects.of(disclosure).values_list(*fields, *_ID)
    for printed, operator, number, unit, wording, *place in values.iterator(chunk_size=2000):
        if _meant(targets.meaning_of, printed) != targets.Meaning(operator, number, unit, wording):
            yield f"the value of {_id(place)} is not what “{printed}” means"


def _meant(meaning: Any, printed: str) -> Any:
    """What a text means; for one without a meaning, what equals nothing that is stored."""
    try:
        return meaning(printed)
    except ValueError:
        return NotImplemented


def _id(place: list[Any]) -> FigureId:
    number, part, row, column = place
    return FigureId(number, part, row, column)


def _unexplained(
    disclosure: Disclosure, chain: str, revisions: list[Revision]
) -> Iterator[Finding]:
    """Changes that the database itself recorded, since no correction came with them."""
    loads = [revision for revision in revisions if revision.correction_id is None]
    for change in UnexplainedChange.objects.filter(disclosure=disclosure.pk):
        load = next((each for each in loads if each.at > change.at), None)
        since = f"; revision {load.number} loaded all anew since" if load else ""
        yield Finding(chain, None, f"{_said(change)}{since}", is_past=load is not None)


def unexplained_of_none() -> Iterator[Finding]:
    """The same of budgets that are gone, or were never recorded."""
    for change in UnexplainedChange.objects.exclude(disclosure__in=recorded().values("pk")):
        yield Finding(f"budget {change.disclosure_id}", None, _said(change))


def _said(change: UnexplainedChange) -> str:
    at = change.at.isoformat(timespec="seconds")
    return (
        f"“{change.field}” of {change.target} was changed without a correction at {at}, "
        f"from “{change.old}” to “{change.new}”"
    )
