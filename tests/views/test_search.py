"""The search page: groups, contexts, marks, one group page by page, one budget or all."""

from urllib.parse import quote

import pytest
from lxml import html

from budgets.models import SearchEntry
from tests.conftest import HONGSHAN, PUTUO
from tests.pages import text_of
from tests.test_staff_data import holds_staff_data
from tests.trail import unguarded


@pytest.fixture
def find(client, hongshan, putuo):
    """The main part of the search page: find("en", "党建", kind="costs")."""

    def read(language, q, **params):
        response = client.get(f"/{language}/search/", {"q": q, **params})
        assert response.status_code == 200
        assert not holds_staff_data(response.content.decode())
        return html.document_fromstring(response.content.decode()).xpath("//main")[0]

    return read


def hits(main, group=""):
    """The things found, of one group or of all."""
    return main.xpath(
        f"//section[@id='{group}']//ul/li" if group else "//ul[contains(@class, 'hits')]/li"
    )


def test_two_characters_find_the_money_in_both_languages(find, language):
    main = find(language, "党建")
    (project,) = hits(main, "projects")
    said = text_of(project)
    assert {"zh-hans": "13.00 万元", "en": "130,000 yuan"}[language] in said
    assert project.xpath(".//mark/text()") == ["党建"]
    assert project.xpath("./a/@href")[0].startswith(f"/{language}/{HONGSHAN}/projects/")
    assert {"zh-hans": "2024 年", "en": "Wuhan, 2024"}[language] in said


def test_cost_is_found_in_both_languages_with_its_amount(find, language):
    main = find(language, "链路费", budget=HONGSHAN)
    said = [text_of(hit) for hit in hits(main, "costs")]
    assert any({"zh-hans": "286 万元", "en": "2.86 million yuan"}[language] in hit for hit in said)
    assert set(main.xpath(".//mark/text()")) == {"链路费"}


def test_english_page_shows_the_chinese_that_matched(find):
    (indicator,) = hits(find("en", "党建", budget=HONGSHAN), "indicators")
    assert text_of(indicator.xpath(".//*[@lang='zh-Hans']")[0]) == "党建学习活动次数"
    assert "target ≥ 5" in text_of(indicator)


@pytest.mark.parametrize(
    ("one", "other"),
    [("ＷＩＦＩ", "wifi"), ("办公厅（室）", "办公厅(室)"), ("1,571.31", "１５７１．３１")],
)
def test_width_and_case_find_the_same(find, one, other):
    found = [find("zh-hans", q).xpath("//section//li/a/@href") for q in (one, other)]
    assert found[0] == found[1] != []


def test_code_leads_to_its_page_and_to_those_below(find):
    links = find("en", "20103").xpath("//section[@id='categories']//li/a/@href")
    assert f"/en/{HONGSHAN}/functions/201/20103/" in links
    assert f"/en/{HONGSHAN}/functions/201/20103/2010350/" in links


def test_amount_leads_to_every_figure_that_prints_it(find):
    main = find("en", "1431.82", budget=HONGSHAN)
    links = main.xpath("//section[@id='categories']//p/a/@href")
    for figure in ("t01.expenditure.201.budget", "t03.201.total", "t04.expenditure.201.budget"):
        assert f"/en/{HONGSHAN}/figures/{figure}/" in links


def test_amount_of_a_cost_is_found_with_two_decimals(find):
    (cost,) = hits(find("zh-hans", "286.00", budget=HONGSHAN), "costs")
    assert cost.xpath(".//mark/text()") == ["286"]


@pytest.mark.parametrize(
    ("language", "q"),
    [
        ("zh-hans", "信息化建设 339.54 万元"),
        ("zh-hans", "339.54 万元"),
        ("zh-hans", "３３９．５４万元"),
        ("en", "IT development 3.40 million yuan"),
        ("en", "3.40 million yuan (3,395,400)"),
        ("en", "3,395,400 yuan"),
    ],
)
def test_amount_is_found_as_a_page_prints_it_with_its_unit(find, language, q):
    main = find(language, q, budget=HONGSHAN)
    links = main.xpath("//section[@id='projects']//li/a/@href")
    assert f"/{language}/{HONGSHAN}/projects/42011124015T000000103/" in links


def test_unit_that_begins_a_word_is_no_unit(find):
    assert "没有找到" in text_of(find("zh-hans", "339.54 元旦"))


def test_long_text_is_a_stretch_around_the_match_with_its_anchor(find):
    main = find("zh-hans", "三公", budget=HONGSHAN)
    hit = hits(main, "texts")[0]
    assert "#s3." in hit.xpath("./a/@href")[0]
    assert len(text_of(hit)) < 300
    assert "三公" in hit.xpath(".//mark/text()")


def test_phrase_is_not_found_scattered(find):
    assert "Nothing was found" in text_of(find("en", "建党务行"))


def test_group_of_many_leads_to_all_of_it_page_by_page(find, hongshan):
    SearchEntry.objects.bulk_create(
        SearchEntry(
            disclosure=hongshan, kind="costs", order=1000 + i, title_zh=f"鲲鹏{i}", path="x",
            names=f"\n鲲鹏{i}\n", tokens="鲲鹏",
        )
        for i in range(60)
    )  # fmt: skip
    main = find("en", "鲲鹏")
    assert len(hits(main, "costs")) == 10
    (link,) = main.xpath("//section[@id='costs']/div/p/a/@href")
    assert link == f"?q={quote('鲲鹏')}&kind=costs"
    assert len(hits(find("en", "鲲鹏", kind="costs"))) == 50
    last = find("en", "鲲鹏", kind="costs", page=2)
    assert len(hits(last)) == 10
    assert last.xpath("//a[@rel='prev']/@href") == [f"?q={quote('鲲鹏')}&kind=costs&page=1"]


@pytest.mark.parametrize("params", [{"page": "0"}, {"page": "x"}, {"kind": ""}])
def test_page_that_is_none_is_the_nearest(find, params):
    assert hits(find("en", "党建", **params))


@pytest.mark.parametrize("kind", ["x", "\0"])
def test_kind_that_is_none_is_refused_by_name(client, hongshan, kind):
    response = client.get("/en/search/", {"q": "党建", "kind": kind})
    assert response.status_code == 400
    assert "is no value of kind" in response.content.decode()


def test_one_budget_is_searched_and_all_are_offered(find, language):
    main = find(language, "支出", budget=PUTUO)
    links = main.xpath("//section//li/a/@href")
    assert links
    assert all(link.startswith(f"/{language}/{PUTUO}/") for link in links)
    assert f"?q={quote('支出')}" in main.xpath("//a/@href")
    assert main.xpath("//form//input[@name='budget']/@value") == [PUTUO]


@pytest.mark.parametrize(
    "budget", ["420111/015/1999", "x", "420111/015/2024/", "../../x", "\0", "٤20111/015/2024"]
)
def test_budget_that_is_none_is_not_found_and_named(client, hongshan, language, budget):
    response = client.get(f"/{language}/search/", {"q": "党建", "budget": budget})
    assert response.status_code == 404
    said = html.document_fromstring(response.content.decode().replace("\0", "")).text_content()
    assert {"en": "The parameter “budget”", "zh-hans": "参数 budget"}[language] in said


def test_what_is_of_a_working_copy_says_so(find):
    for hit in hits(find("en", "支出")):
        is_sample = PUTUO in hit.xpath("./a/@href")[0]
        assert bool(hit.xpath(".//*[@class='eg'][text()='working copy']")) is is_sample


def test_empty_query_offers_examples_that_find_something(client, find, language):
    links = find(language, "").xpath("//main//p/a/@href")
    assert len(links) == 3
    for link in links:
        found = html.document_fromstring(client.get(link).content.decode())
        assert found.xpath("//section//mark"), link


def test_site_without_budgets_has_a_search_page(client, db, language):
    SearchEntry.objects.all().delete()
    assert client.get(f"/{language}/search/").status_code == 200


@pytest.mark.parametrize("q", ["鲲鹏", "zzzz", "'; DROP TABLE budgets_searchentry; --"])
def test_nothing_found_says_what_to_try(find, language, q):
    said = text_of(find(language, q))
    assert {"en": "Try fewer", "zh-hans": "可以减少"}[language] in said
    assert q in said


HOSTILE = [
    "%22", "*", "AND", "a+OR+b", "NEAR(党+建)", "%00", "党%00建", "%FF%FE", "%ED%A0%80",
    "建" * 10_000,
    "x" * 10_000, "...", "🙂", "'", "\\", "%25", "<script>alert(1)</script>", "{{7*7}}", "tokens:a",
]  # fmt: skip


@pytest.mark.parametrize("q", HOSTILE)
def test_no_query_breaks_the_page(client, hongshan, language, q):
    response = client.get(f"/{language}/search/?q={q}")
    assert response.status_code == 200
    assert b"<script" not in response.content
    assert b"\0" not in response.content


def test_long_query_is_cut_and_says_so(find, language):
    said = text_of(find(language, "党建 " * 100))
    assert {"en": "first 100 characters", "zh-hans": "前 100 个字符"}[language] in said


def test_marks_are_around_escaped_text(find, hongshan):
    SearchEntry.objects.create(
        disclosure=hongshan, kind="rows", order=9999, title_zh="<b>&鲲鹏</b>", path="x",
        names="\n鲲鹏\n", tokens="鲲鹏",
    )  # fmt: skip
    (hit,) = hits(find("zh-hans", "鲲鹏"))
    assert text_of(hit.xpath("./a")[0]) == "<b>&鲲鹏</b>"
    assert hit.xpath(".//mark/text()") == ["鲲鹏"]


@pytest.mark.parametrize("q", ["党建", "20", "支出"])
def test_cost_in_queries_does_not_grow(client, putuo, q, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/en/search/", {"q": q})
    with unguarded():
        putuo.delete()
    with django_assert_num_queries(3):
        client.get("/en/search/", {"q": q})


def test_one_group_costs_as_much(client, hongshan, django_assert_num_queries):
    with django_assert_num_queries(3):
        client.get("/en/search/", {"q": "支出", "kind": "rows"})


def test_page_has_one_labelled_field_and_keeps_the_query_in_the_other_language(client, hongshan):
    page = html.document_fromstring(client.get(f"/en/search/?q={quote('党建')}").content.decode())
    (field,) = page.xpath("//main//form[@role='search']//input[@type='search']")
    assert field.get("value") == "党建"
    assert text_of(page.xpath("//main//form/label/span")[0]) == ""
    assert page.xpath("//main//form/label/span/text()") == ["Names, codes, amounts, words"]
    (other,) = page.xpath("//header//a[@hreflang='zh-Hans']/@href")
    assert other == f"/zh-hans/search/?q={quote('党建')}"


def test_chinese_page_is_chinese_and_english_page_has_its_english(find):
    for q in ("党建", "支出", "1571.31", ""):
        english = find("en", q)
        for foreign in english.xpath(
            ".//*[@lang='zh-Hans'] | .//h1 | .//p[@role] | .//p[a][not(.//mark)]"
        ):
            foreign.drop_tree()
        said = text_of(english).replace("万元", "")
        assert not any("\u4e00" <= letter <= "\u9fff" for letter in said), said
    for foreign in (main := find("zh-hans", "党建")).xpath(".//*[@lang='en']"):
        foreign.drop_tree()
    assert not any(word in text_of(main) for word in ("The ", " the ", "Search", "table"))
