"""Many rows at once: checked by column, written whole or not at all."""

from decimal import Decimal

import pytest
from django.db import transaction

from budgets.imports.columns import ColumnsRefused, insert, new_keys
from budgets.models import Figure, Jurisdiction, PublishedTable


@pytest.fixture
def line(hongshan):
    return hongshan.tables.get(number=3).line_items.get(row="total")


def add(line, **columns):
    count = len(next(iter(columns.values())))
    keys = new_keys(Figure, count)
    insert(Figure, keys, {"line_item_id": [line.pk] * count, **columns})
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
    ("columns", "field"),
    [
        ({"column": ["a", "x" * 41]}, "column"),
        ({"column": ["a", ""]}, "column"),
        ({"column": ["a", "b"], "printed": ["1", None]}, "printed"),
        ({"column": ["a", "b"], "amount": [None, "much"]}, "amount"),
        ({"column": ["a", "b"], "amount": [None, Decimal("0.00001")]}, "amount"),
    ],
)
def test_value_that_its_field_cannot_hold_is_refused_with_its_row(line, columns, field):
    before = Figure.objects.count()
    with pytest.raises(ColumnsRefused) as refused:
        add(line, **columns)
    fault = refused.value.faults[0]
    assert (fault.row, fault.field) == (1, field)
    assert fault.reason
    assert Figure.objects.count() == before


def test_choices_and_patterns_are_checked(db):
    columns = {"code": ["99"], "name_zh": ["某地"], "name_en": ["Place"]}
    with pytest.raises(ColumnsRefused, match="code"):
        insert(Jurisdiction, new_keys(Jurisdiction, 1), columns)


def test_unknown_column_raises(line):
    with pytest.raises(LookupError, match="colour"):
        add(line, colour=["red"])


def test_structured_values_are_kept(hongshan):
    columns = {
        "disclosure_id": [hongshan.pk],
        "number": [99],
        "unit": ["元"],
        "notes": [[{"zh": "注", "en": "note", "line": 1}]],
        "first_line": [1],
        "last_line": [1],
    }
    keys = new_keys(PublishedTable, 1)
    insert(PublishedTable, keys, columns)
    table = PublishedTable.objects.get(pk=keys[0])
    assert (table.notes[0]["zh"], table.header_overrides) == ("注", {})


def test_no_rows_are_no_fault(db):
    with transaction.atomic():
        insert(Figure, new_keys(Figure, 0), {"column": []})
