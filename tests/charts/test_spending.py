"""What the money is planned for: the picture and the receipt."""

from dataclasses import replace
from decimal import Decimal

import pytest

from budgets.charts.spending import SUBJECTS, spending
from budgets.grid import grids_by_subject
from budgets.official import subjects
from budgets.projects import project_pages


def of(disclosure):
    return spending(disclosure, grids_by_subject(disclosure, SUBJECTS), project_pages(disclosure))


def test_bars_make_up_the_printed_total(hongshan):
    found = of(hongshan)
    assert [bar.bar.whole.name.zh for bar in found.bars] == [
        *("网络系统运行", "人员经费", "信息化建设", "安全管理", "公用经费", "党务与行政管理")
    ]
    assert found.adds_up


def test_receipt_lists_staff_running_and_every_cost_largest_first(hongshan):
    found = of(hongshan)
    amounts = [line.part.amount for line in found.lines]
    assert len(found.lines) == 29
    assert amounts == sorted(amounts, reverse=True)
    assert found.lines[0].of is None
    assert found.lines_add_up


def test_every_piece_leads_to_its_figure(hongshan):
    for bar in of(hongshan).bars:
        for mark in bar.marks:
            assert mark.merged or f"/figures/{mark.part.figure_id}/" in mark.part.address


def test_costs_that_are_not_the_budget_do_not_draw_its_bar(hongshan):
    pages = project_pages(hongshan)
    cost = next(part for part in pages[0].parts if len(part.costs) > 3)
    cost.costs.pop()
    found = spending(hongshan, grids_by_subject(hongshan, SUBJECTS), pages)
    bar = next(each.bar for each in found.bars if each.bar.whole.name == cost.project.name)
    assert bar.parts == (bar.whole,)
    assert found.adds_up


def test_project_money_is_cut_by_function_where_no_table_lists_projects(putuo):
    found = of(putuo)
    assert found.adds_up
    assert len(found.bars) == 3
    assert all(len(bar.bar.parts) > 1 for bar in found.bars)
    assert found.lines_add_up


def test_bars_that_miss_something_do_not_claim_to_be_all(hongshan):
    grids = grids_by_subject(hongshan, SUBJECTS)
    del grids[subjects.BASIC_BY_ECONOMIC]
    found = spending(hongshan, grids, project_pages(hongshan))
    assert not found.adds_up
    assert found.sum == found.whole.amount - Decimal("446.97")


def test_budget_without_tables_draws_nothing(hongshan):
    found = spending(hongshan, {}, [])
    assert (found.whole, found.bars, found.lines) == (None, [], [])
    assert not found.adds_up


@pytest.mark.parametrize("printed", ["1571.31", "1571.32"])
def test_adding_up_is_exact(hongshan, printed):
    found = of(hongshan)
    whole = replace(found.whole, amount=Decimal(printed))
    assert replace(found, whole=whole).adds_up is (printed == "1571.31")
