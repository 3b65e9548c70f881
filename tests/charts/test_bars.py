"""Bars: parts side by side on one scale."""

from decimal import Decimal

from django.utils import translation

from budgets.bilingual import Bilingual
from budgets.charts.bars import Bar, Part, drawn, sum_of


def part(amount, name="一笔成本", unit="万元", address="/x/"):
    return Part(Bilingual(name, "a cost"), Decimal(amount), unit, address)


def bar(whole, *amounts, unit="万元"):
    return Bar(part(whole, "项目", unit, "/all/"), tuple(part(each, unit=unit) for each in amounts))


def marks(*bars):
    return [[(mark.start, mark.width, mark.merged) for mark in each.marks] for each in drawn(bars)]


def test_longest_bar_is_the_scale_of_all():
    longest, other = drawn([bar("200", "150", "50"), bar("100", "100")])
    assert [(mark.start, mark.width) for mark in longest.marks] == [(0, 75), (75, 25)]
    assert [(mark.start, mark.width) for mark in other.marks] == [(0, 50)]


def test_amounts_of_different_units_share_one_scale():
    of_units = [bar("1", "1", unit="万元"), bar("5000", "5000", unit="元")]
    assert marks(*of_units) == [[(0, 100, 0)], [(0, 50, 0)]]


def test_small_parts_share_the_last_piece_which_leads_to_all():
    (whole,) = drawn([bar("100", "98.5", "0.9", "0.6")])
    last = whole.marks[-1]
    assert (last.start, last.width, last.merged) == (Decimal("98.5"), Decimal("1.5"), 2)
    assert last.part.amount == Decimal("1.5")
    assert last.part.address == "/all/"


def test_single_small_part_keeps_its_own_name():
    (whole,) = drawn([bar("100", "99.5", "0.5")])
    assert [mark.merged for mark in whole.marks] == [0, 0]


def test_nothing_is_drawn_of_nothing():
    (whole,) = drawn([bar("0", "0")])
    assert whole.marks == []


def test_share_is_of_the_whole_that_is_given():
    (whole,) = drawn([bar("50", "50")], part("200"))
    assert whole.share == 25


def test_name_shows_only_where_it_fits():
    wide, narrow = drawn([bar("100", "90", "10")])[0].marks
    assert wide.shows_name
    assert wide.amount_on == "phone"
    assert not narrow.shows_name
    assert narrow.amount_on == "wide"


def test_amount_in_a_piece_names_its_unit_in_english_only():
    (mark,) = drawn([bar("286", "286")])[0].marks
    with translation.override("zh-hans"):
        assert mark.amount == "286"
    with translation.override("en"):
        assert mark.amount == "2.86 million yuan"


def test_sum_converts_units():
    assert sum_of([part("1"), part("5000", unit="元")], "万元") == Decimal("1.5")
