"""Every single figure of the tables of amounts, changed alone, is flagged by a rule."""

from decimal import Decimal

import pytest

from budgets import money
from budgets.official import subjects
from budgets.rules import ALL_RULES, checks_of
from budgets.rules.declarations import Outcome
from tests.rules.snapshots import HONGSHAN, PUTUO, snapshot

# What no rule can reach, with the reason. Figures of these may stay unflagged, and no others.
UNREACHABLE: dict[str, dict[str, str]] = {HONGSHAN: {}, PUTUO: {}}
_NOT_OF_AMOUNTS = (subjects.OVERALL_PERFORMANCE, subjects.PROJECT_PERFORMANCE, subjects.TEXT)


def holding(checked):
    return {check.id for check in checked if check.comparison.outcome is not Outcome.DIFFERS}


def figures(address):
    """The ids of all figures of tables 1 to 10, blank ones too."""
    return [
        cell.figure_id
        for grid in snapshot(address).grids
        if grid.published.official.subject not in _NOT_OF_AMOUNTS
        for part in grid.parts
        for row in part.rows
        for cell in row.cells
        if cell.figure_id
    ]


def more(printed):
    """A blank as an amount, an amount by one in its last place."""
    if printed in money.NOT_AMOUNTS:
        return "1.00"
    plain = money.plain(printed)
    places = len(plain.partition(".")[2])
    return f"{Decimal(plain) + Decimal(1).scaleb(-places):f}"


def tenfold(printed):
    return "10.00" if printed in money.NOT_AMOUNTS else f"{Decimal(money.plain(printed)) * 10:f}"


def blank(printed):
    return "2.50" if printed in money.NOT_AMOUNTS else ""


def is_flagged(address, figure_id, printed, held):
    """Whether a rule that found no difference finds one; the first that does will do."""
    changed = snapshot(address).with_changes({figure_id: printed})
    for rule in ALL_RULES:
        for check in checks_of(changed, [rule]):
            differs = check.comparison.outcome is Outcome.DIFFERS
            if differs and (check.id in held or check.id not in ALL_IDS[address]):
                return True
    return False


ALL_IDS: dict[str, set[str]] = {}


@pytest.mark.once
@pytest.mark.parametrize("address", [HONGSHAN, PUTUO])
@pytest.mark.parametrize("change", [more, tenfold, blank])
def test_every_figure_changed_alone_is_flagged(address, change, record_property):
    before = [*checks_of(snapshot(address))]
    ALL_IDS[address] = {check.id for check in before}
    held = holding(before)
    ids = figures(address)
    spots = snapshot(address).spots
    missed = {
        figure_id
        for figure_id in ids
        if not is_flagged(address, figure_id, change(spots[figure_id].cell.zh), held)
    }
    record_property("flagged", f"{len(ids) - len(missed)} of {len(ids)}")
    print(f"{address}, {change.__name__}: flagged {len(ids) - len(missed)} of {len(ids)}")
    assert missed == UNREACHABLE[address].keys()
