"""What the printed values of indicators mean."""

from decimal import Decimal

import pytest

from budgets.models import IndicatorValue
from budgets.targets import Meaning, UnknownTarget, meaning_of

VALUES = [
    ("≥401条", Meaning("≥", Decimal(401), "条"), "≥ 401 lines"),
    ("≥ 401 条", Meaning("≥", Decimal(401), "条"), "≥ 401 lines"),
    ("100%", Meaning("", Decimal(100), "%"), "100%"),
    ("≤643.43 万元", Meaning("≤", Decimal("643.43"), "万元"), "≤ 643.43 × 10,000 yuan"),
    ("≤1小时", Meaning("≤", Decimal(1), "小时"), "≤ 1 hour"),
    ("0 次", Meaning("", Decimal(0), "次"), "0 times"),
    ("3个", Meaning("", Decimal(3), "个"), "3"),
    ("及时", Meaning(wording="及时"), ""),
    ("预算范围内", Meaning(wording="预算范围内"), ""),
    ("≥1,000条", Meaning("≥", Decimal(1000), "条"), "≥ 1000 lines"),
    ("＞5次", Meaning(">", Decimal(5), "次"), "> 5 times"),
    ("90％", Meaning("", Decimal(90), "%"), "90%"),
    ("-", Meaning(), ""),
    ("", Meaning(), ""),
]


@pytest.mark.parametrize(("printed", "meaning", "english"), VALUES)
def test_value_is_read_and_said_in_english(printed, meaning, english):
    assert meaning_of(printed) == meaning
    assert meaning.english == english


def test_unknown_unit_fails_loudly():
    with pytest.raises(UnknownTarget, match="“吨” in “3吨” is not a known unit"):
        meaning_of("3吨")


@pytest.mark.parametrize("printed", ["3-5次", "不低于90%", "24小时响应"])
def test_number_that_cannot_be_told_is_not_taken_for_words(printed):
    with pytest.raises(UnknownTarget):
        meaning_of(printed)


def test_every_stored_value_means_what_it_prints(hongshan):
    for value in IndicatorValue.objects.of(hongshan):
        assert value.meaning == meaning_of(value.printed)
        assert bool(value.wording) == bool(value.wording_en)
