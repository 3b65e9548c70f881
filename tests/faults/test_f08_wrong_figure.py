"""F8: a single figure is wrong by one unit of its last place: a check says so, or none can."""

from decimal import Decimal

import pytest

from budgets import money
from budgets.rules import checks_of
from budgets.rules.declarations import Outcome
from tests.faults.rounds import IS_FULL
from tests.rules.snapshots import HONGSHAN, PUTUO, snapshot

# In the suite, one figure in so many.
EVERY = 1 if IS_FULL else 12
NOBODY_CHECKS = {"en": "None: no rule compares it with anything", "zh-hans": "没有任何规则把它"}
CHECKED = "t03.2010350.total"


def one_more(printed):
    """An amount by one unit of its last place: 307.49 is 307.50, 10.89% is 10.90%."""
    plain = money.plain(printed)
    places = len(plain.partition(".")[2])
    sign = "%" if "%" in printed else ""
    return f"{Decimal(plain) + Decimal(1).scaleb(-places):f}{sign}"


def printed_amounts(of):
    """The ids of all figures that print an amount, and what they print."""
    return {
        figure_id: spot.cell.zh
        for figure_id, spot in of.spots.items()
        if spot.amount is not None and not spot.cell.meaning
    }


def differing(of):
    return {check.id for check in checks_of(of) if check.comparison.outcome is Outcome.DIFFERS}


def outcomes_by_figure(of):
    found = {}
    for check in checks_of(of):
        for figure_id in check.figures:
            found.setdefault(figure_id, set()).add(check.comparison.outcome)
    return found


@pytest.mark.parametrize("address", [HONGSHAN, PUTUO])
def test_figure_that_is_wrong_is_flagged_or_cannot_be_checked(address, figure):
    printed = snapshot(address)
    amounts, outcomes = printed_amounts(printed), outcomes_by_figure(printed)
    before = differing(printed)
    tried = [*amounts][::EVERY]
    unflagged = []
    for figure_id in tried:
        changed = printed.with_changes({figure_id: one_more(amounts[figure_id])})
        assert changed.spots[figure_id].amount != printed.spots[figure_id].amount
        if not differing(changed) - before:
            unflagged.append(figure_id)
    alone = [each for each in unflagged if each not in outcomes]
    vague = [each for each in unflagged if Outcome.NOT_CHECKABLE in outcomes.get(each, ())]
    assert sorted([*alone, *vague]) == sorted(unflagged)
    # Figures of the tables can nearly all be held against others.
    assert len(unflagged) < len(tried) / 10
    figure(
        "F8",
        f"{address}: {len(tried) - len(unflagged)} of {len(tried)} flagged; of the others "
        f"{len(alone)} take part in no check, {len(vague)} in one that is not checkable, "
        f"as their pages say",
    )


def test_page_of_a_figure_that_takes_part_in_no_check_says_so(get, language, hongshan):
    printed = snapshot(HONGSHAN)
    alone = printed_amounts(printed).keys() - outcomes_by_figure(printed).keys()
    assert len(alone) > 5
    for figure_id in (CHECKED, *alone):
        said = get(language, f"figures/{figure_id}/").content.decode()
        assert (NOBODY_CHECKS[language] in said) == (figure_id in alone)


def test_page_of_a_figure_that_cannot_be_checked_shows_the_check(page, hongshan):
    shown = page("en", "figures/t12.changes.1.prior1/").xpath("string(//section[@id='checks'])")
    assert "not checkable" in shown
