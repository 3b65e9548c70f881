"""Many new rows of one model, given by column: each column checked, then all written at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import Model

if TYPE_CHECKING:
    from django.db.models.fields import Field

# Column name to its values, one a row. A relation goes by the name of its column: "parent_id".
Columns = Mapping[str, Sequence[Any]]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a value: the row, counted from 0, the field, and the reason."""

    row: int
    field: str
    reason: str


class ColumnsRefused(Exception):
    """Values that their fields cannot hold; nothing was written."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(f"row {f.row}, {f.field}: {f.reason}" for f in faults[:20]))
        self.faults = faults


def new_keys(model: type[Model], count: int) -> Sequence[int]:
    """Primary keys for rows to come, which no other writer will use.

    Raises TransactionManagementError outside a transaction, where another could take the same.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("keys are taken within a transaction")
    table = model._meta.db_table
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)",
                [table, count],
            )
            return [key for (key,) in cursor.fetchall()]
        # Transactions are IMMEDIATE (see the settings): writers take turns from their start.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        found = cursor.fetchone()
        first = found[0] + 1 if found else 1
        return range(first, first + count)


def insert(model: type[Model], keys: Sequence[int], columns: Columns) -> None:
    """Check and write rows, within the transaction of the caller. Raises ColumnsRefused.

    A column that is not given has its default. Relations are not checked here but by the database,
    when the transaction ends.
    """
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    unknown = columns.keys() - {field.attname for field in fields}
    if unknown:
        raise LookupError(f"{model.__name__} has no column {', '.join(sorted(unknown))}")
    faults: list[Fault] = []
    prepared: list[Sequence[Any]] = [keys]
    for field in fields:
        given = columns.get(field.attname)
        values, found = _cleaned(
            field, [field.get_default()] * len(keys) if given is None else given
        )
        faults += found
        prepared.append(values)
    if faults:
        raise ColumnsRefused(faults)
    if keys:
        _write(model, ["id", *(str(field.column) for field in fields)], prepared)


def _cleaned(
    field: Field[Any, Any], values: Sequence[Any]
) -> tuple[Sequence[Any], Iterable[Fault]]:
    """A column as the database takes it; each different value is checked and prepared once."""
    if field.is_relation:
        return values, ()
    if isinstance(field, models.JSONField):
        return [field.get_db_prep_save(value, connection) for value in values], ()
    known: dict[Any, Any] = {}
    reasons: dict[Any, str] = {}
    for value in set(values):
        try:
            clean = None if value is None and field.null else field.clean(value, None)
        except ValidationError as error:
            reasons[value] = " ".join(error.messages)
        else:
            known[value] = field.get_db_prep_save(clean, connection)
    if reasons:
        return values, list(_faults(field, values, reasons))
    return [known[value] for value in values], ()


def _faults(
    field: Field[Any, Any], values: Sequence[Any], reasons: Mapping[Any, str]
) -> Iterator[Fault]:
    for row, value in enumerate(values):
        if value in reasons:
            yield Fault(row, field.name, reasons[value])


def _write(model: type[Model], names: Sequence[str], columns: Sequence[Sequence[Any]]) -> None:
    table = connection.ops.quote_name(model._meta.db_table)
    listed = ", ".join(map(connection.ops.quote_name, names))
    rows: Any = zip(*columns, strict=True)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Its errors are not wrapped by Django, which knows nothing of COPY.
            copying = cursor.copy(f"COPY {table} ({listed}) FROM STDIN")
            with connection.wrap_database_errors, copying as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(names))
            # The names are the model's own.
            insertion = f"INSERT INTO {table} ({listed}) VALUES ({places})"  # noqa: S608
            cursor.executemany(insertion, rows)


class NewRows:
    """New rows of one model, by column; while they are collected, a row is known by its place."""

    def __init__(self, model: type[Model], *names: str) -> None:
        self.model = model
        self.columns: dict[str, list[Any]] = {name: [] for name in names}

    def add(self, *values: Any) -> int:
        for column, value in zip(self.columns.values(), values, strict=True):
            column.append(value)
        return len(self) - 1

    def __len__(self) -> int:
        return len(next(iter(self.columns.values())))

    def write(self, own: str = "", **relations: Sequence[int]) -> Sequence[int]:
        """Write the rows, and give their keys.

        `relations` are the keys of the rows that a column gives the places of; the column `own`
        gives places of these rows themselves.
        """
        keys = new_keys(self.model, len(self))
        if own:
            relations[own] = keys
        for name, others in relations.items():
            self.columns[name] = [
                None if place is None else others[place] for place in self.columns[name]
            ]
        insert(self.model, keys, self.columns)
        return keys
