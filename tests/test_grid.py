"""The grid that every form of a table is made of."""

from decimal import Decimal

import pytest

from budgets.grid import grid_of, grids_of
from budgets.models import LineItem


def test_grid_has_the_rows_as_printed(hongshan):
    part = grid_of(hongshan.tables.get(number=5)).parts[0]
    assert [row.line.row for row in part.rows[:4]] == ["total", "201", "20103", "2010350"]
    assert [cell.zh for cell in part.rows[3].cells] == [
        "2010350", "事业运行", "307.48", "307.48", "268.18", "39.30", "",
    ]  # fmt: skip


def test_blank_cell_is_a_figure_without_an_amount(hongshan):
    row = grid_of(hongshan.tables.get(number=5)).parts[0].row("2010350")
    cell = row.cell("project")
    assert (cell.figure_id, cell.zh, cell.amount) == ("t05.2010350.project", "", None)


def test_amount_of_a_missing_row_is_none(hongshan):
    part = grid_of(hongshan.tables.get(number=3)).parts[0]
    assert part.amount("2010350", "basic") == Decimal("307.48")
    assert part.amount("9999999", "basic") is None


@pytest.mark.parametrize(
    ("row", "column", "additive"),
    [("2010350", "basic", True), ("2010350", "total", False), ("20103", "basic", False)],
)
def test_only_a_leaf_of_a_leaf_may_be_added(hongshan, row, column, additive):
    found = grid_of(hongshan.tables.get(number=3)).parts[0].row(row)
    assert found.is_additive(found.cell(column).column) is additive


def test_additive_figures_add_up_to_the_printed_total(hongshan):
    for number in (3, 5, 6, 10):
        part = grid_of(hongshan.tables.get(number=number)).parts[0]
        parts = [
            cell.amount
            for row in part.rows
            for cell in row.cells
            if cell.amount and row.is_additive(cell.column)
        ]
        assert sum(parts) == part.amount("total", "total"), number


def test_queries_do_not_grow_with_tables(hongshan, django_assert_num_queries):
    tables = list(hongshan.tables.all())
    with django_assert_num_queries(4):
        grids_of(tables, LineItem.objects.of(hongshan))
