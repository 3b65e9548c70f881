"""An official table as a resource: the cells of its grid, amounts as plain decimals."""

from collections import defaultdict
from collections.abc import Iterator

from budgets import money
from budgets.bilingual import Bilingual
from budgets.exports.resources import NOTHING, Field, Record, Resource, Type
from budgets.grid import Row, grid_of
from budgets.grid_cells import Cell
from budgets.models import PublishedTable
from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind

_TYPES = {Kind.NUMBER: Type.COUNT, Kind.GOAL: Type.COUNT, Kind.VALUE: Type.VALUE}

# What a column holds where parts of a table print different things in it.
_MIXED = Bilingual(
    "金额，或指标值（不按此单位）", "amounts, or values of indicators, which have no such unit"
)


def resource_of(published: PublishedTable) -> Resource:
    """The columns of one table; one of several parts begins with `part`."""
    official = published.official
    columns: dict[str, list[tuple[Part, Column]]] = defaultdict(list)
    for part in official.parts:
        for column in part.columns:
            columns[column.key].append((part, column))
    fields = tuple(_field(published, columns[key]) for key in official.columns)
    if len(official.parts) > 1:
        keys = tuple(part.key for part in official.parts)
        fields = (Field("part", Type.KEY, Bilingual("部分", "Part"), values=keys), *fields)
    return Resource(f"table-{published.key}", published.title, fields)


def records_of(published: PublishedTable, language: str) -> Iterator[Record]:
    """Every printed row of each part in turn, a field for each field of the resource."""
    keys = resource_of(published).keys
    for part in grid_of(published).parts:
        for row in part.rows:
            fields = _fields(row, language) | {"part": part.part.key}
            yield tuple(fields.get(key, "") for key in keys)


def _field(published: PublishedTable, columns: list[tuple[Part, Column]]) -> Field:
    """The field of all columns of one key, which parts may head differently, and fill so."""
    headings = dict.fromkeys(published.full_heading(part, column) for part, column in columns)
    types = {_type(column) for _part, column in columns}
    units = published.units_of(column for _part, column in columns if column.kind.is_amount)
    return Field(
        columns[0][1].key,
        next(iter(types)) if len(types) == 1 else Type.EITHER,
        Bilingual("；".join(each.zh for each in headings), "; ".join(each.en for each in headings)),
        NOTHING if len(types) == 1 else _MIXED,
        unit=", ".join(units),
    )


def _type(column: Column) -> Type:
    return Type.AMOUNT if column.kind.is_amount else _TYPES.get(column.kind, Type.TEXT)


def _fields(row: Row, language: str) -> dict[str, str]:
    return {cell.column.key: _as_plain(cell, language) for cell in row.cells}


def _as_plain(cell: Cell, language: str) -> str:
    """What a file says of a cell: its text in a language, or its amount as a plain decimal."""
    text = cell.text(language)
    return money.plain(text) if cell.column.kind.is_amount else text
