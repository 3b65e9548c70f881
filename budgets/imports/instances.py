"""The model instances that lines of fixtures describe, and those that are stored already."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from budgets.imports.fixture_lines import KEYS, FixtureLine, Key, Problem, model_of


def instance_of(
    line: FixtureLine, rows: Mapping[str, Mapping[Key, Model]], *, without_parent: bool
) -> tuple[Model, list[Problem]]:
    """The unsaved instance, and the faults of its fields.

    `rows` are those written so far, by model and natural key. `without_parent` leaves out the
    reference to a row of its own model, which may not be written yet.
    """
    model = model_of(line.model)
    relations = [field for field in model._meta.concrete_fields if field.is_relation]
    values: dict[str, Any] = dict(line.fields)
    for field in relations:
        key = line.refers_to(field.name)
        target = field.related_model._meta.model_name  # type: ignore[union-attr]
        left_out = key is None or (field.name == "parent" and without_parent)
        values[field.name] = None if left_out else rows[str(target)][key or ()]
    instance = model(**values)
    try:
        instance.clean_fields(exclude={field.name for field in relations})
    except ValidationError as error:
        return instance, [
            line.problem(f"“{name}”: {' '.join(reasons)}")
            for name, reasons in error.message_dict.items()
        ]
    return instance, []


def known_rows(model: str, lines: Sequence[FixtureLine]) -> dict[Key, Any]:
    """The stored rows of a shared model that the lines may be about, by natural key.

    In one query, however many there are and whatever else is stored.
    """
    *above, own = KEYS[model]
    relations = [name for name in above if model_of(model)._meta.get_field(name).is_relation]
    wanted = {f"{own}__in": [line.key[-1] for line in lines]}
    rows: Any = model_of(model)._default_manager.filter(**wanted)
    return {
        tuple(row.natural_key()): row
        for row in (rows.select_related(*relations) if relations else rows)
    }
