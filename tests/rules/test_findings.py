"""What the rules find in the two disclosures, and how a snapshot is read and changed."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import Disclosure
from budgets.rules import checks_of, questions_of
from budgets.rules.comparing import BLANK_IS_NOT_ZERO, UNLIKE_BASES
from budgets.rules.declarations import Outcome, Severity
from budgets.rules.snapshot import NoSuchFigure, Snapshot
from tests.rules.snapshots import HONGSHAN, PUTUO, differing, outcomes, snapshot


def checks(of=HONGSHAN):
    return {check.id: check for check in checks_of(snapshot(of))}


def test_draft_says_what_the_loaded_disclosure_says(hongshan, putuo):
    for disclosure, address in ((hongshan, HONGSHAN), (putuo, PUTUO)):
        loaded = Snapshot.of(disclosure)
        assert [*checks_of(loaded)] == [*checks_of(snapshot(address))]
        assert [*questions_of(loaded)] == [*questions_of(snapshot(address))]


@pytest.mark.parametrize("address", [HONGSHAN, PUTUO])
def test_reading_costs_the_same_queries_however_much_there_is(db, address):
    place, publisher, year = address.split("/")
    disclosure = Disclosure.objects.at(place, publisher, int(year)).get()
    with CaptureQueriesContext(connection) as queries:
        [*checks_of(Snapshot.of(disclosure))]
    # The second has neither goals, indicators nor texts in its tables, which are two queries.
    assert len(queries) == {HONGSHAN: 9, PUTUO: 7}[address]


def test_unit_of_the_text_that_is_not_the_tables_is_found():
    found = checks()["5.01-s3.7.5"].comparison
    assert (found.left.said.zh, found.right.said.zh) == ("4.40 元", "4.40")
    assert (found.outcome, found.unit) == (Outcome.DIFFERS, "元")
    assert found.difference == Decimal("-43995.60")


def test_rounding_residue_is_named_as_such():
    check = checks()["4.05-t11.expenditure.total.share"]
    assert check.comparison.outcome is Outcome.DIFFERS
    assert check.severity is Severity.ROUNDING
    worse = snapshot().with_changes({"t11.expenditure.total.share": "110%"})
    (check,) = (c for c in checks_of(worse) if c.id == check.id)
    assert check.severity is Severity.AMOUNTS


def test_amounts_of_unlike_bases_are_not_compared():
    found = checks()["4.07-t12.changes.1.prior1"].comparison
    assert found.left.amount == found.right.amount == 950
    assert (found.outcome, found.reason) == (Outcome.NOT_CHECKABLE, UNLIKE_BASES)


def test_zero_beside_a_blank_neither_holds_nor_differs():
    found = checks()["5.01-s3.7.2"].comparison
    assert (found.outcome, found.reason) == (Outcome.NOT_CHECKABLE, BLANK_IS_NOT_ZERO)


def test_text_rounded_to_its_unit_holds_and_says_why():
    found = checks(PUTUO)["5.01-s4.1"].comparison
    assert (found.left.said.zh, found.right.said.zh) == ("9,101.68 万元", "91,016,775.35")
    assert found.outcome is Outcome.HOLDS
    assert found.difference == found.left.amount * 10_000 - found.right.amount != 0
    assert "四舍五入" in found.reason.zh
    beyond = snapshot(PUTUO).with_changes({"t01.revenue.total.budget": "91,016,700.00"})
    assert "s4.1" in differing("5.01", of_snapshot=beyond)


def test_other_sources_of_money_make_tables_incomparable():
    own = {"t01.revenue.operating.budget": "10.00"}
    for code in ("2.03", "2.05", "2.08"):
        (outcome,) = outcomes(code, changes=own).values()
        assert outcome is Outcome.NOT_CHECKABLE


def test_second_sample_has_no_difference_within_or_between_its_tables():
    assert [c.id for c in checks(PUTUO).values() if c.comparison.outcome is Outcome.DIFFERS] == []


def test_some_two_dozen_differences_are_found_in_the_first_document():
    found = [c for c in checks().values() if c.comparison.outcome is Outcome.DIFFERS]
    assert len(found) >= 24
    expected = {
        "5.02-s3.6.total.operating.6",
        "6.01-t11.annual.2.01.prior2",
        "6.04-t12.longterm.2.09.t12.annual.2.10",
        "6.05-t11.longterm.1.04.t11.annual.1.04",
        "6.06-t11.annual.2.05.target.1",
        "6.07-t11.annual.2.06.target",
        "6.08-t11.goals.annual-3",
        "7.03-t02",
        "7.03-t03",
        "7.04-t09.fund-of-year",
        "7.05-t05.2089999.total",
        "7.07-term-3",
        "7.10-t12",
        "7.11-t12.reasons.10.text",
    }
    assert expected <= {check.id for check in found}


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_every_check_has_a_name_of_its_own(of):
    found = [check.id for check in (*checks_of(snapshot(of)), *questions_of(snapshot(of)))]
    assert len(set(found)) == len(found)


def test_questions_are_asked_where_nothing_differs():
    asked = {check.id for check in questions_of(snapshot())}
    assert {
        "9.01-t12.costs.23.amount",
        "9.02-t06.30111.total",
        "9.05-t11.annual.4.02.target",
    } <= asked
    assert {check.id for check in questions_of(snapshot(PUTUO))} == {
        "9.01-t08.31002.total",
        "9.03-text.goals.projects.amount",
    }
    assert not any(check.id.startswith("9") for check in checks().values())


def test_a_question_that_is_answered_is_not_asked():
    bought = snapshot().with_changes({"text.procurement.goods.amount": "109.54"})
    staffed = bought.with_changes({"text.staff.in-post-civil.persons": "3"})
    asked = {check.rule.code for check in questions_of(staffed)}
    assert asked == {"9.04", "9.05", "9.07"}


def test_change_leaves_the_snapshot_as_it_was():
    before = snapshot()
    after = before.with_changes({"t03.201.total": "1"})
    assert before.spots["t03.201.total"].cell.zh == "1431.82"
    assert after.spots["t03.201.total"].amount == 1
    assert after.spots["t05.201.total"].row is before.spots["t05.201.total"].row


def test_change_of_what_is_not_there_is_refused():
    with pytest.raises(NoSuchFigure, match=r"t03\.999\.total"):
        snapshot().with_changes({"t03.999.total": "1"})


def test_no_statement_says_which_side_is_wrong():
    words = ("错误", "有误", "应为", "wrong", "error", "should be", "incorrect", "mistake")
    for of in (HONGSHAN, PUTUO):
        for check in (*checks_of(snapshot(of)), *questions_of(snapshot(of))):
            found, rule = check.comparison, check.rule
            ours = (found.statement, found.reason, rule.statement)
            # Names of the document, and its own words, are quoted.
            said = " ".join(f"{text.zh} {text.en}" for text in ours)
            assert not [word for word in words if word in said]
            assert all(text.zh and text.en for text in (found.statement, rule.statement))
