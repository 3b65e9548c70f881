"""Data packages: what the standard's own tool says of them, and that two builds are alike."""

import csv
import io
import json
import zipfile

import frictionless
import pytest

from budgets.exports import verify_release
from budgets.exports.data_package import write_package
from budgets.exports.package import Package
from budgets.exports.publication import Publication
from budgets.models import Disclosure
from tests.conftest import HONGSHAN, PUTUO, disclosure_of
from tests.trail import unguarded

pytestmark = pytest.mark.once

ROOT = "https://budgets.example"


def package_of(*disclosures):
    out = io.BytesIO()
    found = [Publication(each, ROOT) for each in disclosures]
    place = disclosures[0].publisher.jurisdiction
    one = len(disclosures) == 1
    write_package(
        Package.of_one(found[0]) if one else Package.of_place(place, 2024, ROOT, found), out
    )
    return out.getvalue()


@pytest.fixture
def unpacked(tmp_path):
    """A package on disk, unpacked; and what it says of itself."""

    def unpack(*disclosures):
        with zipfile.ZipFile(io.BytesIO(package_of(*disclosures))) as archive:
            archive.extractall(tmp_path)
        return json.loads((tmp_path / "datapackage.json").read_text())

    return unpack


def assert_valid(folder):
    report = frictionless.validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])
    return report


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_package_is_valid(unpacked, tmp_path, db, of):
    said = unpacked(disclosure_of(of))
    assert said["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    names = [resource["name"] for resource in said["resources"]]
    assert {"figures", "checks", "glossary", "corrections", "revisions"} <= set(names)
    assert f"source-{of.replace('/', '-')}" in names
    assert len(assert_valid(tmp_path).tasks) == len(names)


def test_package_of_what_is_hostile_is_valid(unpacked, tmp_path, hostile):
    unpacked(hostile)
    assert_valid(tmp_path)


def test_package_of_a_place_and_year_holds_all_its_budgets(unpacked, tmp_path, hongshan, putuo):
    said = unpacked(hongshan, putuo)
    assert_valid(tmp_path)
    assert (said["name"], said["homepage"]) == ("420111-2024", f"{ROOT}/zh-hans/420111/")
    assert "version" not in said
    rows = csv.DictReader(io.StringIO((tmp_path / "data" / "checks.csv").read_text()))
    assert {row["publisher"] for row in rows} == {"015", "government-office"}
    assert [each["name"] for each in said["resources"] if each["name"].startswith("source")] == [
        "source-420111-015-2024",
        "source-310107-government-office-2025",
    ]


def test_changed_value_makes_a_package_invalid(unpacked, tmp_path, hongshan):
    unpacked(hongshan)
    figures = tmp_path / "data" / "figures.csv"
    figures.write_text(figures.read_text().replace("307.48,", "x,", 1))
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_two_builds_of_what_was_never_recorded_are_the_same_too(hongshan):
    with unguarded():
        hongshan.revisions.all().delete()
    found = Disclosure.objects.get(pk=hongshan.pk)
    assert package_of(found) == package_of(Disclosure.objects.get(pk=hongshan.pk))


def test_two_builds_are_the_same_byte_for_byte(hongshan):
    assert package_of(hongshan) == package_of(Disclosure.objects.get(pk=hongshan.pk))


def test_manifest_lists_all_other_files_and_the_head_of_the_revisions(hongshan):
    with zipfile.ZipFile(io.BytesIO(package_of(hongshan))) as archive:
        said = json.loads(archive.read("manifest.json"))
        listed = [file["path"] for file in said["files"]]
        assert sorted([*listed, "manifest.json"]) == sorted(archive.namelist())
    revision = hongshan.latest_revision()
    (head,) = said["disclosures"]
    assert (head["revision"], head["head"]) == (revision.number, revision.digest)


def test_script_finds_the_package_complete(hongshan, tmp_path, capsys):
    path = tmp_path / "datapackage.zip"
    path.write_bytes(package_of(hongshan))
    assert verify_release.main([str(path), hongshan.latest_revision().digest]) == 0
    assert capsys.readouterr().out == "15 of 15 files complete\n"


def test_fields_have_types_titles_and_the_values_they_may_have(unpacked, hongshan):
    (figures,) = [each for each in unpacked(hongshan)["resources"] if each["name"] == "figures"]
    fields = {field["name"]: field for field in figures["schema"]["fields"]}
    assert fields["amount"]["type"] == "number"
    assert fields["additive"]["type"] == "boolean"
    assert fields["fiscal_year"]["titles"] == {"zh": "预算年度", "en": "Fiscal year"}
    assert fields["level"]["constraints"] == {"enum": ["lei", "kuan", "xiang"]}
    assert figures["schema"]["primaryKey"][-1] == "id"


def test_licence_is_what_the_operator_set(unpacked, hongshan, settings):
    assert "licenses" not in unpacked(hongshan)
    settings.REUSE_ADDRESS = "https://terms.example/"
    assert unpacked(hongshan)["licenses"] == [{"path": "https://terms.example/"}]
