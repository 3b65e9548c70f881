"""The descriptor of a data package, as Frictionless Data Package v2 has it."""

from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings

from budgets.bilingual import Bilingual
from budgets.exports.builds import Measured
from budgets.exports.moments import written
from budgets.exports.package import Package
from budgets.exports.resources import Field, Resource, Type

_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    Type.AMOUNT: "number",
    Type.COUNT: "integer",
    Type.FLAG: "boolean",
}


def descriptor_of(package: Package, resources: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """The content of datapackage.json."""
    said: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": package.name,
        **_titled(package.title),
        "homepage": package.homepage,
        "resources": [*resources],
    }
    if package.version:
        said["version"] = package.version
    if package.made:
        said["created"] = written(package.made)
    if licences := _licences():
        said["licenses"] = licences
    return said


def of_list(resource: Resource, path: str, found: Measured) -> dict[str, Any]:
    """What the descriptor says of a list."""
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": resource.key,
        "type": "table",
        "path": path,
        **_titled(resource.title),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
        "rows": found.rows,
        "dialect": {"$schema": f"{_PROFILES}/tabledialect.json", "lineTerminator": "\r\n"},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(field) for field in resource.fields],
            "primaryKey": [*resource.primary_key],
        },
    }


def of_copy(path: str, title: Bilingual, found: Measured) -> dict[str, Any]:
    """What the descriptor says of the copy of a document."""
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": f"source-{PurePosixPath(path).stem.lower()}",
        "path": path,
        **_titled(title),
        "format": "md",
        "mediatype": "text/markdown",
        "encoding": "utf-8",
        "bytes": found.bytes,
        "hash": f"sha256:{found.sha256}",
    }


def _titled(title: Bilingual) -> dict[str, Any]:
    """A title as the standard has it, which is in one language, and in both."""
    return {"title": title.zh, "titles": {"zh": title.zh, "en": title.en}}


def _licences() -> list[dict[str, str]]:
    """The terms of reuse that the operator set; none where none are."""
    title = " / ".join(dict.fromkeys(filter(None, [settings.REUSE.zh, settings.REUSE.en])))
    licence = {"path": settings.REUSE_ADDRESS, "title": title}
    # The standard wants a name or a path.
    return [{key: text for key, text in licence.items() if text}] if settings.REUSE_ADDRESS else []


def _field(field: Field) -> dict[str, Any]:
    said: dict[str, Any] = {
        "name": field.key,
        "type": _TYPES.get(field.type, "string"),
        **_titled(field.title),
    }
    if field.meaning.zh:
        said["description"] = field.meaning.zh
        said["descriptions"] = {"zh": field.meaning.zh, "en": field.meaning.en}
    if field.type is Type.ADDRESS:
        said["format"] = "uri"
    if field.type is Type.FLAG:
        said |= {"trueValues": ["true"], "falseValues": ["false"]}
    if field.values:
        said["constraints"] = {"enum": [*field.values]}
    if field.unit:
        said["unit"] = field.unit
    return said
