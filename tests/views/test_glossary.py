"""The terms that the document defines, and where they are explained."""

import pytest

from tests.pages import text_of

# Both databases would give the same.
pytestmark = pytest.mark.once


def test_glossary_has_every_term_in_printed_order(page, language):
    terms = page(language, "glossary/").xpath("//dl[@class='terms']/dt")
    numbers = [text_of(term).split()[0] for term in terms]
    assert numbers == [*map(str, range(1, 12)), *(f"12.{i}" for i in range(1, 9))]


def test_each_term_says_whose_its_english_is(page):
    terms = [text_of(term) for term in page("en", "glossary/").xpath("//dl[@class='terms']/dt")]
    assert "English published: press English" in terms[7]
    assert "English: ours" in terms[8]


def test_term_leads_to_its_lines_and_its_category(page):
    found = page("en", "glossary/").xpath("//dt[@id='term-12-1']/following-sibling::dd[1]//a/@href")
    assert found == [
        "/en/420111/015/2024/functions/201/20103/2010350/",
        "/en/420111/015/2024/source/#L731",
    ]


@pytest.mark.parametrize("rest", ["functions/201/20103/2010350/", "figures/t03.2010350.basic/"])
def test_item_is_explained_where_it_stands(page, language, rest):
    quote = page(language, rest).xpath("//blockquote[@class='say']")[0]
    said = {"en": "Basic expenditure of public institutions", "zh-hans": "反映事业单位的基本支出"}
    assert text_of(quote).startswith(said[language])


def test_item_that_the_document_does_not_define_is_not_explained(page):
    """2089999 is the only 项 of this budget without a definition."""
    assert not page("en", "functions/208/20899/2089999/").xpath("//blockquote[@class='say']")


@pytest.mark.parametrize(
    ("number", "terms"),
    [
        (1, ["事业收入", "事业单位经营收入", "其他收入", "上年结转"]),
        (3, ["基本支出", "项目支出"]),
        (7, ["“三公”经费"]),
    ],
)
def test_table_names_the_terms_it_uses_with_their_definitions(page, hongshan, number, terms):
    links = page("zh-hans", f"tables/{number}/").xpath("//a[contains(@href, '#term-')]")
    assert [link.text for link in links] == terms
    definitions = dict(hongshan.glossary_terms.values_list("name_zh", "definition_zh"))
    assert all(link.get("title") == definitions[link.text] for link in links)


def test_budget_without_a_glossary_says_so(page, hongshan):
    hongshan.glossary_terms.all().delete()
    assert "No definitions" in text_of(page("en", "glossary/").xpath("//main")[0])
