"""What the database refuses and records by itself, whoever asks it."""

import pytest
from django.db import IntegrityError, connection, transaction

from budgets.corrections.drafts import Draft, Edit, Evidence
from budgets.corrections.publishing import submit
from budgets.corrections.trying import Author
from budgets.figure_ids import FigureId
from budgets.models import Correction, Figure, Revision, Role, UnexplainedChange
from budgets.models.triggers import TRAIL

BASIC = "t03.2010350.basic"


@pytest.fixture
def noted(hongshan):
    """The trail of a note, and of an unexplained change, so that no table of it is empty."""
    edit = Edit("rows/t03.2010350", "note", "", "注。", 0)
    draft = Draft(hongshan, Correction.Kind.NOTE, "疑问。", "", Evidence(154, 154), [edit])
    submit(draft, Author(None, Role.EDITOR), confirmed=False)
    figure(hongshan).update(printed="1.00", amount=1)


def figure(hongshan):
    return Figure.objects.of(hongshan).with_id(FigureId.parse(BASIC)).select_related(None)


def unexplained():
    return list(UnexplainedChange.objects.values_list("target", "field", "old", "new"))


@pytest.mark.parametrize("model", TRAIL, ids=lambda model: model.__name__)
def test_trail_is_neither_changed_nor_deleted(noted, model):
    table = model._meta.db_table
    for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET id = id + 1000"):
        with (
            pytest.raises(IntegrityError, match="can only be added to"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


@pytest.mark.parametrize("model", [*TRAIL, Figure], ids=lambda model: model.__name__)
def test_row_does_not_take_the_place_of_another(noted, model):
    table = model._meta.db_table
    replace = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table} LIMIT 1"
    if connection.vendor == "postgresql":
        replace = f"INSERT INTO {table} SELECT * FROM {table} LIMIT 1"
    with (
        pytest.raises(IntegrityError),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(replace)


def test_update_of_a_queryset_is_recorded(hongshan):
    figure(hongshan).update(printed="300.00", amount="300.00")
    assert [found[:2] for found in unexplained()] == [(BASIC, "printed"), (BASIC, "amount")]
    assert unexplained()[0][2:] == ("307.48", "300.00")


@pytest.mark.parametrize(
    "change", ["printed = '300.00', amount = 300", "amount = 300", "amended = '300.00'"]
)
def test_raw_change_is_recorded(hongshan, change):
    key = figure(hongshan).get().pk
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE budgets_figure SET {change} WHERE id = %s", [key])
    assert {target for target, *_rest in unexplained()} == {BASIC}


def test_change_that_names_another_correction_is_recorded(hongshan, noted):
    before = UnexplainedChange.objects.count()
    correction = Correction.objects.get()
    figure(hongshan).update(printed="2.00", amount=2, correction=correction)
    assert UnexplainedChange.objects.count() == before + 2


def test_chain_includes_the_digest_before(hongshan, noted):
    first, second = Revision.objects.of(hongshan).order_by("number")
    assert second.previous_digest == first.digest
    assert first.is_chained()
    assert second.is_chained()
