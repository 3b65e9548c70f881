"""A faulty folder is refused with file, line and reason, and nothing of it is loaded."""

import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError

from budgets.models.content import content_digest
from tests.imports.folders import load, refusal, spoil

pytestmark = pytest.mark.django_db


FAULTS = [
    ("unknown column", 6, {"column": "bonus"}, "no such column as “bonus”"),
    ("unknown field", 3, {"colour": "red"}, "unknown field “colour”"),
    ("amount that is not what is printed", 3, {"amount": "1571.32"}, "does not mean the amount"),
    ("amount as a float", 3, {"amount": 1571.31}, "“amount” cannot be 1571.31"),
    ("amount that is no number", 3, {"amount": "abc"}, "does not mean the amount"),
    ("text that is no amount", 3, {"printed": "abc", "amount": None}, "“abc” is not an amount"),
    ("too many decimals", 3, {"printed": "1.23456", "amount": "1.23456"}, "more digits than"),
    ("too many digits", 3, {"printed": "9" * 39, "amount": "9" * 39}, "more digits than"),
    ("number instead of text", 3, {"printed": 5, "amount": "5"}, "“printed” cannot be 5"),
    ("text instead of a number", 2, {"order": "1"}, "“order” cannot be"),
    ("null where there must be text", 2, {"part": None}, "“part” cannot be null"),
    ("nested key", 9, {"parent": [["x"]]}, "“parent” cannot be"),
    (
        "figure that its line does not print",
        3,
        {"printed": "9.99", "amount": "9.99"},
        "“9.99” does not stand on line 151",
    ),
    (
        "row within itself",
        9,
        {"parent": ["420111", "015", 2024, "budget", 3, "", "201"]},
        "back to the row",
    ),
    ("notes of another form", 1, {"notes": ["x"]}, "each of “notes”"),
    ("headings of another form", 1, {"header_overrides": {"name": "x"}}, "must have “zh” and “en”"),
    ("headings as a list", 1, {"header_overrides": []}, "must be an object"),
    ("unknown unit", 1, {"unit": "亿元"}, "“亿元” is not a known unit"),
    ("unknown heading", 1, {"header_overrides": {"x": {"zh": "x"}}}, "heading “x”"),
    ("undeclared table", 1, {"number": 13}, "table-03.jsonl:1"),
    ("unknown part", 2, {"part": "left"}, "table-03.jsonl"),
    ("row that is no key", 2, {"row": "summe"}, "table-03.jsonl"),
    ("unknown level", 9, {"level": "mu"}, "“level” is not that of the code"),
    ("lines of another table", 9, {"line_from": 1, "line_to": 1}, "not lines of its table"),
    ("category of another code", 9, {"functional": ["2024", "208"]}, "cannot be about"),
    ("category that is not there", 9, {"functional": ["2024", "999"]}, "fixtures/reference"),
    ("parent that is not there", 9, {"parent": ["x"]}, "“parent” refers to ['x']"),
    ("figure left out", 3, {"printed": "", "amount": None}, "“1571.31” stands on line 151"),
    ("code as an amount", 10, {"printed": "201", "amount": "201"}, "“201” does not stand"),
    ("amendment beside its figure", 3, {"amended": "1.00"}, "unknown field “amended”"),
    ("category of another year", 9, {"functional": ["2023", "201"]}, "fixtures/reference"),
    ("level of another code", 9, {"level": "xiang"}, "“level” is not that of the code “201”"),
    ("name too long", 9, {"name_en": "x" * 301}, "“name_en”: Ensure this value has at most 300"),
    ("row without English", 9, {"name_en": ""}, "“name_en” is missing"),
    ("two rows in one place", 9, {"order": 1}, "has “order” 1 too"),
    ("note elsewhere", 1, {"notes": [{"zh": "x", "en": "x", "line": 9}]}, "note of line 9"),
    ("table on line 0", 1, {"first_line": 0}, "are not lines in order"),
    ("table after the document", 1, {"last_line": 9999}, "after the document’s last, 745"),
    ("NUL in a text", 9, {"name_en": "a\0b"}, "a text holds NUL"),
]


@pytest.mark.once
@pytest.mark.parametrize(
    ("number", "fields", "reason"), [fault[1:] for fault in FAULTS], ids=[f[0] for f in FAULTS]
)
def test_fault_is_refused_with_file_line_and_reason(folder_copy, number, fields, reason):
    spoil(folder_copy, "table-03.jsonl", number, lambda found: found.update(fields))
    said = refusal(folder_copy)
    assert reason in said
    assert "table-03.jsonl:" in said


def test_line_that_is_not_json_is_refused(folder_copy):
    (folder_copy / "table-09.jsonl").write_text("{]\n")
    assert "table-09.jsonl:1: not a JSON object" in refusal(folder_copy)


@pytest.mark.parametrize("file", ["texts.jsonl", "glossary.jsonl"])
def test_two_texts_in_one_place_are_refused(folder_copy, file):
    spoil(folder_copy, file, 2, lambda found: found.update(order=1))
    assert f"{file}:2: another" in refusal(folder_copy)


def test_half_a_character_is_refused(folder_copy):
    path = folder_copy / "table-03.jsonl"
    path.write_text(path.read_text("utf-8").replace('"合计"', '"\\ud800"', 1), "utf-8")
    assert "table-03.jsonl:2: a text holds NUL or half a character" in refusal(folder_copy)


def test_file_that_is_not_utf8_is_refused(folder_copy):
    (folder_copy / "table-09.jsonl").write_bytes(b"\xff\xfe\n")
    assert "table-09.jsonl:1: not UTF-8" in refusal(folder_copy)


def test_name_that_stands_twice_in_an_object_is_refused(folder_copy):
    path = folder_copy / "table-03.jsonl"
    path.write_text(path.read_text("utf-8").replace('"unit":', '"unit": "元", "unit":', 1), "utf-8")
    assert "table-03.jsonl:1: a name stands twice" in refusal(folder_copy)


def test_category_below_a_wrong_parent_is_refused(folder_copy):
    reference = folder_copy.parents[2] / "reference"
    shutil.copytree(settings.REFERENCE, reference)
    path = reference / "functional-2024.jsonl"
    path.write_text(path.read_text("utf-8").replace('["2024", "201"]', '["2024", "208"]'), "utf-8")
    with pytest.raises(CommandError, match="“parent” of 20103 must be"):
        load(folder_copy, reference=reference)


def test_refusal_leaves_what_was_loaded_before_untouched(hongshan, folder_copy):
    before = content_digest(hongshan)
    spoil(folder_copy, "disclosure.jsonl", 1, lambda found: found.update(name_en="Renamed"))
    spoil(folder_copy, "table-10.jsonl", 4, lambda found: found.update(printed="x"))
    with pytest.raises(CommandError, match="“x” is not an amount"):
        load(folder_copy)
    assert content_digest(hongshan) == before
    hongshan.publisher.refresh_from_db()
    assert hongshan.publisher.name_en != "Renamed"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"definition_zh": "指别的"}, "“definition_zh” does not stand on lines 705–705"),
        ({"name_zh": "别的"}, "“name_zh” does not stand on lines 705–705"),
        ({"line_to": 9999}, "lines 705–9999 are not lines of the document"),
    ],
)
def test_term_that_its_lines_do_not_print_is_refused(folder_copy, fields, reason):
    spoil(folder_copy, "glossary.jsonl", 1, lambda found: found.update(fields))
    assert f"glossary.jsonl:1: {reason}" in refusal(folder_copy)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"text_zh": "别的", "text_en": "x"}, "“text_zh” does not stand on lines 612–614"),
        ({"name_zh": "别的"}, "“name_zh” does not stand on lines 612–614"),
        ({"text_en": "a\nb"}, "do not have as many paragraphs"),
    ],
)
def test_section_that_its_lines_do_not_print_is_refused(folder_copy, fields, reason):
    spoil(folder_copy, "texts.jsonl", 4, lambda found: found.update(fields))
    said = refusal(folder_copy)
    assert "texts.jsonl:4: " in said
    assert reason in said


def test_missing_field_is_refused(folder_copy):
    spoil(folder_copy, "table-03.jsonl", 3, lambda found: found.pop("printed"))
    assert "table-03.jsonl:3: field “printed” is missing" in refusal(folder_copy)


def test_unknown_model_is_refused(folder_copy):
    (folder_copy / "users.jsonl").write_text('{"model": "auth.user", "fields": {}}\n')
    assert "users.jsonl:1: unknown model “auth.user”" in refusal(folder_copy)


def test_duplicate_is_refused_and_names_the_first(folder_copy):
    path = folder_copy / "table-03.jsonl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines, lines[2]]) + "\n", "utf-8")
    assert f"{len(lines) + 1}: the same figure stands at table-03.jsonl:3" in refusal(folder_copy)


def test_missing_cell_is_refused(folder_copy):
    path = folder_copy / "table-03.jsonl"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([*lines[:5], *lines[6:]]) + "\n", "utf-8")
    assert "table-03.jsonl:2: column “business” of row “total” is missing" in refusal(folder_copy)


def test_source_copy_with_another_digest_is_refused(folder_copy):
    with (folder_copy / "source.md").open("a") as copy:
        copy.write("\nmore")
    assert "does not have the digest" in refusal(folder_copy)


def test_missing_source_copy_is_refused(folder_copy):
    (folder_copy / "source.md").unlink()
    assert "disclosure.jsonl:3:" in refusal(folder_copy)


def test_folder_named_otherwise_than_its_contents_is_refused(folder_copy):
    """A copied folder must not overwrite what it was copied from."""
    other = folder_copy.parent.parent / "016" / "2024"
    other.parent.mkdir()
    folder_copy.rename(other)
    assert "belongs into a folder …/420111/015/2024" in refusal(other)


def test_row_within_a_row_of_another_table_is_refused(folder_copy):
    elsewhere = ["420111", "015", 2024, "budget", 5, "", "total"]
    spoil(folder_copy, "table-03.jsonl", 9, lambda found: found.update(parent=elsewhere))
    assert "a row of another part or table" in refusal(folder_copy)


def test_disclosure_without_its_document_is_refused(folder_copy):
    path = folder_copy / "disclosure.jsonl"
    path.write_text("\n".join(path.read_text("utf-8").splitlines()[:2]) + "\n", "utf-8")
    assert "no source document" in refusal(folder_copy)


def test_empty_folder_is_refused(tmp_path):
    assert "no *.jsonl files" in refusal(tmp_path)


def test_all_faults_are_told_at_once(folder_copy):
    for number in (3, 4, 5):
        spoil(folder_copy, "table-03.jsonl", number, lambda found: found.update(printed="x"))
    assert refusal(folder_copy).count("is not an amount") == 3


def test_publisher_whose_address_is_that_of_a_page_is_refused(folder_copy):
    other = folder_copy.parent.parent / "corrections" / "2024"
    other.parent.mkdir()
    folder_copy.rename(other)
    for path in other.glob("*.jsonl"):
        path.write_text(path.read_text("utf-8").replace('"015"', '"corrections"'), "utf-8")
    assert "use another slug" in refusal(other)
