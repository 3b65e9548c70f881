"""The rows that lines of fixtures describe: one by one as instances, or many by column."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from budgets.imports.columns import Columns
from budgets.imports.fixture_fields import model_of
from budgets.imports.fixture_lines import KEYS, FixtureLine, Key, Problem

# The primary keys of the rows written so far, by model and natural key.
Keys = Mapping[str, Mapping[Key, int]]


def instance_of(line: FixtureLine, keys: Keys) -> tuple[Model, list[Problem]]:
    """The unsaved instance, and the faults of its fields."""
    model = model_of(line.model)
    values: dict[str, Any] = dict(line.fields)
    relations = [field for field in model._meta.concrete_fields if field.is_relation]
    for field in relations:
        values.pop(field.name, None)
        values[field.attname] = _referred(line, field, keys)
    instance = model(**values)
    try:
        instance.clean_fields(exclude={field.name for field in relations})
    except ValidationError as error:
        return instance, [
            line.problem(f"“{name}”: {' '.join(reasons)}")
            for name, reasons in error.message_dict.items()
        ]
    return instance, []


def columns_of(model: str, lines: Iterable[FixtureLine], keys: Keys) -> Columns:
    """The rows of one model by column, what a line leaves out with its default."""
    lines = list(lines)
    columns: dict[str, list[Any]] = {}
    for field in model_of(model)._meta.concrete_fields:
        if field.primary_key:
            continue
        if field.is_relation:
            columns[field.attname] = [_referred(line, field, keys) for line in lines]
        else:
            columns[field.attname] = [
                line.fields[field.name] if field.name in line.fields else field.get_default()
                for line in lines
            ]
    return columns


def _referred(line: FixtureLine, field: Any, keys: Keys) -> int | None:
    """The primary key of the row that a line refers to in a field, if it does."""
    key = line.refers_to(field.name)
    target = field.related_model._meta.model_name
    return None if key is None else keys[target][key]


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
