"""What a load lets people find."""

import pytest
from django.urls import Resolver404, resolve

from budgets.models import SearchEntry
from tests.conftest import FOLDER
from tests.imports.folders import load, spoil
from tests.imports.test_generating import generate
from tests.test_staff_data import holds_staff_data

SHOWN = ("kind", "order", "title_zh", "title_en", "text_zh", "path", "tokens", "figures")


def of(disclosure):
    return list(disclosure.search_entries.values_list(*SHOWN))


def test_loading_again_records_the_same(hongshan):
    before = of(hongshan)
    load(FOLDER)
    assert of(hongshan) == before


def test_budget_loaded_by_an_earlier_release_is_recorded_by_the_next_load(hongshan):
    before = of(hongshan)
    hongshan.search_entries.all().delete()
    assert "already loaded" in load(FOLDER)
    assert of(hongshan) == before


def test_changed_fixture_is_found_by_its_new_name(hongshan, folder_copy):
    spoil(folder_copy, "texts.jsonl", 1, lambda found: found.update(name_en="Kunpeng"))
    load(folder_copy)
    assert hongshan.search_entries.get(kind="texts", tokens__contains="kunpeng").order


def test_refused_load_keeps_what_could_be_found(hongshan, folder_copy):
    before = of(hongshan)
    spoil(folder_copy, "table-03.jsonl", 9, lambda found: found.update(level="mu"))
    with pytest.raises(Exception, match="level"):
        load(folder_copy)
    assert of(hongshan) == before


def test_every_entry_leads_to_a_page(client, hongshan, putuo):
    paths = set(SearchEntry.objects.values_list("path", flat=True))
    for path in paths:
        try:
            resolve(f"/zh-hans/{path.partition('#')[0]}")
        except Resolver404:
            pytest.fail(path)
    for path in sorted(paths)[::7]:
        page, _, anchor = path.partition("#")
        response = client.get(f"/en/{page}")
        assert response.status_code == 200, path
        assert not anchor or f'id="{anchor}"' in response.content.decode(), path


def test_every_page_with_an_anchor_has_it(client, hongshan, putuo):
    pages = {}
    for path in SearchEntry.objects.filter(path__contains="#").values_list("path", flat=True):
        page, _, anchor = path.partition("#")
        pages.setdefault(page, client.get(f"/en/{page}").content.decode())
        assert f'id="{anchor}"' in pages[page], path


def test_no_name_is_twice_in_a_group_for_several_rows(hongshan, putuo):
    for disclosure in (hongshan, putuo):
        for kind in ("projects", "categories", "tables", "budgets"):
            entries = disclosure.search_entries.filter(kind=kind)
            names = list(entries.values_list("title_zh", "code"))
            assert len(names) == len(set(names)), kind
            assert names or not disclosure.layout.has_projects


def test_category_has_the_amount_of_the_table_that_shows_it_whole(hongshan):
    entry = hongshan.search_entries.get(kind="categories", code="2010350")
    assert (f"{entry.amount_shown}", entry.unit) == ("307.48", "万元")
    assert entry.path == "420111/015/2024/functions/201/20103/2010350/"
    assert len({figure[0].partition(".")[0] for figure in entry.figures}) > 1


def test_no_entry_holds_staff_data(hongshan, putuo):
    for entry in SearchEntry.objects.all():
        # `names` has the label of a row in one language above that in the other.
        for name in SHOWN[2:]:
            assert not holds_staff_data(str(getattr(entry, name))), entry


def test_made_up_budgets_are_found_only_if_so_wanted(hongshan, putuo):
    generate(2)
    assert not SearchEntry.objects.exclude(disclosure__in=(hongshan, putuo)).exists()


def test_made_up_budgets_can_be_found(hongshan):
    generate(2, searchable=True)
    found = SearchEntry.objects.filter(kind="budgets", title_zh__startswith="虚构")
    assert [entry.title_zh for entry in found] == ["虚构部门000000", "虚构部门000001"]
