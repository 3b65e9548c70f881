"""What the lines of fixtures become when the database holds other values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db import models

from budgets import money
from budgets.imports.fixture_fields import written_fields
from budgets.imports.fixture_lines import FixtureLine, Key


def as_printed(stored: FixtureLine) -> FixtureLine:
    """A stored figure with its amount as fixtures write it: with the decimals of the text."""
    if stored.model != "figure" or stored.fields["amount"] is None:
        return stored
    amount = Decimal(stored.fields["amount"])
    written = money.with_places_of(amount, stored.fields["printed"])
    return replace(stored, fields={**stored.fields, "amount": f"{written:f}"})


def rewritten(line: FixtureLine, stored: FixtureLine) -> dict[str, Any]:
    """The fields of a line as they are to be, in the line's own order.

    What the line leaves out stays out where that means what is stored.
    """
    found = dict(line.fields)
    for name, field in written_fields(line.model).items():
        value = stored.fields[name]
        if name in found:
            if not _means(field, found[name], value):
                found[name] = value
        elif value != field.get_default():
            found[name] = value
    return found


def in_manner_of(other: FixtureLine | None, stored: FixtureLine) -> dict[str, Any]:
    """The fields of a new line, written and left out as in another line of its model."""
    fields = written_fields(stored.model)
    names = [*other.fields] if other else [*fields]
    names += [name for name in fields if name not in names]
    return {
        name: stored.fields[name]
        for name in names
        if (other and name in other.fields) or _must_stand(fields, name, stored.fields[name])
    }


def _must_stand(fields: Mapping[str, Any], name: str, value: Any) -> bool:
    """Whether a line that leaves the field out would be refused, or mean something else."""
    field = fields[name]
    return bool(value != field.get_default() or not (field.null or field.has_default()))


def _means(field: Any, written: Any, stored: Any) -> bool:
    """Whether what a fixture writes is what is stored; amounts may have more zeros."""
    if isinstance(field, models.DecimalField) and None not in (written, stored):
        return Decimal(written) == Decimal(stored)
    return bool(written == stored)


def mentions_by_section(lines: Iterable[FixtureLine]) -> dict[Key, list[FixtureLine]]:
    """The mentions of each section, in the order in which they stand there."""
    found: dict[Key, list[FixtureLine]] = defaultdict(list)
    for line in lines:
        if line.model == "mention":
            found[line.above("section")].append(line)
    for mentions in found.values():
        mentions.sort(key=lambda mention: int(mention.fields["start"]))
    return found
