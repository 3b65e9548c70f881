"""Rows that were transcribed wrongly: withdrawn and added by corrections, never deleted."""

import pytest

from budgets.models import Correction, LineItem
from tests.admin.filling import Desk
from tests.admin.test_correcting import WHY

ROW = "rows/t06.30307"


@pytest.fixture
def desk(client, account, hongshan, settings):
    client.force_login(account(), settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


@pytest.fixture
def line(hongshan):
    return hongshan.tables.get(number=6).line_items.get(row="30307")


def new_row_after(line):
    return f"/en/admin/budgets/correction/new-row/?after={line.pk}"


def test_withdrawn_row_leaves_the_tables_and_keeps_its_addresses(desk, line, get):
    sheet = desk.open(ROW).send("save", **{f"new:{ROW}:withdrawn": "on"}, **WHY)
    assert "It breaks checks" in sheet.errors
    sheet = desk.open(ROW).send("save", **{f"new:{ROW}:withdrawn": "on"}, confirmed="on", **WHY)
    assert sheet.response.status_code == 302, sheet.errors
    assert "figures/t06.30307.total/" not in get("en", "tables/6/").content.decode()
    assert "t06.30307.total" not in get("en", "figures.csv").content.decode()
    assert get("en", "figures/t06.30307.total/").status_code == 200
    assert LineItem.with_withdrawn.filter(pk=line.pk).exists()


def typed_again(line, row):
    """The row typed anew as it is printed, under another key."""
    cells = {f"cell:{figure.column}": figure.printed for figure in line.figures.all()}
    return {
        "row": row,
        "code_printed": line.code_printed,
        "name_zh": line.name_zh,
        "name_en": line.name_en,
        "line_from": str(line.line_from),
        "line_to": str(line.line_to),
        **cells,
        **WHY,
    }


def test_row_that_is_there_already_cannot_be_added(desk, line):
    sheet = desk.at(new_row_after(line)).send("save", **typed_again(line, "30307~2"))
    assert "could not be loaded" in sheet.errors
    assert not Correction.objects.exists()


def test_missing_row_is_added_and_the_rows_after_it_make_room(desk, line, get, hongshan):
    after = line.published_table.line_items.get(order=line.order - 1)
    # As if our copy had lost it.
    LineItem.objects.filter(pk=line.pk).update(withdrawn=True)
    sheet = desk.at(new_row_after(after)).send(
        "save", confirmed="on", **typed_again(line, "30307~2")
    )
    assert sheet.response.status_code == 302, sheet.errors
    added = line.published_table.line_items.get(row="30307~2")
    assert added.order == after.order + 1
    assert added.figures.count() == line.figures.count()
    page = get("en", "tables/6/").content.decode()
    assert "figures/t06.30307~2.total/" in page
    assert "figures/t06.30307.total/" not in page
    assert get("en", "figures/t06.30307.total/").status_code == 200


def test_withdrawn_row_can_be_taken_back(desk, line):
    LineItem.objects.filter(pk=line.pk).update(withdrawn=True)
    sheet = desk.open(ROW).send("save", **{f"new:{ROW}:withdrawn": ""}, confirmed="on", **WHY)
    assert sheet.response.status_code == 302, sheet.errors
    assert LineItem.objects.filter(pk=line.pk).exists()


def test_row_with_the_key_of_a_withdrawn_one_is_not_added_beside_it(desk, line):
    after = line.published_table.line_items.get(order=line.order - 1)
    LineItem.objects.filter(pk=line.pk).update(withdrawn=True)
    sheet = desk.at(new_row_after(after)).send("save", **typed_again(line, "30307"))
    assert "was withdrawn: put it back instead" in sheet.errors
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"row": "a b"}, "valid value"),
        ({"cell:total": "many"}, "no amount"),
        ({"code_printed": "99999"}, "There is no “2024/99999”"),
        ({"parent": "1"}, "valid choice"),
    ],
)
def test_faulty_row_is_refused(desk, line, typed, said):
    filled = typed_again(line, "30307~2") | typed
    assert said in desk.at(new_row_after(line)).send("save", **filled).text
    assert not Correction.objects.exists()
