"""Each rule, perfect, faulty and not checkable: it holds, it finds a fault, it says when it can't.

The perfect case of a rule is what it finds in one of the two disclosures, or in one mended; the
faulty one is the same with one thing changed; the last is a snapshot without what the rule reads.
"""

import pytest

from budgets.rules import ALL_QUESTIONS, ALL_RULES, checks_of
from budgets.rules.declarations import Outcome
from tests.rules import doctored
from tests.rules.doctored import CASES
from tests.rules.snapshots import HONGSHAN, rule, snapshot


def counted(code, of):
    found = [check.comparison.outcome for check in checks_of(of, [rule(code)])]
    return {outcome: found.count(outcome) for outcome in Outcome}


def test_codes_are_unique_and_in_the_order_of_the_families():
    codes = [each.code for each in ALL_RULES]
    assert codes == sorted(codes)
    assert len(set(codes)) == len(codes)
    assert {code[0] for code in codes} == set("12345678")
    assert {each.code[0] for each in ALL_QUESTIONS} == {"9"}


# No form of ours prints the amounts that “as much as last year” is about.
NEVER_CHECKABLE = "4.03"
# That a table is missing can always be told.
ALWAYS_CHECKABLE = "7.01"


def test_every_rule_has_its_cases():
    assert [*CASES] == [each.code for each in ALL_RULES if each.code != NEVER_CHECKABLE]


@pytest.mark.parametrize("code", CASES)
def test_rule_holds_where_all_agrees(code):
    perfect, _faulty = CASES[code]
    found = counted(code, perfect())
    assert found[Outcome.HOLDS] > 0
    assert found[Outcome.DIFFERS] == 0


@pytest.mark.parametrize("code", CASES)
def test_rule_finds_a_fault(code):
    perfect, faulty = CASES[code]
    before, after = counted(code, perfect()), counted(code, faulty(perfect()))
    assert after[Outcome.DIFFERS] > before[Outcome.DIFFERS] == 0


@pytest.mark.parametrize("code", [rule.code for rule in ALL_RULES if rule.code != ALWAYS_CHECKABLE])
def test_rule_cannot_be_checked_without_what_it_reads(code):
    empty = doctored.emptied(snapshot(HONGSHAN))
    (check,) = checks_of(empty, [rule(code)])
    assert check.comparison.outcome is Outcome.NOT_CHECKABLE
    assert check.comparison.reason.zh
    assert check.comparison.reason.en
    assert check.id == code


def test_claims_of_no_change_are_never_checkable():
    found = counted(NEVER_CHECKABLE, snapshot(HONGSHAN))
    assert found[Outcome.NOT_CHECKABLE] == 6
    assert found[Outcome.HOLDS] == found[Outcome.DIFFERS] == 0


def test_missing_tables_are_told_apart_from_those_that_cannot_be_checked():
    found = counted(ALWAYS_CHECKABLE, doctored.emptied(snapshot(HONGSHAN)))
    assert found[Outcome.DIFFERS] == len(snapshot(HONGSHAN).disclosure.layout.tables)
