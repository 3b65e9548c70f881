"""What the JSON of a resource must look like, as JSON Schema (2020-12)."""

from typing import Any

from budgets.exports.resources import Field, Resource, Type

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TYPES: dict[Type, list[dict[str, Any]]] = {
    Type.AMOUNT: [{"type": "number"}, {"const": "-"}],
    Type.EITHER: [{"type": "number"}, {"type": "string"}],
    Type.COUNT: [{"type": "integer"}],
    Type.FLAG: [{"type": "boolean"}],
    Type.ADDRESS: [{"type": "string", "format": "uri"}],
}


def schema_of(resource: Resource, address: str) -> dict[str, Any]:
    """The schema of a resource's file; `address` is where it stands itself."""
    return {
        "$schema": _DIALECT,
        "$id": address,
        "title": f"{resource.title.zh} / {resource.title.en}",
        "type": "object",
        "required": ["resource", "title", "schema", "page", "disclosure", "revision", "rows"],
        "properties": {
            "resource": {"const": resource.key},
            "schema": {"const": address},
            "title": _object("zh", "en"),
            "page": {"type": "string", "format": "uri"},
            "language": {"enum": ["zh-Hans", "en"]},
            "licence": {"type": "string"},
            "disclosure": _object("jurisdiction", "publisher", "kind", "fiscal_year"),
            "revision": {
                "anyOf": [_object("number", "digest", "previous_digest"), {"type": "null"}]
            },
            "rows": {"type": "array", "items": _row(resource)},
        },
        "additionalProperties": False,
    }


def _object(*keys: str) -> dict[str, Any]:
    """An object that has all of some keys, each with a text or a whole number."""
    return {
        "type": "object",
        "required": [*keys],
        "properties": {key: {"type": ["string", "integer"]} for key in keys},
        "additionalProperties": False,
    }


def _row(resource: Resource) -> dict[str, Any]:
    return {
        "type": "object",
        "required": [*resource.keys],
        "properties": {field.key: _field(field) for field in resource.fields},
        "additionalProperties": False,
    }


def _field(field: Field) -> dict[str, Any]:
    kinds = _TYPES.get(field.type, [{"type": "string"}])
    if field.values:
        kinds = [{"enum": [*field.values]}]
    return {
        "title": f"{field.title.zh} / {field.title.en}",
        "description": "; ".join(filter(None, [field.meaning.zh, field.meaning.en, field.unit])),
        "anyOf": [*kinds, {"type": "null"}],
    }
