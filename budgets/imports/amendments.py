"""What a folder says that publishers printed instead, in amended documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError

from budgets import money
from budgets.imports.fixture_fields import AMENDMENT
from budgets.imports.fixture_lines import FixtureLine, Problem
from budgets.imports.line_targets import target_of
from budgets.models import Correction
from budgets.models.corrections import AMENDED
from budgets.source_copy import DIGEST

if TYPE_CHECKING:
    from budgets.imports.disclosure_folder import DisclosureFolder

_ADDRESS = Correction._meta.get_field("document_address")


def amendment_faults(folder: DisclosureFolder) -> Iterator[Problem]:
    """What is wrong with amendments: the amount, the reason, or the document that is named."""
    for line in folder.of(AMENDMENT):
        fields = line.fields
        try:
            money.amount_of(fields["amended"])
            date.fromisoformat(fields["dated"] or "")
        except ValueError as error:
            yield line.problem(str(error))
        try:
            _ADDRESS.clean(fields["address"], None)
        except ValidationError as error:
            yield line.problem(f"“address”: {' '.join(error.messages)}")
        for name in ("amended", "reason_zh", "address"):
            if not fields[name].strip():
                yield line.problem(f"“{name}” is empty")
        if not DIGEST.fullmatch(fields["sha256"]):
            yield line.problem("“sha256” must be 64 digits of 0–9 and a–f")


def as_amended(figures: Iterable[FixtureLine], amended: Mapping[str, str]) -> Iterator[FixtureLine]:
    """Figures with what stands beside them, by their ids."""
    for line in figures:
        text = amended.get(target_of(line))
        yield replace(line, fields={**line.fields, AMENDED: text}) if text else line
