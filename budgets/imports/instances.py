"""The model instance that a line of a fixture describes."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from budgets.imports.fixture_lines import FixtureLine, Key, Problem, model_of


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
