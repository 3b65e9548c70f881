"""The eight questions that a budget's own page answers, and the home page in short."""

import pytest
from django.test import Client

from tests.conftest import HONGSHAN, PUTUO
from tests.pages import text_of

QUESTIONS = [
    *("how-much", "sources", "uses", "change", "checks", "targets", "questions", "ask"),
]


@pytest.mark.parametrize("of", [HONGSHAN, PUTUO])
def test_page_answers_eight_questions_each_below(page, language, of):
    found = page(language, "", of)
    assert found.xpath("//dl[@class='sum']//a/@href") == [f"#{name}" for name in QUESTIONS]
    for name in QUESTIONS:
        assert found.xpath(f"//main//*[@id='{name}']")


def test_short_answers_are_those_of_the_document(page):
    answers = [text_of(each) for each in page("zh-hans").xpath("//dl[@class='sum']//a")]
    assert answers[0] == "1,571.31 万元"
    assert answers[1] == "全部来自本年收入：一般公共预算"
    assert answers[3] == "比上年增加 154.31 万元，增长 10.89%"
    assert answers[5] == "4 个目标，52 项指标"


def test_form_without_targets_says_so(page):
    assert "the document prints no targets" in text_of(page("en", "", PUTUO))


def test_single_source_is_said_and_not_drawn(page, language):
    section = page(language).xpath("//section[@id='sources']")[0]
    assert not section.xpath(".//svg")
    assert page(language, "", PUTUO).xpath("//section[@id='sources']")


def test_every_piece_of_a_picture_is_a_named_link(page, language):
    found = page(language)
    links = found.xpath("//main//figure//*[local-name()='svg']//*[local-name()='a']")
    assert len(links) > 40
    for link in links:
        assert link.get("aria-label")
        assert link.get("href")
    assert not found.xpath("//*[@viewbox or @viewBox]")


def test_picture_is_a_group_with_a_name_and_never_an_image(page, language):
    found = page(language)
    assert not found.xpath("//*[@role='img']")
    for picture in found.xpath("//figure"):
        assert picture.get("role") == "group"
        assert picture.get("aria-label")
        assert picture.xpath("./figcaption")


def test_home_page_answers_for_the_newest_published_budget(client: Client, language, db):
    body = client.get(f"/{language}/").content.decode()
    for name in QUESTIONS:
        assert f'href="/{language}/{HONGSHAN}/#{name}"' in body
    # The other one is a working copy, not obtained from its publisher.
    assert f'href="/{language}/{PUTUO}/#sources"' not in body


def test_receipt_ends_with_the_printed_total(page, language):
    found = page(language, "receipt/")
    lines = found.xpath("//ol[@class='receipt']/li")
    assert len(lines) == 29
    total = text_of(found.xpath("//p[@class='end']")[0])
    assert ("1,571.31" if language != "en" else "15.71") in total


def test_receipt_is_there_for_every_form(page, language):
    assert page(language, "receipt/", PUTUO).xpath("//ol[@class='receipt']/li")


def test_planned_money_is_never_called_spent(page):
    for rest in ("", "receipt/"):
        text = page("zh-hans", rest).xpath("string(//main)")
        assert "花了" not in text
        assert "实际支出" in text
