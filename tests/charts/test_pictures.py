"""Earlier years, per-head figures, targets beside earlier years, economic items."""

from decimal import Decimal

from budgets.charts.items import items
from budgets.charts.per_head import per_head
from budgets.charts.targets import numeric_indicators
from budgets.charts.years import years_of_expenditure, years_of_programme
from budgets.grid import grids_by_subject
from budgets.official import subjects
from budgets.overview import grids_for_overview
from budgets.performance import performance


def programme(disclosure):
    return years_of_programme(grids_by_subject(disclosure, (subjects.PROJECT_PERFORMANCE,)))


def test_years_stand_with_what_their_amounts_are(hongshan):
    years = years_of_expenditure(grids_for_overview(hongshan))
    assert [(bar.bar.whole.name.zh, bar.bar.about.zh) for bar in years.bars] == [
        ("2022 年", "原文未说明口径"),
        ("2023 年", "原文未说明口径"),
        ("2024 年", "预算数"),
    ]


def test_no_rate_is_computed_from_an_unstated_basis(hongshan):
    assert years_of_expenditure(grids_for_overview(hongshan)).rate is None


def test_rate_is_computed_where_both_years_are_budgets(hongshan):
    assert programme(hongshan).rate == Decimal("18.35")


def test_form_without_earlier_years_has_no_such_picture(putuo):
    assert years_of_expenditure(grids_for_overview(putuo)) is None
    assert programme(putuo) is None


def test_per_head_divides_staff_and_running_costs_by_those_in_post(hongshan):
    found = per_head(grids_for_overview(hongshan))
    assert [(each.amount.zh, each.staff.zh, each.result) for each in found] == [
        ("407.01", "15", Decimal("27.13")),
        ("39.96", "15", Decimal("2.66")),
    ]


def test_per_head_never_divides_the_total(hongshan):
    columns = {each.amount.column.key for each in per_head(grids_for_overview(hongshan))}
    assert columns == {"personnel", "operating"}


def test_per_head_is_left_out_where_no_staff_is_printed(putuo):
    assert per_head(grids_for_overview(putuo)) == []


def test_numeric_indicators_are_of_one_unit_and_have_something_to_compare(hongshan):
    found = numeric_indicators(performance(hongshan).parts)
    assert found
    for indicator in found:
        meanings = [value.cell.meaning for value in indicator.values]
        assert len(meanings) > 1
        assert len({meaning.unit for meaning in meanings}) == 1
        assert indicator.values[-1].is_target
        assert max(value.width for value in indicator.values) in (0, 100)


def test_indicators_whose_target_changes_stand_first_each_name_once(hongshan):
    found = numeric_indicators(performance(hongshan).parts)
    constancy = [indicator.constancy for indicator in found]
    names = [indicator.row.line.name_zh for indicator in found]
    assert constancy == sorted(constancy)
    assert names[0] == "WIFI 互联网出口链路"
    assert constancy[names.index("政务网链路数")] == 1
    assert len(set(names)) == len(names)


def test_items_are_the_rows_that_contain_no_others(hongshan):
    grids = grids_by_subject(hongshan, (subjects.BASIC_BY_ECONOMIC,))
    part = grids[subjects.BASIC_BY_ECONOMIC].parts[0]
    bars = items(part)
    assert sum(bar.bar.whole.amount for bar in bars) == part.amount("total", "total")
    assert all(len(bar.bar.whole.name.zh.split()[0]) == 5 for bar in bars)
    assert bars[0].bar.whole.name.en.startswith("30107 ")
