"""What a dump writes beside a disclosure, and what is loaded from it, here and elsewhere."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from budgets.corrections.targets import find
from budgets.models import Correction, FunctionalCategory, Revision
from tests import invented
from tests.conftest import HONGSHAN, PUTUO, disclosure_of
from tests.corrections.making import BASIC, PROJECT, amend, rename, swap
from tests.imports.dumps import Copy, copy_of, empty_database, exchange_rows
from tests.imports.folders import load

pytestmark = pytest.mark.django_db

CATEGORY = "functions/2024/2010350"
PUBLISHER = "publishers/420111/015"


@pytest.fixture
def copy(hongshan, tmp_path):
    return copy_of(tmp_path)


def reference_revisions():
    return Revision.objects.of(None).count()


@pytest.mark.once
@pytest.mark.parametrize(
    ("target", "file"), [(CATEGORY, "functional-2024.jsonl"), (PUBLISHER, "disclosure.jsonl")]
)
def test_name_that_budgets_share_is_dumped_and_loaded_quietly(hongshan, copy, target, file):
    before = copy.files()
    rename(target, "改名", "Renamed")
    copy.dump()
    lines = copy.differences(before)
    assert [line[: len(file) + 1] for line in lines] == [f"{file}-", f"{file}+"]
    assert '"name_zh": "改名", "name_en": "Renamed"' in lines[1]
    revisions = reference_revisions()
    assert "already loaded, revision 1" in copy.load()
    assert reference_revisions() == revisions
    assert find(None, target).row.correction is not None


@pytest.mark.once
def test_name_that_was_not_dumped_is_not_overwritten(hongshan, copy):
    correction = rename(CATEGORY, "改名", "Renamed")
    said = copy.load()
    assert f"“事业运行” here and “改名” in the database by correction {correction.pk}" in said
    assert "run manage.py dump_disclosure FOLDER first" in said
    assert said.endswith("(exit 3)")


@pytest.mark.once
def test_name_that_was_not_dumped_stops_no_other_budget(putuo, copy, tmp_path, settings):
    settings.FIXTURES = tmp_path
    rename(CATEGORY, "改名", "Renamed")
    rename(PUBLISHER, "改名", "Renamed")
    other = copy_of(tmp_path, PUTUO)
    assert "already loaded, revision 1" in other.load()
    assert FunctionalCategory.objects.get(edition="2024", code="2010350").name_zh == "改名"


@pytest.mark.once
def test_publishers_other_budget_does_not_take_its_name_back(
    hongshan, hostile, tmp_path, tmp_path_factory
):
    """Dumped and loaded, the name still differs in the folder of another year."""
    copy = copy_of(tmp_path_factory.mktemp("copy"))
    rename(PUBLISHER, "改名", "Renamed")
    copy.dump()
    assert "already loaded" in copy.load()
    other = Copy(tmp_path / invented.ADDRESS, tmp_path / "reference")
    said = other.load()
    assert "is “武汉市洪山区大数据中心” here and “改名” in the database by correction" in said
    assert "holds what" not in other.dump()
    assert "already loaded" in other.load()


FILES = ("figures.csv", "checks.csv", "tables/3.csv", "tables/11.csv")


def published(get, address=HONGSHAN):
    """The rows of the public files, without the revision that each was made of."""
    found = {}
    for file in FILES:
        response = get("en", file, of=address)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        rows = csv.DictReader(io.StringIO(body.decode("utf-8-sig")))
        found[file] = [{k: v for k, v in row.items() if k != "revision"} for row in rows]
    return found


def test_database_made_from_a_dump_publishes_the_same(hongshan, copy, get, settings):
    swap(hongshan)
    amend(hongshan)
    amend(hongshan, PROJECT, "309.00")
    exchange_rows(hongshan, "2010399", "2010399~2")
    rename(CATEGORY, "改名", "Renamed")
    copy.dump()
    before = published(get)
    empty_database()
    assert "loaded, revision 1; amendments recorded, revision 2" in copy.load()
    again = disclosure_of(HONGSHAN)
    assert again.revisions.get(number=1).content_digest in "".join(copy.files()["README.md"])
    assert published(get) == before
    assert {find(again, key).text("amended") for key in (BASIC, PROJECT)} == {"308.00", "309.00"}
    assert "already loaded, revision 2" in copy.load()
    assert "nothing was written" in copy.dump()


@pytest.mark.once
def test_amendments_of_a_folder_are_the_operators_corrections(hongshan, copy):
    amend(hongshan)
    amend(hongshan, PROJECT, "309.00")
    copy.dump()
    empty_database()
    copy.load()
    correction = Correction.objects.get()
    assert (correction.kind, correction.role, correction.author) == ("amendment", "operator", None)
    assert correction.reason_en == "The publisher issued an amended document."
    assert correction.document_dated.isoformat() == "2024-05-06"
    assert correction.changes.count() == 2
    assert correction.revision.number == 2


@pytest.mark.once
def test_amendment_that_cannot_be_made_leaves_nothing_loaded(hongshan, copy):
    amend(hongshan)
    copy.dump()
    empty_database()
    lines = (copy.folder / "amendments.jsonl").read_text("utf-8")
    long = lines.replace('"308.00"', f'"{"1" * 41}"')
    (copy.folder / "amendments.jsonl").write_text(long, "utf-8")
    assert "Nothing of" in copy.load()
    assert not Revision.objects.exists()


@pytest.mark.once
def test_dumped_folder_is_checked_without_its_withdrawn_rows(hongshan, copy):
    exchange_rows(hongshan)
    copy.dump()
    said = [io.StringIO(), io.StringIO()]
    for out, budget in zip(said, (copy.folder, HONGSHAN), strict=True):
        options = {"all": True, "reference": copy.reference}
        with pytest.raises(CommandError, match="differ that the accepted list does not name"):
            call_command("check_disclosure", str(budget), stdout=out, **options)
    assert said[0].getvalue() == said[1].getvalue()


@pytest.mark.once
def test_unchanged_folder_loads_as_ever(hongshan, copy):
    assert "already loaded" in load(copy.folder)
