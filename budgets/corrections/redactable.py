"""Where a passage stands that must not be public: in the data, in the trail, in files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from budgets.imports.fixture_lines import FixtureLine
from budgets.imports.line_targets import TEXTS, target_of
from budgets.imports.stored_folder import folder_of, stored_folder, stored_reference
from budgets.models import Change, Correction, Decision, Disclosure, UnexplainedChange
from budgets.models.sealed import Sealed
from budgets.source_copy import BLACKED_OUT

# Texts that no correction can change, and a redaction can; by model.
_OTHER_TEXTS = {
    "sourcedocument": ("title_zh", "title_en"),
    "publishedtable": (
        *("title_printed", "contents_title", "entity_line_zh", "entity_line_en"),
        *("header_overrides", "notes"),
    ),
    "goal": ("name_zh", "name_en"),
    "reply": ("text_zh", "text_en"),
}
_ALL_TEXTS = {**TEXTS, **_OTHER_TEXTS}
# Fewer characters would be found in much that has nothing to do with anybody.
SHORTEST = 2


def is_target(key: str) -> bool:
    """Whether a key of the trail names what a correction can change, and not a redaction alone."""
    return key.partition("/")[0] not in _OTHER_TEXTS


@dataclass(frozen=True)
class Place:
    """A field of a row of the data."""

    line: FixtureLine
    field: str

    @property
    def target(self) -> str:
        """The key by which the trail names the row; of what is no target one of the same form."""
        own = "/".join(map(str, self.line.key[4:]))
        return target_of(self.line) or f"{self.line.model}/{own}"

    def __str__(self) -> str:
        return f"“{self.field}” of {self.target}"


@dataclass(frozen=True)
class Passage:
    """A text that is to be taken away, from a budget or, for None, from the reference data."""

    text: str
    disclosure: Disclosure | None

    @property
    def is_too_short(self) -> bool:
        return len(self.text.strip()) < SHORTEST

    def stands_in(self, value: Any) -> bool:
        """Whether a text holds it, or any text within a JSON value."""
        if isinstance(value, dict | list):
            within = value.values() if isinstance(value, dict) else value
            return any(map(self.stands_in, within))
        return isinstance(value, str) and self.text in value

    def blacked_out(self, value: Any) -> Any:
        """The value with as many █ instead of it as it has characters."""
        if isinstance(value, dict):
            return {key: self.blacked_out(each) for key, each in value.items()}
        if isinstance(value, list):
            return [self.blacked_out(each) for each in value]
        if isinstance(value, str):
            return value.replace(self.text, BLACKED_OUT * len(self.text))
        return value

    def places(self) -> list[Place]:
        """Where it stands in the data. What is an amount or a number is none."""
        of = self.disclosure
        lines = stored_folder(of).lines if of else [*stored_reference()]
        return [
            Place(line, field)
            for line in lines
            for field in _ALL_TEXTS.get(line.model, ())
            if self.stands_in(line.fields[field]) and not _is_number(line)
        ]

    def sealed(self) -> list[Sealed]:
        """The rows of the trail that hold it, and that a redaction can empty."""
        corrections = Correction.objects.filter(disclosure=self.disclosure, redaction=None)
        changes = Change.objects.filter(correction__disclosure=self.disclosure, redaction=None)
        decisions = Decision.objects.filter(correction__disclosure=self.disclosure, redaction=None)
        rows: list[Sealed] = [
            row for each in (corrections, changes, decisions) for row in each.order_by("pk")
        ]
        return [
            row for row in rows if any(self.stands_in(getattr(row, name)) for name in row.content)
        ]

    def left(self) -> Iterator[str]:
        """Where it stands in the trail, and cannot be taken away."""
        of = self.disclosure
        corrections = Correction.objects.filter(disclosure=of)
        for correction in corrections.filter(document_address__contains=self.text):
            yield f"the document’s address of correction {correction.pk}"
        for change in UnexplainedChange.objects.filter(disclosure=of.pk if of else None):
            if self.stands_in([change.old, change.new]):
                yield f"what the database recorded of “{change.field}” of {change.target}"

    def files(self) -> dict[Path, list[int]]:
        """The lines of the fixtures and of the copy of the document that hold it."""
        folder = folder_of(self.disclosure) if self.disclosure else Path(settings.REFERENCE)
        found: dict[Path, list[int]] = {}
        if self.is_too_short:
            return found
        for file in sorted(folder.glob("*")):
            if file.is_file():
                lines = file.read_bytes().decode(errors="replace").split("\n")
                found[file] = [n for n, line in enumerate(lines, 1) if self.text in line]
        return {file: numbers for file, numbers in found.items() if numbers}


def _is_number(line: FixtureLine) -> bool:
    """Whether a line is of a cell whose text is an amount, or holds a number."""
    return line.model == "figure" or (
        line.model == "indicatorvalue" and line.fields["number"] is not None
    )
