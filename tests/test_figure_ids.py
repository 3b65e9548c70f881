import pytest

from budgets.figure_ids import FigureId, NotAFigureId

IDS = ["t03.2010350.basic", "t01.expenditure.201.budget", "t10.015001-31.total", "t02.total~2.own"]
IDS += ["t11.annual.2.04.target", "text.procurement.services.amount"]


@pytest.mark.parametrize("text", IDS)
def test_id_is_read_and_written_the_same(text):
    assert str(FigureId.parse(text)) == text


def test_id_names_table_part_row_and_column():
    assert FigureId.parse("t01.expenditure.201.budget") == FigureId(
        1, "expenditure", "201", "budget"
    )


def test_indicator_has_its_goal_and_its_place_for_a_row():
    found = FigureId.parse("t11.annual.2.04.target")
    assert found == FigureId(11, "annual", "2.04", "target")
    assert found.row_id == "t11.annual.2.04"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "t3.a.b",
        "t03.a",
        "t03..a.b",
        "t03.a.b.c.d",
        "t03.a.b\n",
        "t03.中.b",
        "t00.staff.posts.persons",
    ],
)
def test_what_is_no_id_is_refused(text):
    with pytest.raises(NotAFigureId):
        FigureId.parse(text)
