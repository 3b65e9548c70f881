"""manage.py verify_history, on copies that were tampered with."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection

from budgets.models import (
    Change,
    Correction,
    Decision,
    Figure,
    IndicatorValue,
    Jurisdiction,
    Revision,
    UnexplainedChange,
)
from budgets.models.guards import install
from budgets.models.revisions import chained
from tests.conftest import FOLDER, disclosure_of
from tests.corrections.making import BASIC, amend, note, rename, swap
from tests.imports.folders import load
from tests.states import state
from tests.trail import unguarded

pytestmark = pytest.mark.django_db
CHAIN = "420111/015/2024"


def verify(*heads):
    """What the command says, and its exit code."""
    out = io.StringIO()
    try:
        call_command("verify_history", head=[*heads], stdout=out)
    except CommandError as error:
        return f"{out.getvalue()}{error}", error.returncode
    return out.getvalue(), 0


def faults(*heads):
    """The lines of what is wrong."""
    said, code = verify(*heads)
    lines = said.split("\n")
    found = lines[: next(n for n, line in enumerate(lines) if ", head " in line)]
    assert code == (1 if found else 0), said
    return found


@pytest.fixture(scope="module")
def three_acts(django_db_setup, django_db_blocker):
    with state(django_db_blocker):
        budget = disclosure_of(CHAIN)
        swap(budget)
        amend(budget)
        note(budget)
        yield budget


@pytest.fixture
def corrected(three_acts, db):
    """Revision 1 is a load, 2 two exchanged cells, 3 an amendment, 4 a note."""
    return three_acts


def revision(disclosure, number):
    return disclosure.revisions.get(number=number)


def test_history_that_nobody_touched_is_whole(corrected):
    head = revision(corrected, 4)
    said, code = verify()
    assert code == 0, said
    assert f"{CHAIN}: revision 4, head {head.digest}, content {head.content_digest}" in said
    assert "reference data: revision " in said
    assert "3 chains with " in said
    assert "0 budgets not recorded" in said
    assert "0 findings" in said


def test_figure_changed_by_sql_is_found(corrected):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE budgets_figure SET printed = '307.49', amount = 307.49"
            " WHERE printed = '307.48' AND correction_id IS NOT NULL"
        )
    found = faults()
    assert any("revision 4: the data are not those that it recorded" in each for each in found)
    made = "made “307.48” of “printed” of t03.2010350.project, which is “307.49” now"
    assert any(f"revision 2: it {made}" in each for each in found)
    assert sum("was changed without a correction" in each for each in found) == 2


def test_figure_changed_with_its_triggers_off_is_found(corrected):
    with unguarded():
        Figure.objects.of(corrected).filter(printed="1571.31").update(printed="1571.30")
    found = faults()
    assert not UnexplainedChange.objects.exists()
    assert "the data are not those that it recorded" in found[0]
    assert any("is 1571.3100, which “1571.30” does not mean" in each for each in found)


@pytest.mark.parametrize("model", [Figure, IndicatorValue])
def test_amount_changed_alone_is_found(corrected, model):
    name = "amount" if model is Figure else "number"
    cells = model.objects.of(corrected).exclude(**{name: None})
    with unguarded():
        model.objects.filter(pk=cells.first().pk).update(**{name: 1})
    found = faults()
    assert any("does not mean" in each or "is not what “" in each for each in found)


@pytest.mark.parametrize("field", ["reason_zh", "reason_en", "effects"])
def test_changed_reason_is_found(corrected, field):
    with unguarded():
        Correction.objects.filter(kind="transcription").update(**{field: "[]"})
    (found,) = faults()
    assert found.startswith(f"{CHAIN}, revision 2: correction ")
    assert found.endswith("the reason is not what was saved")


def test_changed_reason_of_a_decision_is_found(corrected):
    with unguarded():
        Decision.objects.filter(correction__kind="note").update(reason="x")
    (found,) = faults()
    assert "revision 4: correction " in found
    assert found.endswith("the reason of the decision is not what was saved")


@pytest.mark.parametrize(
    "changed", [{"line_to": 155}, {"role": "operator"}, {"document_address": "https://x.example"}]
)
def test_changed_evidence_is_found(corrected, changed):
    with unguarded():
        Correction.objects.filter(kind="transcription").update(**changed)
    (found,) = faults()
    assert "revision 2: correction" in found
    assert "its record is not what was made public" in found


def test_deleted_change_is_found(corrected):
    with unguarded():
        Change.objects.filter(target=BASIC, field="printed").delete()
    (found,) = faults()
    assert "revision 2: correction" in found
    assert "its record is not what was made public: act, evidence, changes" in found


def test_changed_change_is_found(corrected):
    with unguarded():
        Change.objects.filter(target=BASIC, field="printed").update(old="1.00")
    (found,) = faults()
    assert f"the change of {BASIC}, printed is not what was saved" in found


@pytest.mark.parametrize(("changed", "count"), [({"verdict": "rejected"}, 2), ({"author": 1}, 1)])
def test_changed_decision_is_found(corrected, changed, count):
    User.objects.create(pk=1, username="somebody")
    with unguarded():
        Decision.objects.filter(correction__kind="transcription").update(**changed)
    found = faults()
    assert len(found) == count
    assert any("its record is not what was made public" in each for each in found)
    assert ("turned down" in found[0]) == ("verdict" in changed)


def test_decision_that_was_taken_away_is_found(corrected):
    with unguarded():
        Decision.objects.filter(correction__kind="note").delete()
    (found,) = faults()
    assert "revision 4: correction" in found
    assert "it is public, and nobody decided about it" in found


def test_revision_that_was_taken_away_is_found(corrected):
    with unguarded():
        revision(corrected, 2).delete()
    found = faults()
    assert f"{CHAIN}, revision 2: it is missing" in found
    assert f"{CHAIN}, revision 3: it does not follow on the revision before it" in found
    assert any("it was approved, and no revision says so" in each for each in found)


def test_last_revision_that_was_taken_away_is_found(corrected):
    with unguarded():
        corrected.revisions.filter(number__gt=2).delete()
    found = faults()
    assert f"{CHAIN}, revision 2: the data are not those that it recorded" in found[-1]
    assert sum("it was approved, and no revision says so" in each for each in found) == 2


def test_first_revision_that_was_taken_away_is_found(corrected):
    with unguarded():
        corrected.revisions.filter(number=1).delete()
    assert f"{CHAIN}, revision 1: it is missing" in faults()


def test_correction_without_any_revision_is_found(corrected):
    with unguarded():
        corrected.revisions.all().delete()
    assert f"{CHAIN}: there are corrections, but no revision" in faults()


@pytest.mark.parametrize("changed", [{"at": "2024-01-01T00:00:00Z"}, {"content_digest": "0" * 64}])
def test_changed_revision_is_found(corrected, changed):
    with unguarded():
        corrected.revisions.filter(number=2).update(**changed)
    assert faults() == [f"{CHAIN}, revision 2: its digest is not that of what it says"]


def test_history_written_anew_by_the_owner_is_found_by_a_noted_head_alone(corrected):
    """What its owner writes consistently can't be told from the truth without a witness."""
    first, head = revision(corrected, 1).digest, revision(corrected, 4).digest
    last = revision(corrected, 4)
    with unguarded():
        note = Correction.objects.get(kind="note")
        note.reason_zh = "另一个理由。"
        note.digest = note.sealed()
        note.save()
        record = note.record_digest()
        said = (last.number, last.at, last.content_digest, record)
        digest = chained(last.previous_digest, *said)
        corrected.revisions.filter(number=4).update(record_digest=record, digest=digest)
    assert faults() == []
    assert verify(first)[1] == 0
    (found,) = faults(head)
    assert found.startswith(f"head: no chain has {head}; what it stood for")


def test_noted_heads_are_found_in_their_chains(corrected):
    said, code = verify(*(revision(corrected, n).digest.upper() for n in (4, 2)))
    assert code == 0
    assert f"{CHAIN}: {revision(corrected, 4).digest} is revision 4, the last one" in said
    assert f"{CHAIN}: {revision(corrected, 2).digest} is revision 2, 2 revisions since" in said


def test_head_that_is_no_digest_is_refused(db):
    with pytest.raises(CommandError, match="“x” is no digest"):
        call_command("verify_history", head=["x"])


def test_missing_trigger_is_found(corrected):
    table = "" if connection.vendor == "sqlite" else ' ON "budgets_change"'
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER budgets_change_kept{table}")
    assert faults() == ["database: the trigger budgets_change_kept is not there"]
    install(connection)
    assert faults() == []


def test_trigger_that_does_something_else_is_found(corrected):
    """Whoever owns the tables may write one that lets everything through."""
    head = "budgets_change_kept BEFORE DELETE ON budgets_change FOR EACH ROW"
    if connection.vendor == "sqlite":
        body = "WHEN (1 = 0) BEGIN SELECT RAISE(ABORT, 'x'); END"
        statements = ["DROP TRIGGER budgets_change_kept", f"CREATE TRIGGER {head} {body}"]
    else:
        body = "WHEN (1 = 0) EXECUTE FUNCTION hsbd_refuse()"
        statements = [f"CREATE OR REPLACE TRIGGER {head} {body}"]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    assert faults() == ["database: the trigger budgets_change_kept does not do what it should"]


def test_name_of_reference_data_changed_without_a_trace_is_found(corrected):
    rename("places/420111", "某区", "Some district")
    Jurisdiction.objects.filter(code="420111").update(name_en="Another district")
    found = faults()
    number = Revision.objects.head_of(None).number
    assert f"reference data, revision {number}: the data are not those" in found[0]
    made = "it made “Some district” of “name_en” of places/420111"
    assert f"revision {number}: {made}, which is “Another district” now" in found[1]


def test_change_that_a_load_replaced_is_of_the_past(corrected):
    figures = Figure.objects.of(corrected).filter(line_item__row="2010350", column="basic")
    figures.update(printed="307.50", amount="307.50")
    load(FOLDER, overwrite=True)
    said, code = verify()
    assert code == 0, said
    assert f"Past: {CHAIN}: “printed” of {BASIC} was changed without a correction" in said
    assert "from “” to “307.50”; revision 5 loaded all anew since" in said


def test_load_after_a_correction_is_no_fault(corrected, folder_copy):
    load(FOLDER, overwrite=True)
    assert faults() == []
    swap(corrected)
    assert faults() == []


def test_made_up_budgets_are_counted(corrected):
    call_command("generate_disclosures", "5", stdout=io.StringIO())
    said, code = verify()
    assert code == 0, said
    assert "5 budgets not recorded, 0 of them not made up" in said
