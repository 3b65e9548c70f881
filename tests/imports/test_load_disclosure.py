"""What loading a folder does to the database."""

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from budgets.models import Disclosure, Figure, Jurisdiction, LineItem, Publisher, Revision
from budgets.models.content import content_digest
from tests.conftest import FOLDER
from tests.imports.folders import load, spoil
from tests.trail import unguarded

pytestmark = pytest.mark.django_db


def test_digest_is_the_same_on_every_database_and_release(hongshan):
    """If this changes without the fixtures, every loaded disclosure would look corrected."""
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert content_digest(hongshan) in readme


def test_name_mended_in_the_fixtures_is_taken_where_nobody_changed_it(hongshan, folder_copy):
    spoil(folder_copy, "disclosure.jsonl", 1, lambda found: found.update(name_en="Big Data Centre"))
    load(folder_copy)
    hongshan.publisher.refresh_from_db()
    assert hongshan.publisher.name_en == "Big Data Centre"


def test_loading_twice_changes_nothing(hongshan):
    digest = content_digest(hongshan)
    assert "already loaded, revision 1" in load(FOLDER)
    assert Revision.objects.filter(disclosure=hongshan).count() == 1
    assert content_digest(hongshan) == digest


def test_changed_fixture_makes_the_next_revision_of_the_chain(hongshan, folder_copy):
    spoil(folder_copy, "table-03.jsonl", 9, lambda found: found.update(name_en="Public services"))
    assert "loaded, revision 2" in load(folder_copy)
    first, second = Revision.objects.filter(disclosure=hongshan)
    assert second.previous_digest == first.digest != second.digest
    assert hongshan.tables.get(number=3).line_items.get(row="201").name_en == "Public services"


def test_stale_rows_are_removed(hongshan, folder_copy):
    path = folder_copy / "table-06.jsonl"
    lines = [line for line in path.read_text("utf-8").splitlines() if '"30307"' not in line]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    assert "1 rows that it lacks were removed" in load(folder_copy)
    assert hongshan.tables.get(number=6).line_items.count() == 24


def test_data_changed_since_are_not_overwritten(hongshan):
    figures = Figure.objects.of(hongshan).filter(line_item__row="2010350", column="basic")
    figures.update(printed="307.50", amount="307.50")
    with pytest.raises(CommandError, match="was changed in the database") as refused:
        load(FOLDER)
    assert refused.value.returncode == 3
    assert {figure.printed for figure in figures.all()} == {"307.50"}


def test_data_changed_since_are_replaced_on_demand(hongshan):
    Figure.objects.of(hongshan).filter(column="basic").exclude(printed="").update(
        printed="9.87", amount="9.87"
    )
    load(FOLDER, overwrite=True)
    assert not Figure.objects.of(hongshan).filter(printed="9.87").exists()


def test_shared_name_changed_in_the_database_is_not_overwritten(hongshan):
    type(hongshan.publisher).objects.update(name_en="Renamed")
    with pytest.raises(CommandError, match=r"disclosure.jsonl:1: “name_en” .* “Renamed”"):
        load(FOLDER)


def test_digest_notices_any_change(hongshan):
    before = content_digest(hongshan)
    LineItem.objects.of(hongshan).filter(row="2010350").update(name_en="Other")
    assert content_digest(hongshan) != before


def test_rows_of_others_cost_a_load_nothing(hongshan, django_assert_num_queries):
    """A load asks for the shared rows that it may change, not for all that there are."""
    with CaptureQueriesContext(connection) as alone:
        load(FOLDER)
    place = Jurisdiction.objects.create(code="110105", name_zh="某区", name_en="Some district")
    Publisher.objects.bulk_create(
        Publisher(jurisdiction=place, slug=f"p{i}", kind="unit", name_zh="某", name_en="Some")
        for i in range(50)
    )
    with django_assert_num_queries(len(alone)):
        load(FOLDER)


def test_data_that_were_changed_are_kept_on_demand_without_a_fault(hongshan):
    figure = Figure.objects.of(hongshan).filter(printed="307.48")
    figure.update(printed="307.50", amount="307.50")
    assert "they stay as they are" in load(FOLDER, keep=True)
    assert Figure.objects.of(hongshan).filter(printed="307.50").exists()


@pytest.mark.once
def test_loaddata_works_alone_and_is_idempotent():
    with unguarded():
        Disclosure.objects.all().delete()
    files = sorted(map(str, [*settings.REFERENCE.glob("*.jsonl"), *FOLDER.glob("*.jsonl")]))
    # Loading again what others refer to would double it first; the long tables would but take long.
    again = [file for file in files if not file.endswith(("table-11.jsonl", "table-12.jsonl"))]
    for some in (files, again):
        call_command("loaddata", *some, verbosity=0)
        assert (LineItem.objects.count(), Figure.objects.count()) == (424, 601)


def test_what_loaddata_loaded_is_recorded_by_loading_it(hongshan):
    with unguarded():
        Revision.objects.all().delete()
    assert "loaded, revision 1" in load(FOLDER)
