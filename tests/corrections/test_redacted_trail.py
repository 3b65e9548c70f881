"""manage.py redact where the passage stands in the trail alone: its digests stay."""

import pytest
from django.db import DatabaseError, transaction

from budgets.corrections.targets import find
from budgets.models import Change, Correction
from tests.conftest import disclosure_of
from tests.corrections.making import BASIC, DOCUMENT, Evidence, amend, correct, note, swap
from tests.corrections.test_redact import ADDRESS, SECRET, held_in_database, redact, verified
from tests.states import state

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def slipped_in_once(django_db_setup, django_db_blocker):
    with state(django_db_blocker):
        yield slipped_into(disclosure_of(ADDRESS))


@pytest.fixture
def slipped_in(slipped_in_once, db):
    """A name in a text that was corrected twice, in a note, in a reason, and in the effects."""
    return slipped_in_once


def slipped_into(hongshan):
    section = hongshan.text_sections.get(number="1.1")
    for more in (f" ({SECRET})", f" ({SECRET}, again)"):
        correct(
            hongshan,
            Correction.Kind.TRANSCRIPTION,
            ("sections/1.1", "text_en", section.text_en + more),
            evidence=Evidence(section.line_from, section.line_to),
        )
    note(hongshan, text=f"{SECRET}来电。")
    correct(
        hongshan,
        Correction.Kind.AMENDMENT,
        (BASIC, "amended", "308.00"),
        evidence=DOCUMENT,
        reason=(f"{SECRET}说的。", ""),
    )
    return hongshan


def test_trail_keeps_the_digests_of_what_it_said(slipped_in):
    before = {row.pk: row.digest for row in Change.objects.all()}
    said, code = redact(SECRET)
    assert (code, verified()) == (0, 0), said
    assert held_in_database(SECRET) == set()
    redaction = Correction.objects.get(kind="redaction")
    assert redaction.revision.number == 6
    assert (redaction.role, redaction.reason_en) == ("operator", "It held personal data.")
    emptied = Change.objects.filter(redaction=redaction)
    assert {(row.old, row.new, row.salt) for row in emptied} == {("", "", "")}
    assert {row.pk: row.digest for row in Change.objects.filter(pk__in=before)} == before
    (change,) = redaction.changes.all()
    assert (change.target, change.field) == ("sections/1.1", "text_en")
    assert change.old == change.new == find(slipped_in, "sections/1.1").row.text_en
    assert change.new.endswith("(████, again)")
    reason = Correction.objects.get(kind="amendment")
    assert (reason.reason_zh, reason.effects, reason.redaction) == ("", [], redaction)


def test_history_goes_on_after_a_redaction(slipped_in):
    redact(SECRET)
    section = slipped_in.text_sections.get(number="1.1")
    correct(
        slipped_in,
        Correction.Kind.TRANSCRIPTION,
        ("sections/1.1", "text_en", section.text_en.removesuffix(" (████, again)")),
        evidence=Evidence(section.line_from, section.line_to),
    )
    amend(slipped_in, new="309.00")
    swap(slipped_in)
    assert verified() == 0


def test_triggers_refuse_whatever_is_no_redaction(slipped_in):
    redact(SECRET)
    redaction = Correction.objects.get(kind="redaction")
    changed = Change.objects.filter(redaction=redaction)
    others = Change.objects.filter(redaction=None)
    for rows, values in (
        (changed, {"old": "x"}),
        (changed, {"redaction": None}),
        (others, {"old": "", "new": "", "redaction": redaction}),
        (others, {"old": "", "new": "", "salt": "", "redaction": redaction, "seen": 99}),
    ):
        with pytest.raises(DatabaseError, match="can only be added to"), transaction.atomic():
            rows.update(**values)


def test_dry_run_says_the_same_and_changes_nothing(slipped_in):
    said, code = redact(SECRET, dry_run=True)
    assert code == 0
    assert SECRET not in said
    assert "Blacked out: “text_en” of sections/1.1" in said
    assert "Emptied: the reason and the effects of correction " in said
    assert "Nothing was changed: this only says what would be." in said
    assert not Correction.objects.filter(kind="redaction").exists()
    assert said.split("\n")[:-2] == redact(SECRET)[0].split("\n")[:5]
