"""What the files say of corrections and revisions."""

import csv
import io
import json

import pytest

from budgets.exports.builds import key_of
from budgets.exports.lists import corrections, revisions
from budgets.exports.publication import Publication
from tests.conftest import HONGSHAN
from tests.corrections import making
from tests.pages import content_of

# What other databases could change about it, test_acts.py and test_rows_then.py see.
pytestmark = pytest.mark.once


@pytest.fixture
def rows(client, db):
    """The rows of a file by the keys of its columns."""

    def read(address):
        response = client.get(f"/en/{address}")
        assert response.status_code == 200, address
        text = content_of(response).decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return read


def test_file_has_a_row_for_each_change(corrected, rows):
    found = rows(f"{HONGSHAN}/corrections.csv")
    assert [(row["revision"], row["act"], row["target"], row["field"]) for row in found] == [
        ("2", "transcription", making.BASIC, "printed"),
        ("2", "transcription", making.PROJECT, "printed"),
        ("3", "transcription", making.BASIC, "printed"),
        ("3", "transcription", making.PROJECT, "printed"),
        ("4", "amendment", making.BASIC, "amended"),
        ("5", "note", making.BASIC, "note"),
        ("6", "transcription", "rows/t03.2010399", "withdrawn"),
    ]
    first, amendment = found[0], found[4]
    assert (first["old"], first["new"], first["source_lines"]) == ("307.48", "", "154")
    assert (first["reason_zh"], first["reason_en"]) == ("两格对调。", "Two cells were swapped.")
    assert (first["role"], first["decided_by"], first["redacted_by"]) == ("editor", "editor", "")
    assert first["digest"] == corrected.revisions.get(number=2).digest
    assert (amendment["document"], amendment["document_dated"], amendment["document_sha256"]) == (
        making.DOCUMENT.address,
        "2024-05-06",
        making.DOCUMENT.sha256,
    )


def test_keys_tell_the_rows_apart(corrected):
    of = Publication(corrected, "")
    for module in (corrections, revisions):
        places = [module.RESOURCE.keys.index(key) for key in module.RESOURCE.primary_key]
        records = [*module.records(of)]
        assert all(len(record) == len(module.RESOURCE.fields) for record in records)
        assert len({tuple(record[place] for place in places) for record in records}) == len(records)


def test_file_is_narrowed_by_its_columns(corrected, rows):
    assert len(rows(f"{HONGSHAN}/corrections.csv?act=amendment")) == 1
    assert len(rows(f"{HONGSHAN}/corrections.csv?target={making.PROJECT}")) == 2


def test_head_of_the_manifest_is_the_last_digest_of_the_file(corrected, rows, client):
    manifest = json.loads(content_of(client.get(f"/en/{HONGSHAN}/manifest.json")))
    assert manifest["disclosures"][0]["head"] == rows(f"{HONGSHAN}/revisions.csv")[-1]["digest"]


def test_files_of_the_site_hold_every_budget_and_what_they_share(corrected, rows):
    found = rows("data/corrections.csv")
    assert [row["target"] for row in found if not row["jurisdiction"]] == ["places/420111"] * 2
    of_budget = [row for row in found if row["jurisdiction"]]
    assert of_budget == rows(f"{HONGSHAN}/corrections.csv")
    chains = {(row["jurisdiction"], row["publisher"]) for row in rows("data/revisions.csv")}
    assert chains == {("", ""), ("420111", "015"), ("310107", "government-office")}


def test_page_of_data_explains_the_files(corrected, client):
    said = client.get("/en/data/").content.decode()
    assert 'href="corrections.csv"' in said
    assert "as Python’s json.dumps writes it" in said


def test_corrected_name_that_budgets_share_makes_new_files(corrected):
    before = key_of(Publication(corrected, ""))
    making.rename("functions/2024/2010350", "事业运行（改）", "Operation as corrected")
    assert key_of(Publication(corrected, "")) != before


def test_text_that_a_spreadsheet_might_run_is_guarded(corrected, rows):
    making.note(corrected, text="=1+1")
    assert rows(f"{HONGSHAN}/corrections.csv")[-1]["new"] == "'=1+1"


def test_what_was_redacted_is_blank_in_the_file(corrected, rows):
    making.redact(corrected, "此处难以辨认")
    row = next(row for row in rows(f"{HONGSHAN}/corrections.csv") if row["revision"] == "5")
    assert (row["old"], row["new"], row["redacted_by"]) == ("", "", "7")
