"""Every page, in both languages, with what it costs in queries."""

import pytest
from django.test import Client

from tests.conftest import HONGSHAN, PUTUO
from tests.pages import text_of

PAGES = {
    "": 28,
    "receipt/": 14,
    "tables/2/?only=amounts": 8,
    "tables/2/?view=large-contrast": 8,
    "tables/": 4,
    "tables/1/": 8,
    "tables/3/": 8,
    "tables/8/": 7,
    "tables/10/": 9,
    "tables/11/": 10,
    "tables/12/": 10,
    "tables/text/": 8,
    "projects/": 11,
    "projects/42011124015T000000101/": 12,
    "projects/420111240150030000100/": 16,
    "performance/": 10,
    "performance/t11.annual.2.04/": 11,
    "performance/t12.longterm.4.07/": 11,
    "functions/": 9,
    "functions/201/20103/": 11,
    "economic/": 13,
    "economic/302/30201/": 11,
    "figures/t03.2010350.basic/": 15,
    "figures/t07.1.vehicles-running/": 14,
    "figures/t11.annual.2.04.target/": 15,
    "figures/t11.revenue.fiscal.prior2/": 14,
    "figures/t12.costs.23.amount/": 14,
    "figures/text.procurement.services.amount/": 14,
    "figures/text.general-shares.basic.share/": 14,
    "checks/": 11,
    "checks/?family=form&table=t01": 11,
    "checks/sheet/": 5,
    "checks.csv": 6,
    "corrections/": 9,
    "corrections/?kind=note": 5,
    "corrections/?target=t03.2010350.basic": 6,
    "corrections/1/": 7,
    "corrections.atom": 6,
    "corrections.csv": 4,
    "revisions.csv": 4,
    "glossary/": 5,
    "overview/": 11,
    "explanation/": 11,
    "source/": 2,
    "source.md": 6,
    "figures.csv": 4,
    "tables/3.csv": 6,
    "tables/12.csv": 8,
    "tables/text.csv": 6,
    "indicators.csv": 7,
    "costs.csv": 8,
    "goals.json": 8,
    "functions.xlsx": 5,
    "figures/t03.2010350.basic.json": 5,
}
OF_PUTUO = {
    "": 20,
    "receipt/": 11,
    "tables/": 4,
    "tables/1/": 8,
    "tables/2/": 8,
    "tables/6/": 8,
    "tables/9/": 8,
    "tables/text/": 8,
    "projects/": 8,
    "performance/": 6,
    "functions/": 8,
    "functions/201/20103/2010301/": 10,
    "economic/": 12,
    "economic/302/30201/": 10,
    "figures/t03.2010301.basic/": 15,
    "figures/t09.1.operating-costs/": 14,
    "figures/text.vehicles.total.held/": 14,
    "glossary/": 5,
    "overview/": 11,
    "explanation/": 11,
    "source/": 2,
    "source.md": 6,
    "figures.csv": 4,
    "tables/2.csv": 6,
}
COSTS = [
    (of, rest, queries)
    for of, costs in ((HONGSHAN, PAGES), (PUTUO, OF_PUTUO))
    for rest, queries in costs.items()
]
READ = [(of, rest) for of, rest, _queries in COSTS if rest.endswith("/") or not rest]
ABOVE = {"/": 16, "/420111/": 9, "/420111/015/": 5, "/310107/government-office/": 5}
ABOVE |= {
    "/search/": 1,
    "/corrections/": 8,
    "/corrections/1/": 3,
    "/corrections.atom": 6,
    "/420111/corrections/": 8,
    "/420111/corrections.atom": 6,
    "/420111/015/corrections/": 8,
    "/420111/015/corrections.atom": 6,
    "/search/?q=20103": 3,
    "/search/?q=20103&kind=categories": 3,
    "/search/?q=20103&budget=420111/015/2024": 4,
}


@pytest.mark.parametrize(("of", "rest", "queries"), COSTS)
def test_page_is_there_at_a_known_cost(get, language, of, rest, queries, django_assert_num_queries):
    with django_assert_num_queries(queries):
        assert get(language, rest, of).status_code == 200


@pytest.mark.parametrize(("address", "queries"), ABOVE.items())
def test_page_above_a_budget_is_there_at_a_known_cost(
    client, db, language, address, queries, django_assert_num_queries
):
    with django_assert_num_queries(queries):
        assert client.get(f"/{language}{address}").status_code == 200


def test_more_rows_cost_no_more_queries(get, hongshan, django_assert_num_queries):
    table = hongshan.tables.get(number=3)
    for i in range(200):
        line = table.line_items.create(
            row=f"total~{i + 2}", order=100 + i, name_zh="合计", line_from=151, line_to=151
        )
        line.figures.create(column="total", printed="1.00", amount=1)
    with django_assert_num_queries(PAGES["tables/3/"]):
        assert get("en", "tables/3/").content.count(b"<tr") == 220


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), READ)
def test_page_says_its_language_and_offers_the_other_at_the_same_place(page, language, of, rest):
    found = page(language, rest, of)
    other = {"en": "zh-hans", "zh-hans": "en"}[language]
    assert found.get("lang").lower() == language
    tag = {"en": "en", "zh-hans": "zh-Hans"}[other]
    links = found.xpath(f"//header//a[@hreflang='{tag}']/@href")
    assert links == [f"/{other}/{of}/{rest}"]


def test_language_switch_keeps_the_order(page):
    links = page("en", "tables/3/?sort=-total").xpath("//header//a[@hreflang='zh-Hans']/@href")
    assert links == ["/zh-hans/420111/015/2024/tables/3/?sort=-total"]


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), READ)
def test_page_carries_the_status_line(page, language, of, rest):
    said = text_of(page(language, rest, of).xpath("//aside[@class='status']")[0])
    assert {"en": "not the statutory publication", "zh-hans": "不是法定公开文本"}[language] in said
    assert {"en": "address: not held", "zh-hans": "原件网址：本站未持有"}[language] in said


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), READ)
def test_only_pages_of_a_working_copy_say_that_they_are(page, language, of, rest):
    said = text_of(page(language, rest, of).xpath("//aside[@class='status']")[0])
    assert ({"en": "A working copy", "zh-hans": "非公布文件副本"}[language] in said) is (
        of == PUTUO
    )


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), READ)
def test_page_has_one_heading_a_title_and_no_script(page, language, of, rest):
    found = page(language, rest, of)
    assert len(found.xpath("//h1")) == 1
    assert found.xpath("//title")[0].text.strip()
    assert not found.xpath(
        "//script[not(@type='application/ld+json')] | //*[@style] | //*[@onclick]"
    )


@pytest.mark.once
@pytest.mark.parametrize(("of", "rest"), READ)
def test_chinese_page_is_chinese_and_english_page_has_its_english(page, of, rest):
    chinese_page, english = page("zh-hans", rest, of), page("en", rest, of)
    for foreign in chinese_page.xpath("//main//*[@lang='en']"):
        foreign.drop_tree()
    chinese = text_of(chinese_page.xpath("//main")[0])
    assert not any(word in chinese for word in ("The ", " the ", "Table ", "planned"))
    for foreign in english.xpath("//main//*[@lang='zh-Hans']"):
        foreign.drop_tree()
    said = text_of(english.xpath("//main")[0]).replace("(万元)", "").replace("万元", "")
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in said), said


def test_public_pages_set_no_cookie_and_answer_only_reading(db):
    client = Client(enforce_csrf_checks=True)
    assert not client.get("/en/").cookies
    for method in ("post", "put", "patch", "delete", "trace"):
        assert getattr(client, method)("/en/420111/015/2024/tables/3/").status_code == 405


def test_language_cookie_changes_nothing(client, db):
    plain = client.get("/en/420111/").content
    client.cookies["django_language"] = "zh-hans"
    assert client.get("/en/420111/").content == plain


@pytest.mark.parametrize(
    ("accepts", "home"),
    [
        ("en-GB,en;q=0.9", "/en/"),
        ("zh-CN", "/zh-hans/"),
        ("fr,en;q=0.5", "/en/"),
        ("fr", "/zh-hans/"),
        ("", "/zh-hans/"),
        ("\0;q=x", "/zh-hans/"),
    ],
)
def test_root_follows_the_browser_and_says_so(client, accepts, home):
    response = client.get("/", headers={"accept-language": accepts})
    assert (response.status_code, response["Location"]) == (302, home)
    assert "Accept-Language" in response["Vary"]
