"""Everything that can be corrected is, through the same form; and many things at once."""

import pytest

from budgets.corrections import publishing
from budgets.corrections.targets import find
from budgets.models import Correction, Revision, UnexplainedChange
from tests.admin.filling import AMENDED, DOCUMENT, Desk
from tests.admin.test_correcting import WHY, printed


@pytest.fixture
def desk(client, account, hongshan, settings):
    client.force_login(account(), settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


@pytest.mark.parametrize(
    ("key", "field", "text"),
    [
        ("rows/t03.2010350", "name_en", "Operation of institutions"),
        ("rows/t03.2010350", "note_zh", "本站注。"),
        ("t11.longterm.1.03.target", "wording_en", "to the standard"),
        ("t11.annual.1.01.basis", "text_en", "Standard of the plan"),
        ("sections/1.1", "name_en", "What the department does"),
        ("terms/1", "definition_en", "Money of the district’s budget."),
        ("projects/42011124015T000000100", "name_en", "Party and administration"),
    ],
)
def test_field_of_a_budget_is_corrected(desk, hongshan, key, field, text):
    sheet = desk.open(key)
    # A project has no lines of its own; all others bring theirs.
    lines = {"line_from": "328", "line_to": "328"} if key.startswith("projects/") else {}
    sheet = sheet.send("save", **{f"new:{key}:{field}": text, **WHY, **lines})
    assert sheet.response.status_code == 302, sheet.errors
    assert find(hongshan, key).text(field) == text
    assert Correction.objects.get().revision.disclosure == hongshan


@pytest.mark.parametrize(
    "key",
    ["places/420111", "publishers/420111/015", "functions/2024/201", "economic/2024/30201"],
)
def test_reference_data_are_corrected_with_a_document(desk, key):
    typed = {f"new:{key}:name_en": "Another name", "reason_zh": "译名。"}
    refused = desk.open(key, budget="").send("save", **typed)
    assert "Give the address of the document" in refused.errors
    sheet = desk.open(key, budget="").send("save", **typed, **DOCUMENT)
    assert sheet.response.status_code == 302, sheet.errors
    assert find(None, key).text("name_en") == "Another name"
    chain = Revision.objects.of(None).order_by("number")
    assert chain.last().correction == Correction.objects.get()
    assert chain.last().previous_digest == chain[len(chain) - 2].digest


BATCH = ("t03.2010350.total", "t03.20103.total", "t03.201.total", "t03.total.total")


def amended(desk):
    typed = {f"new:{key}:amended": "1.00" for key in BATCH}
    return desk.open(*BATCH, kind="amendment").send("save", confirmed="on", **typed, **AMENDED)


def test_item_subtotal_and_total_are_one_correction(desk, hongshan):
    assert amended(desk).response.status_code == 302
    assert Correction.objects.get().changes.count() == len(BATCH)
    assert hongshan.latest_revision().number == 2
    assert {find(hongshan, key).row.amended for key in BATCH} == {"1.00"}


def test_correction_that_fails_in_its_middle_changes_nothing(desk, hongshan, monkeypatch):
    def fail(*_given):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(publishing, "record_search_entries", fail)
    with pytest.raises(RuntimeError, match="the disk is full"):
        amended(desk)
    assert not Correction.objects.exists()
    assert hongshan.latest_revision().number == 1
    assert {find(hongshan, key).row.amended for key in BATCH} == {""}
    assert printed(BATCH[0]) == "307.48"
    assert not UnexplainedChange.objects.exists()
