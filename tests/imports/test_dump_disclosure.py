"""manage.py dump_disclosure: corrections go back into the fixtures, and nothing else does."""

import json
import shutil

import pytest

from budgets.corrections.fields import FIELDS
from budgets.corrections.targets import find
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.line_targets import TEXTS, target_of
from budgets.imports.stored_folder import stored_folder
from budgets.models import Correction, Figure
from tests.conftest import HONGSHAN, PUTUO, disclosure_of
from tests.corrections.making import (
    BASIC,
    PROJECT,
    Evidence,
    amend,
    correct,
    note,
    swap,
)
from tests.imports.dumps import copy_of, exchange_rows
from tests.imports.folders import spoil
from tests.states import state

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy(hongshan, tmp_path):
    return copy_of(tmp_path)


def fields_of(difference):
    """The fields of a line of a difference."""
    return json.loads(difference.partition(" ")[2])["fields"]


@pytest.mark.parametrize("address", [HONGSHAN, PUTUO])
def test_dump_of_unchanged_data_changes_no_byte(db, tmp_path, address):
    copy = copy_of(tmp_path, address)
    before = copy.files()
    assert "holds what the database holds; nothing was written" in copy.dump()
    assert copy.files() == before


@pytest.mark.once
@pytest.mark.parametrize("address", [HONGSHAN, PUTUO])
def test_lines_have_the_targets_that_the_trail_names(db, address):
    disclosure = disclosure_of(address)
    held = stored_folder(disclosure)
    for line in held.lines[::7] + held.reference[::7]:
        target = target_of(line)
        if target:
            of = disclosure if line in held.lines else None
            assert [*map(str, find(of, target).row.natural_key())] == [*map(str, line.key)]


@pytest.mark.once
def test_what_a_correction_can_change_is_what_a_dump_looks_for():
    for model, fields in FIELDS.items():
        found = [name for name in TEXTS[model._meta.model_name] if name != "withdrawn"]
        assert found == [field.name for field in fields]
    assert len(TEXTS) == len(FIELDS)


@pytest.mark.once
def test_fault_of_our_transcription_that_was_corrected_is_gone_from_the_fixtures(hongshan, copy):
    """The fixtures with the fault, dumped after its correction, are those without it."""
    right = copy.files()
    blank, amount = {"printed": "", "amount": None}, {"printed": "307.48", "amount": "307.48"}
    spoil(copy.folder, "table-03.jsonl", 25, lambda fields: fields.update(blank))
    spoil(copy.folder, "table-03.jsonl", 26, lambda fields: fields.update(amount))
    assert "loaded, revision 2" in copy.load()
    swap(hongshan)
    said = copy.dump()
    assert "table-03.jsonl:25: printed, amount" in said
    assert copy.files() == right


@pytest.mark.once
def test_correction_changes_its_own_line_and_the_digest_in_the_readme(hongshan, copy):
    before = copy.files()
    swap(hongshan)
    assert "the digest of the content is" in copy.dump()
    readme, now, *lines = copy.differences(before)
    revisions = hongshan.revisions.order_by("number")
    digests = [f"    {each.content_digest}" for each in revisions]
    assert [readme, now] == [f"README.md- {digests[0]}", f"README.md+ {digests[1]}"]
    assert [line[:16] for line in lines] == ["table-03.jsonl- "] * 2 + ["table-03.jsonl+ "] * 2
    assert [fields_of(line)["printed"] for line in lines] == ["307.48", "", "", "307.48"]
    # What stands there stands on the lines of the document.
    DisclosureFolder.read(copy.folder, copy.reference)


def test_what_was_dumped_is_loaded_already(hongshan, copy):
    swap(hongshan)
    amend(hongshan, PROJECT)
    exchange_rows(hongshan)
    copy.dump()
    assert "already loaded, revision 4" in copy.load()
    assert "nothing was written" in copy.dump()


@pytest.mark.once
def test_correction_that_was_not_dumped_is_not_overwritten(hongshan, copy):
    correction = swap(hongshan)
    said = copy.load()
    assert f"“307.48” here, and “” in the database by correction {correction.pk}" in said
    assert "run manage.py dump_disclosure FOLDER first" in said
    assert said.endswith("(exit 3)")
    assert find(hongshan, PROJECT).row.printed == "307.48"


@pytest.mark.once
def test_correction_that_is_overwritten_on_demand_is_recorded_as_a_load(hongshan, copy):
    swap(hongshan)
    amend(hongshan)
    assert "loaded, revision 4" in copy.load(overwrite=True)
    assert "already loaded, revision 4" in copy.load()
    assert hongshan.revisions.get(number=4).correction is None
    assert find(hongshan, BASIC).row.printed == "307.48"
    assert find(hongshan, BASIC).row.amended == ""


@pytest.mark.once
def test_folder_of_before_a_correction_is_refused_after_a_dump_too(hongshan, copy, tmp_path):
    """Dumped, changed otherwise and loaded: who has the old folder still takes nothing back."""
    old = copy_of(tmp_path / "old")
    swap(hongshan)
    copy.dump()
    spoil(copy.folder, "table-03.jsonl", 9, lambda fields: fields.update(name_en="Services"))
    assert "loaded, revision 3" in copy.load()
    assert "by correction" in old.load()


@pytest.mark.once
def test_amendment_goes_into_its_own_file(hongshan, copy):
    before = copy.files()
    amend(hongshan)
    assert f"amendments.jsonl: {BASIC} added" in copy.dump()
    (line,) = copy.differences(before)
    assert line.startswith('amendments.jsonl+ {"model": "budgets.amendment"')
    assert fields_of(line) == {
        "figure": [*hongshan.natural_key(), 3, "", "2010350", "basic"],
        "amended": "308.00",
        "reason_zh": "发布单位发布了更正。",
        "reason_en": "The publisher issued an amended document.",
        "address": "https://example.org/amended.pdf",
        "dated": "2024-05-06",
        "sha256": "0" * 63 + "1",
    }


@pytest.mark.once
def test_amendment_that_was_taken_back_leaves_the_fixtures(hongshan, copy):
    before = copy.files()
    amend(hongshan)
    copy.dump()
    amend(hongshan, new="309.00")
    assert "amendments.jsonl:1: amended" in copy.dump()
    amend(hongshan, new="")
    assert "amendments.jsonl:1: removed" in copy.dump()
    assert copy.files() == before


@pytest.mark.once
def test_row_that_was_added_stands_behind_the_row_before_it(hongshan, copy):
    before = copy.files()
    exchange_rows(hongshan)
    assert "table-03.jsonl:29: rows/t03.2010350~2 added behind this line" in copy.dump()
    lines = copy.files()["table-03.jsonl"]
    assert len(lines) == len(before["table-03.jsonl"]) + 7
    assert lines[22] == f'{before["table-03.jsonl"][22][:-2]}, "withdrawn": true}}}}'
    assert [line.replace("2010350~2", "2010350") for line in lines[29:36]] == (
        before["table-03.jsonl"][22:29]
    )
    DisclosureFolder.read(copy.folder, copy.reference)


@pytest.mark.once
def test_numbers_of_a_text_move_with_it(hongshan, copy):
    section = next(each for each in hongshan.text_sections.all() if each.mentions.count() > 1)
    before, key = copy.files(), f"sections/{section.number}"
    evidence = Evidence(section.line_from, section.line_to)
    edits = (key, "text_zh", section.text_zh[2:])
    correct(hongshan, Correction.Kind.TRANSCRIPTION, edits, evidence=evidence)
    copy.dump()
    lines = [fields_of(line) for line in copy.differences(before) if line.startswith("texts")]
    starts = [fields["start"] for fields in lines if "start" in fields]
    count = section.mentions.count()
    assert starts[count:] == [start - 2 for start in starts[:count]]
    assert len(lines) == 2 * count + 2
    assert "already loaded" in copy.load()


@pytest.mark.once
def test_what_nobody_decided_about_and_notes_stay_in_the_trail(hongshan, copy, settings):
    note(hongshan)
    settings.NEEDS_APPROVAL = True
    waiting = swap(hongshan)
    before = copy.files()
    said = copy.dump()
    assert f"not written, since nobody has decided about them: corrections {waiting.pk}" in said
    assert "1 notes stay in the trail alone; corrections.csv has them" in said
    assert copy.files() == before


@pytest.mark.once
def test_folder_that_was_changed_since_is_not_overwritten(hongshan, copy):
    swap(hongshan)
    spoil(copy.folder, "table-03.jsonl", 9, lambda fields: fields.update(name_en="Services"))
    before = copy.files()
    said = copy.dump()
    assert "table-03.jsonl:9: In the database “name_en” is “General public services”" in said
    assert "no correction says so. Load the folder first" in said
    assert copy.files() == before


@pytest.mark.once
def test_change_without_a_correction_is_not_dumped(hongshan, copy):
    Figure.objects.of(hongshan).filter(column="basic").update(amended="1")
    before = copy.files()
    assert "changed since revision 1 without a correction" in copy.dump()
    assert copy.files() == before


@pytest.mark.once
def test_folder_that_is_not_loaded_cannot_be_dumped_into(hongshan, copy):
    spoil(copy.folder, "disclosure.jsonl", 2, lambda fields: fields.update(fiscal_year=2023))
    assert "this disclosure is not loaded" in copy.dump()


@pytest.mark.once
def test_file_that_cannot_be_written_leaves_all_as_they_were(hongshan, copy, monkeypatch):
    swap(hongshan)
    before = copy.files()
    replace = type(copy.folder).replace

    def refuse(path, target):
        if target.name == "README.md":
            raise OSError("no space left")
        return replace(path, target)

    monkeypatch.setattr(type(copy.folder), "replace", refuse)
    with pytest.raises(OSError, match="no space left"):
        copy.dump()
    assert copy.files() == before


@pytest.fixture(scope="module")
def amended_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The file of amendments that was dumped from a budget with one of them."""
    with state(django_db_blocker):
        amend(disclosure_of(HONGSHAN))
        copy = copy_of(tmp_path_factory.mktemp("amended"))
        copy.dump()
        yield copy.folder / "amendments.jsonl"


@pytest.mark.once
@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"amended": "=1+1"}, "“=1+1” is not an amount"),
        ({"amended": ""}, "“amended” is empty"),
        ({"reason_zh": " "}, "“reason_zh” is empty"),
        ({"address": "javascript:alert(1)"}, "“address”: Enter a valid URL"),
        ({"address": ""}, "“address” is empty"),
        ({"dated": "2024-02-30"}, "day is out of range"),
        ({"dated": None}, "field “dated” cannot be null"),
        ({"sha256": "0" * 63}, "“sha256” must be 64 digits"),
        ({"figure": ["x"]}, "“figure” refers to ['x'], which is neither in this folder"),
        ({"amount": "1"}, "unknown field “amount”"),
    ],
)
def test_faulty_amendment_is_refused(amended_once, copy, changed, reason):
    shutil.copy(amended_once, copy.folder)
    spoil(copy.folder, "amendments.jsonl", 1, lambda fields: fields.update(changed))
    assert reason in copy.load()
