from decimal import Decimal

import pytest

from budgets import money


@pytest.mark.parametrize(
    ("printed", "amount"),
    [
        ("1571.31", "1571.31"),
        ("1,571.31", "1571.31"),
        ("0", "0"),
        ("0.00", "0.00"),
        ("-5.5", "-5.5"),
    ],
)
def test_printed_text_means_its_amount(printed, amount):
    assert money.amount_of(printed) == Decimal(amount)


@pytest.mark.parametrize("printed", ["", "-"])
def test_blank_and_dash_mean_no_amount(printed):
    assert money.amount_of(printed) is None


@pytest.mark.parametrize("printed", ["abc", "1,57", "12,34.5", "1 571", "1.", "１２", "--", "1e5"])
def test_anything_else_is_refused(printed):
    with pytest.raises(money.NotAnAmount, match="not an amount"):
        money.amount_of(printed)


def test_plain_keeps_the_printed_decimals_and_drops_separators():
    assert [money.plain(text) for text in ("1,124.30", "13", "-", "")] == ["1124.30", "13", "-", ""]


def test_unknown_unit_raises_and_names_the_known_ones():
    with pytest.raises(money.UnknownUnit, match=r"亿元.*元, 万元"):
        money.in_yuan(Decimal(1), "亿元")


@pytest.mark.parametrize(
    ("amount", "unit", "language", "said"),
    [
        ("1571.31", "万元", "zh-hans", "1,571.31 万元"),
        ("1571.31", "万元", "en", "15.71 million yuan (15,713,100)"),
        ("4.40", "万元", "en", "44,000 yuan"),
        ("0.00", "万元", "en", "0 yuan"),
        ("-1571.31", "万元", "en", "-15.71 million yuan (-15,713,100)"),
        ("12345678.90", "元", "zh-hans", "12,345,678.90 元"),
        ("999.5", "元", "en", "999.5 yuan"),
    ],
)
def test_amounts_in_words_follow_the_language(amount, unit, language, said):
    assert money.in_words(Decimal(amount), unit, language) == said


def test_share_is_per_cent_to_two_decimals():
    assert money.share(Decimal("1124.34"), Decimal("1571.31")) == Decimal("71.55")


@pytest.mark.parametrize(("part", "whole"), [(None, 1), (1, None), (1, 0), (-1, 5)])
def test_share_without_meaning_is_none(part, whole):
    of = [None if number is None else Decimal(number) for number in (part, whole)]
    assert money.share(*of) is None


def test_stored_amount_is_shown_with_its_printed_decimals():
    assert str(money.with_places_of(Decimal("307.4800"), "307.48")) == "307.48"


def test_stored_amount_is_never_rounded_to_its_printed_text():
    assert money.with_places_of(Decimal("307.4812"), "307.48") == Decimal("307.4812")
