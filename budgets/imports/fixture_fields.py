"""Whether an object of a fixture has the fields of its model, each of the type it is written in."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Model

from budgets.models import Figure

# What a publisher printed instead, in an amended document: no row, but an act of the trail. Its
# figure is named by its natural key.
AMENDMENT = "amendment"
_OF_AMENDMENT: dict[str, Any] = {
    "figure": models.ForeignKey(Figure, models.CASCADE),
    "amended": models.TextField(),
    "reason_zh": models.TextField(),
    "reason_en": models.TextField(default=""),
    "address": models.TextField(),
    "dated": models.DateField(),
    "sha256": models.TextField(),
}
# Fields of rows that no fixture writes, since an amendment does.
_NOT_WRITTEN = {("figure", "amended")}


def model_of(name: str) -> type[Model]:
    return apps.get_model("budgets", name)


@cache
def written_fields(model: str) -> dict[str, Any]:
    """The fields that a fixture may write of a model, by name."""
    if model == AMENDMENT:
        return _OF_AMENDMENT
    return {
        field.name: field
        for field in model_of(model)._meta.concrete_fields
        if field.editable and not field.primary_key and (model, field.name) not in _NOT_WRITTEN
    }


def field_faults(model: str, fields: dict[str, Any]) -> Iterator[str]:
    """Unknown and missing fields, and values of another type."""
    declared = written_fields(model)
    for name in fields.keys() - declared.keys():
        yield f"unknown field “{name}”"
    for name, field in declared.items():
        if name not in fields and not (field.null or field.has_default()):
            yield f"field “{name}” is missing"
        elif name in fields and not _fits(field, fields[name]):
            yield f"field “{name}” cannot be {json.dumps(fields[name], ensure_ascii=False)}"


def _fits(field: Any, value: Any) -> bool:
    """Whether a JSON value is of the type that a field is written in."""
    if value is None:
        return bool(field.null)
    if isinstance(field, models.DateField):
        return isinstance(value, str) and bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", value))
    if field.is_relation:
        return isinstance(value, list) and all(isinstance(piece, str | int) for piece in value)
    kinds = {
        models.IntegerField: int,
        models.BooleanField: bool,
        models.JSONField: dict | list,
    }
    wanted = next((kind for of, kind in kinds.items() if isinstance(field, of)), str)
    return isinstance(value, wanted) and isinstance(value, bool) == (wanted is bool)
