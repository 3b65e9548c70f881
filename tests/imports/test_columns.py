"""Many rows at once: checked by column, written whole or not at all."""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from budgets.imports import columns
from budgets.imports.columns import ColumnsRefused, insert, new_keys
from budgets.models import Figure, Jurisdiction, PublishedTable


@pytest.fixture
def line(hongshan):
    return hongshan.tables.get(number=3).line_items.get(row="total")


def add(line, **values):
    count = len(next(iter(values.values())))
    keys = new_keys(Figure, count)
    insert(Figure, keys, {"line_item_id": [line.pk] * count, **values})
    return keys


def test_rows_are_written_with_the_keys_that_were_taken(line):
    keys = add(line, column=["a", "b"], printed=["1.50", ""], amount=[Decimal("1.50"), None])
    found = Figure.objects.in_bulk(keys)
    assert [found[key].amount for key in keys] == [Decimal("1.50"), None]
    assert [found[key].amended for key in keys] == ["", ""]


def test_keys_are_never_given_twice(line):
    first, second = add(line, column=["a"]), add(line, column=["b"])
    later = line.figures.create(column="c")
    assert len({*first, *second, later.pk}) == 3
    assert later.pk > max(*first, *second)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"column": ["a", "x" * 41]}, "column"),
        ({"column": ["a", ""]}, "column"),
        ({"column": ["a", "b"], "printed": ["1", None]}, "printed"),
        ({"column": ["a", "b"], "amount": [None, "much"]}, "amount"),
        ({"column": ["a", "b"], "amount": [None, Decimal("0.00001")]}, "amount"),
    ],
)
def test_value_that_its_field_cannot_hold_is_refused_with_its_row(line, values, field):
    before = Figure.objects.count()
    with pytest.raises(ColumnsRefused) as refused:
        add(line, **values)
    fault = refused.value.faults[0]
    assert (fault.row, fault.field) == (1, field)
    assert fault.reason
    assert Figure.objects.count() == before


def test_choices_and_patterns_are_checked(db):
    values = {"code": ["99"], "name_zh": ["某地"], "name_en": ["Place"]}
    with pytest.raises(ColumnsRefused, match="code"):
        insert(Jurisdiction, new_keys(Jurisdiction, 1), values)


def test_unknown_column_raises(line):
    with pytest.raises(LookupError, match="colour"):
        add(line, colour=["red"])


def test_structured_values_are_kept(hongshan):
    values = {
        "disclosure_id": [hongshan.pk],
        "number": [99],
        "unit": ["元"],
        "notes": [[{"zh": "注", "en": "note", "line": 1}]],
        "first_line": [1],
        "last_line": [1],
    }
    keys = new_keys(PublishedTable, 1)
    insert(PublishedTable, keys, values)
    table = PublishedTable.objects.get(pk=keys[0])
    assert (table.notes[0]["zh"], table.header_overrides) == ("注", {})


def test_no_rows_are_no_fault(db):
    with transaction.atomic():
        insert(Figure, new_keys(Figure, 0), {"column": []})


def test_row_that_stands_already_is_a_database_error_on_either_database(line):
    with pytest.raises(IntegrityError):
        add(line, column=["total"])


def test_keys_are_taken_within_a_transaction_only(monkeypatch, db):
    monkeypatch.setattr(columns, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(transaction.TransactionManagementError):
        new_keys(Figure, 1)
