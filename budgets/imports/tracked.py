"""What corrections made of the data, and whether a folder of fixtures would take it back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from django.db import models

from budgets.figure_ids import FigureId
from budgets.imports.fixture_lines import FixtureLine, Problem, parsed
from budgets.imports.line_targets import CELLS, TEXTS, Texts, target_of, text_in
from budgets.models import Change, Disclosure
from budgets.models.corrections import ADDED, AMENDED, NOTE

DUMP_FIRST = "run manage.py dump_disclosure FOLDER first, which writes corrections into the folder"


class DataChanged(Exception):
    """The data differ from what was last loaded; they were not overwritten."""


@dataclass(frozen=True)
class Tracked:
    """What the last public correction of a field made of it."""

    target: str
    field: str
    text: str
    correction: int


# By target and field.
ByField = Mapping[tuple[str, str], Tracked]


def _public(disclosure: Disclosure | None) -> models.QuerySet[Change]:
    """The changes of public corrections that changed data, the oldest first."""
    of = Change.objects.filter(correction__disclosure=disclosure).exclude(field=NOTE)
    public = of.filter(correction__revision__isnull=False)
    return public.order_by("correction__revision__number", "order")


def tracked(disclosure: Disclosure | None) -> ByField:
    """What corrections made of a budget, or for None of the reference data.

    A row that was added counts as all texts that it was added with. What a redaction took away is
    not known any more.
    """
    found: dict[tuple[str, str], Tracked] = {}
    for change in _public(disclosure):
        if change.redaction_id is not None:
            found.pop((change.target, change.field), None)
            continue
        for target, field, text in made_by(change):
            found[target, field] = Tracked(target, field, text, change.correction_id)
    return found


def made_by(change: Change) -> Iterator[tuple[str, str, str]]:
    """The fields that a change is about, each with its new text: of a row that is added, all."""
    if change.field != ADDED:
        yield change.target, change.field, change.new
        return
    yield change.target, ADDED, "yes"
    for number, written in enumerate(change.new.split("\n"), 1):
        line = parsed(Path(), number, written)
        for field in TEXTS[line.model]:
            yield target_of(line), field, text_in(line, field)


def in_force(found: ByField, stored: Texts) -> ByField:
    """What of it the database still holds: a load may have taken data of a folder instead."""
    return {
        key: each
        for key, each in found.items()
        if stored.text(each.target, each.field) == each.text
    }


def not_in_folder(kept: ByField, folder: Texts, place: Path) -> Iterator[Problem]:
    """The corrected fields that a folder has otherwise, each with the correction."""
    for each in kept.values():
        here = folder.text(each.target, each.field)
        if here != each.text:
            line = folder.line(each.target, each.field)
            said = (
                f"“{each.field}” of {each.target} is “{_short(here)}” here, and "
                f"“{_short(each.text)}” in the database by correction {each.correction}"
            )
            yield line.problem(said) if line else Problem(place, 0, said)


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:60]}…"


def amended_in(found: ByField, amendments: Iterable[FixtureLine]) -> dict[str, str]:
    """What of a folder's amendments the trail knows: the amended text by the figure's id."""
    return {
        target: line.fields["amended"]
        for line in amendments
        if (known := found.get((target := target_of(line), AMENDED)))
        and known.text == line.fields["amended"]
    }


class Explained:
    """Which lines of a folder may differ from the database, since a correction changed it there."""

    def __init__(self, disclosure: Disclosure) -> None:
        changes = [
            pair
            for chain in (disclosure, None)
            for pair in _public(chain).values_list("target", "field")
        ]
        self.targets = {target for target, _field in changes}
        added = [
            FigureId.parse(f"{target.removeprefix('rows/')}.x")
            for target, field in changes
            if field == ADDED
        ]
        self.rows = {(row.table, row.part, row.row) for row in added}
        self.parts = {(row.table, row.part) for row in added}

    def __contains__(self, line: FixtureLine) -> bool:
        if line.model == "mention":
            # They move with the text that they stand in.
            return f"sections/{line.above('section')[-1]}" in self.targets
        if line.model in CELLS and line.key[-4:-1] in self.rows:
            return True
        if line.model == "lineitem" and line.key[-3:-1] in self.parts:
            # Rows make room for one that is added.
            return True
        return target_of(line) in self.targets
