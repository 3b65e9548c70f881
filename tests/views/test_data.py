"""The pages of data: files of all budgets, files of one, what each column holds, examples."""

import csv
import hashlib
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from lxml import html

from budgets.exports import verify_release
from budgets.exports.lists import ALL_LISTS
from budgets.models import Disclosure
from budgets.views import data
from tests.conftest import HONGSHAN, PUTUO
from tests.pages import content_of, text_of
from tests.trail import unguarded


@pytest.fixture
def read(client, hongshan):
    def ask(language, path=""):
        response = client.get(f"/{language}/data/{path}")
        assert response.status_code == 200
        return html.document_fromstring(response.content.decode())

    return ask


def listed(page):
    """The rows of the table of files: address, rows, bytes, digest."""
    return [
        (row.xpath("./th//a/@href")[0], *(text_of(cell) for cell in row.xpath("./td")))
        for row in page.xpath("//table[contains(@class, 'files')]/tbody/tr")
    ]


def test_every_file_of_all_budgets_is_listed_as_it_is_sent(client, read, language):
    files = listed(read(language))
    assert [path for path, *_ in files] == [
        *("figures.csv", "disclosures.csv", "corrections.csv", "revisions.csv"),
        *("310107-2025.zip", "420111-2024.zip"),
    ]
    for path, _rows, size, digest in files:
        response = client.get(f"/{language}/data/{path}")
        content = content_of(response)
        assert size == str(len(content))
        assert digest == hashlib.sha256(content).hexdigest()
        assert response["Repr-Digest"].startswith("sha-256=:")


def test_every_file_of_one_budget_is_listed_as_it_is_sent(page, get, language):
    files = listed(page(language, "data/"))
    assert len(files) > 70
    for address, rows, size, digest in files[::7]:
        content = content_of(get(language, address.removeprefix(f"/{language}/{HONGSHAN}/")))
        assert size == str(len(content))
        assert digest == hashlib.sha256(content).hexdigest()
        if address.endswith(".csv"):
            assert rows == str(content.count(b"\r\n") - 1)


def test_all_figures_are_those_of_each_budget_in_turn(client, get):
    whole = content_of(client.get("/en/data/figures.csv"))
    header, _, _rows = whole.partition(b"\r\n")
    each = [get("en", "figures.csv", of).content.partition(b"\r\n")[2] for of in (PUTUO, HONGSHAN)]
    assert whole == b"\r\n".join([header, b"".join(each)])


def test_all_figures_of_what_is_hostile_are_written_as_one_budgets_are(client, get, hostile):
    whole = content_of(client.get("/en/data/figures.csv"))
    assert get("en", "figures.csv", "420111/015/2023").content.partition(b"\r\n")[2] in whole


def test_what_is_made_up_is_in_no_file_of_all_budgets(client, hongshan, putuo):
    putuo.documents.update(standing="generated")
    with unguarded():
        putuo.revisions.all().delete()
    content = content_of(client.get("/en/data/figures.csv"))
    assert b"420111,015" in content
    assert b"310107" not in content
    assert client.get("/en/data/310107-2025.zip").status_code == 404


def test_port_that_a_request_says_it_came_to_is_no_other_state(
    client, hongshan, settings, tmp_path
):
    settings.BUILDS, settings.ALLOWED_HOSTS = tmp_path, ["testserver"]
    for port in range(3):
        address = "/en/data/disclosures.csv"
        response = client.get(address, headers={"host": f"testserver:{8000 + port}"})
        assert b"http://testserver/zh-hans/" in content_of(response)
    assert len(list((tmp_path / "site").iterdir())) == 1


def test_all_budgets_are_listed_in_a_file(client, hongshan):
    content = content_of(client.get("/en/data/disclosures.csv")).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert [row["jurisdiction"] for row in rows] == ["310107", "420111"]


def test_package_of_a_place_and_year_is_complete(client, hongshan, tmp_path):
    path = tmp_path / "package.zip"
    path.write_bytes(content_of(client.get("/zh-hans/data/420111-2024.zip")))
    script = tmp_path / "verify_release.py"
    script.write_bytes(client.get("/en/data/verify_release.py").content)
    done = subprocess.run([sys.executable, "-I", script, path], capture_output=True, check=True)
    with zipfile.ZipFile(path) as archive:
        count = len(archive.namelist()) - 1
    assert done.stdout.decode() == f"{count} of {count} files complete\n"


@pytest.mark.parametrize(
    ("path", "name"),
    [("420111-2023.zip", "2023"), ("999999-2024.zip", "999999"), ("nothing.csv", "nothing.csv")],
)
def test_file_that_there_is_not_is_named(client, hongshan, path, name):
    response = client.get(f"/en/data/{path}")
    assert response.status_code == 404
    assert name in response.content.decode()


def test_unknown_schema_is_named_as_json(client, db):
    response = client.get("/en/data/schemas/nothing.json")
    assert (response.status_code, response.json()["parameter"]) == (404, "name")


def test_every_column_is_defined_in_both_languages(read, page, language):
    found = read(language)
    for resource in (each.resource for each in ALL_LISTS):
        (table,) = found.xpath(f"//details[summary/span='{resource.key}']//table")
        rows = table.xpath("./tbody/tr")
        assert [text_of(row.xpath("./th")[0]) for row in rows] == [*resource.keys]
        for row, field in zip(rows, resource.fields, strict=True):
            assert field.title.zh in text_of(row)
            assert field.title.en in text_of(row)
    tables = page(language, "data/").xpath("//details")
    assert len(tables) == 13


def test_examples_name_addresses_that_are_there(client, read):
    code = "\n".join(each.text for each in read("en").xpath("//pre/code"))
    assert "verify_release.py" in code
    for word in code.replace('"', " ").replace(",", " ").split():
        if word.startswith("http://testserver"):
            response = client.get(word.removeprefix("http://testserver"))
            assert response.status_code == 200
            assert content_of(response)


def test_files_of_many_budgets_are_not_built_by_a_look_at_their_list(
    read, monkeypatch, settings, tmp_path
):
    settings.BUILDS = tmp_path
    monkeypatch.setattr(data, "BUILT_AT_ONCE", 1)
    assert "built when it is first asked for" in text_of(read("en").xpath("//main")[0])


def test_script_is_the_one_that_is_tested(client, db):
    content = Path(verify_release.__file__).read_bytes()
    assert client.get("/en/data/verify_release.py").content == content


def test_empty_site_has_a_page_of_data(client, db, language):
    with unguarded():
        Disclosure.objects.all().delete()
    response = client.get(f"/{language}/data/")
    assert response.status_code == 200
