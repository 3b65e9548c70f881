"""What matches a query, on either database."""

import pytest
from django.db import connection

from budgets.models import Disclosure, SearchEntry
from budgets.tokens import Query
from tests.trail import unguarded


def titles(text, **where):
    query = Query(text)
    found = SearchEntry.objects.filter(**where).matching(query).best_first(query)
    return list(found.values_list("title_zh", flat=True))


def in_index(token):
    """How many entries the index itself has for a token."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sql = "SELECT count(*) FROM budgets_searchentry WHERE vector @@ %s::tsquery"
        else:
            sql = "SELECT count(*) FROM budgets_searchindex WHERE budgets_searchindex MATCH %s"
        cursor.execute(sql, [f"'{token}'" if connection.vendor == "postgresql" else f'"{token}"'])
        return cursor.fetchone()[0]


def test_two_characters_are_found_in_names_and_texts(hongshan):
    assert "党务与行政管理" in titles("党建", disclosure=hongshan, kind="projects")
    assert titles("党建", disclosure=hongshan, kind="indicators") == ["党建学习活动次数"]


@pytest.mark.parametrize("text", ["ＷＩＦＩ", "wifi", "WiFi", "wi"])
def test_width_and_case_of_letters_do_not_matter(hongshan, text):
    assert len(titles(text, disclosure=hongshan, kind="costs")) == 2


@pytest.mark.parametrize("text", ["政府办公厅（室）", "政府办公厅(室)", "政府办公厅 (室"])
def test_width_of_brackets_does_not_matter(hongshan, text):
    found = titles(text, disclosure=hongshan, kind="categories")
    assert found[0].startswith("政府办公厅")


def test_code_finds_what_stands_below_it(hongshan):
    found = titles("20103", disclosure=hongshan, kind="categories")
    assert found[0] == "政府办公厅（室）及相关机构事务"
    assert "事业运行" in found
    assert titles("2010350", disclosure=hongshan) == ["事业运行"]
    assert titles("010350", disclosure=hongshan) == []


@pytest.mark.parametrize("text", ["286.00", "286", "286万元", "2,860,000"])
def test_amount_finds_its_cost_however_it_is_written(hongshan, text):
    assert "全区政务网链路费" in titles(text, disclosure=hongshan, kind="costs")


def test_amount_finds_what_prints_it(hongshan):
    assert titles("339.54", disclosure=hongshan, kind="projects") == ["信息化建设"]
    assert titles("39.54", disclosure=hongshan) == []


def test_long_run_of_characters_stands_in_the_text_as_a_whole(hongshan):
    assert titles("党建学习活动", disclosure=hongshan) == ["党建学习活动次数"]
    # Each pair of these is in this name, but not one after the other.
    SearchEntry.objects.create(
        disclosure=hongshan, kind="rows", order=9999, title_zh="党建设 建学习", path="x",
        names="\n党建设 建学习\n", tokens="党 建 设 学 习 党建 建设 建学 学习",
    )  # fmt: skip
    assert titles("党建学习", disclosure=hongshan) == ["党建学习活动次数"]


def test_several_words_must_all_be_there(hongshan):
    assert len(titles("党建 次数", disclosure=hongshan)) == 1
    assert titles("党建 链路", disclosure=hongshan) == []


def test_title_that_is_the_query_comes_first(hongshan):
    assert titles("项目支出", kind="terms", disclosure=hongshan)[0].startswith("项目支出")
    found = titles("办公费", disclosure=hongshan)
    assert found[0] == "办公费"
    assert len(found) > 1


def test_english_words_find_singular_and_plural(hongshan):
    for text in ("salary", "salaries"):
        assert titles(text, disclosure=hongshan) == titles("salary", disclosure=hongshan)
    assert "档案管理" in titles("records management", disclosure=hongshan, kind="costs")


@pytest.mark.parametrize("text", ["", "'\"*", "（）", "🙂", "\0", "\ud800", "%", "_", "\\"])
def test_query_without_letters_finds_nothing(hongshan, text):
    assert titles(text) == []


@pytest.mark.parametrize(
    "text",
    ["a' OR 1=1 --", 'x" OR "y', "党* AND NOT 建", "NEAR(党 建, 2)", "tokens: 党", "党 & !建",
     "{a}:b", "'党':*", "\\'党", "建" * 10_000, "a " * 5000, "x" * 10_000, "𠀀𠀁", "ㄅㄆ", "Ⅳ",
     "ǅ ß ﬁ", "1,234,"],
)  # fmt: skip
def test_no_query_is_an_error(hongshan, text):
    assert isinstance(titles(text), list)
    query = Query(text)
    SearchEntry.objects.matching(query).best_first(query).first_of_each_kind(10)


def test_deletion_leaves_no_tokens_behind(hongshan, putuo):
    before = in_index("党建")
    of_putuo = len(titles("党建", disclosure=putuo))
    assert before > of_putuo > 0
    with unguarded():
        hongshan.delete()
    assert in_index("党建") == of_putuo
    with unguarded():
        Disclosure.objects.all().delete()
    assert in_index("党建") == 0
    assert not SearchEntry.objects.exists()


def test_changed_entry_is_found_by_its_new_tokens_only(hongshan):
    before = in_index("党建")
    entry = hongshan.search_entries.get(title_zh="党建学习活动次数")
    entry.tokens = "鲲鹏"
    entry.save()
    assert (in_index("鲲鹏"), in_index("党建")) == (1, before - 1)


def test_first_of_each_kind_says_how_many_there_are(hongshan, django_assert_num_queries):
    query = Query("20")
    entries = SearchEntry.objects.filter(disclosure=hongshan).matching(query).best_first(query)
    with django_assert_num_queries(2):
        found = entries.first_of_each_kind(3)
    for kind in {entry.kind for entry, _count in found}:
        shown = [entry for entry, _count in found if entry.kind == kind]
        whole = list(entries.filter(kind=kind))
        assert shown == whole[:3]
        assert {count for entry, count in found if entry.kind == kind} == {len(whole)}
