"""A list or table as JSON: what it is, then its rows as objects."""

import json
from collections.abc import Iterable, Mapping
from typing import BinaryIO

from budgets.exports.resources import NUMBER, Field, Record, Resource, Type


def write_json(
    out: BinaryIO, resource: Resource, records: Iterable[Record], about: Mapping[str, object]
) -> int:
    """Write a whole file, `about` first; gives the number of its rows.

    Amounts and counts are numbers with the decimals that they were printed with, blank fields are
    null, a printed `-` stays "-".
    """
    head = json.dumps({**about, "rows": []}, ensure_ascii=False, indent=1)
    out.write(head.removesuffix("]\n}").encode())
    names = [f"{json.dumps(field.key)}:" for field in resource.fields]
    count = 0
    for count, record in enumerate(records, start=1):
        pairs = zip(names, resource.fields, record, strict=True)
        written = ",".join([f"{name}{value_of(field, text)}" for name, field, text in pairs])
        out.write(f"{',' if count > 1 else ''}\n{{{written}}}".encode())
    out.write(b"\n]}\n")
    return count


def value_of(field: Field, text: str) -> str:
    """What JSON writes for a field."""
    if text == "":
        return "null"
    if field.type in (Type.AMOUNT, Type.EITHER, Type.COUNT):
        return text if NUMBER.fullmatch(text) else json.dumps(text, ensure_ascii=False)
    if field.type is Type.FLAG:
        return text
    return json.dumps(text, ensure_ascii=False)
