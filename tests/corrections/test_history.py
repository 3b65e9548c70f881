"""The pages of figures that were corrected: their history, and how they stood before."""

import json

import pytest

from budgets.exports.lists import figures, indicators
from budgets.exports.publication import Publication
from budgets.figure_card import figure_card
from budgets.models import Figure, IndicatorValue
from tests.conftest import HONGSHAN
from tests.corrections import making
from tests.corrections.conftest import OF_WITHDRAWN
from tests.corrections.reading import words
from tests.pages import tables_of, text_of

# What other databases could change about it, test_acts.py and test_rows_then.py see.
pytestmark = pytest.mark.once

BASIC = f"figures/{making.BASIC}/"


def said_by(page):
    return text_of(page.xpath("//main")[0])


def facts_of(page):
    return dict(
        zip(
            [text_of(each) for each in page.xpath("//dl[@class='facts']/dt")],
            [text_of(each) for each in page.xpath("//dl[@class='facts']/dd")],
            strict=True,
        )
    )


def test_history_has_every_change_the_latest_first(corrected, page, language):
    found = page(language, BASIC)
    acts = found.xpath("//section[@id='history']//ol/li")
    blank = words(language, "blank")
    log = f"/{language}/{HONGSHAN}/corrections/"
    assert [each.xpath(".//b/a/@href") for each in acts] == [[f"{log}{n}/"] for n in (4, 3, 2)]
    assert [text_of(each) for each in acts[2].xpath(".//del | .//ins")] == ["307.48", blank]
    reason = {"en": "Two cells were swapped.", "zh-hans": "两格对调。"}[language]
    assert reason in text_of(acts[1])
    assert acts[2].xpath(".//a/@href")[-1] == "?revision=1"


def test_figure_that_was_never_corrected_says_so(corrected, page):
    found = page("en", "figures/t05.201.total/")
    assert facts_of(found)["History"] == "never corrected"
    assert not found.xpath("//section[@id='history']")


def test_amended_value_stands_beside_the_printed_one_with_its_document(corrected, page):
    said = text_of(page("en", BASIC).xpath("//*[@id='amended']")[0])
    assert said.startswith("As printed: “307.48”. The publisher’s amended document has “308.00”.")
    assert f"https://example.org/amended.pdf, 2024-05-06 SHA-256 {making.DOCUMENT.sha256}" in said


def test_note_stands_on_the_page_of_its_figure(corrected, page):
    (note,) = page("en", BASIC).xpath("//p[@class='note']")
    assert text_of(note).startswith("Editor’s note")
    assert text_of(note.xpath("./span[@lang='zh-Hans']")[0]) == "此处难以辨认。"


def test_earlier_revision_shows_what_stood_there_then(corrected, page, language):
    then = page(language, f"{BASIC}?revision=2")
    assert words(language, "The document leaves this cell blank, which is not 0.") in said_by(then)
    # So do the others of its row, and nothing is amended yet.
    row = facts_of(then)[words(language, "Same row")]
    assert row.count("307.48") == 2
    assert not then.xpath("//*[@id='amended']")
    assert page(language, f"{BASIC}?revision=4").xpath("//*[@id='amended']")


def test_earlier_revision_shows_the_checks_of_then(corrected, page):
    def outcomes(query):
        table = page("en", f"{BASIC}{query}").xpath("//section[@id='checks']//tbody/tr")
        return sorted(text_of(row.xpath("./td")[-1]) for row in table)

    assert outcomes("?revision=2") == ["differs", "differs", "holds"]
    assert outcomes("?revision=3") == ["holds"] * 3
    then = page("en", f"{BASIC}?revision=2")
    assert all(link.startswith("#c") for link in then.xpath("//main//a[@class='mark']/@href"))


def test_earlier_revision_says_that_it_is_one_and_leads_to_today(corrected, page, language):
    then, now = page(language, f"{BASIC}?revision=2"), page(language, BASIC)
    address = f"/{language}/{HONGSHAN}/{BASIC}"
    (banner,) = then.xpath("//p[@class='note warn']")
    assert banner.xpath("./a/@href") == [address]
    assert not now.xpath("//a[text()[contains(., 'As it stands now')]]")
    assert then.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert not now.xpath("//meta[@name='robots']")
    assert then.xpath("//link[@rel='canonical']/@href") == [f"http://testserver{address}"]
    assert f"http://testserver{address}?revision=2" in text_of(then.xpath("//blockquote")[0])
    other = {"en": "zh-hans", "zh-hans": "en"}[language]
    assert f"/{other}/{HONGSHAN}/{BASIC}?revision=2" in then.xpath("//header//a/@href")


def test_last_revision_is_the_page_of_today(corrected, get):
    assert get("en", f"{BASIC}?revision=6").status_code == 200
    assert b"As it stood in revision" not in get("en", f"{BASIC}?revision=6").content


def test_json_of_an_earlier_revision_is_of_then(corrected, get):
    then = json.loads(get("en", f"figures/{making.BASIC}.json?revision=1").content)
    assert then["revision"]["number"] == 1
    assert then["revision"]["digest"] == corrected.revisions.get(number=1).digest
    (row,) = then["rows"]
    assert (row["printed"], row["amended"], row["revision"]) == ("307.48", None, 1)
    (row,) = json.loads(get("en", f"figures/{making.BASIC}.json?revision=2").content)["rows"]
    assert (row["printed"], row["amount"]) == (None, None)
    (row,) = json.loads(get("en", f"figures/{making.BASIC}.json").content)["rows"]
    assert (row["printed"], row["amended"], row["revision"]) == ("307.48", "308.00", 6)


def test_row_of_a_card_is_that_of_the_file(putuo, hongshan):
    for of in (Publication(hongshan, "https://a"), Publication(putuo, "https://a")):
        rows = {row[-2]: row for row in figures.records_with_blanks(of)}
        cells = Figure.objects.of(of.disclosure).select_related("line_item__published_table")
        for cell in cells.filter(line_item__withdrawn=False)[::37]:
            card = figure_card(of.disclosure, cell, None)
            assert figures.record_of(of, card) == rows[card.cell.figure_id]
    of = Publication(hongshan, "https://a")
    rows = {row[-2]: row for row in indicators.records(of)}
    values = IndicatorValue.objects.of(hongshan).select_related("line_item__published_table")
    for value in values[::29]:
        card = figure_card(hongshan, value, None)
        assert indicators.record_of(of, card.grid, card.row) == rows[card.row.line.row_id]


def test_withdrawn_row_says_when_why_and_what_it_said(corrected, page, get):
    found = page("en", f"figures/{OF_WITHDRAWN}/")
    (banner,) = found.xpath("//p[@class='note warn']")
    assert text_of(banner).startswith("This row was withdrawn by No. 6 of the log")
    assert "A fault of our transcription." in text_of(banner)
    assert "What stood here: “1124.34”" in said_by(found)
    assert not found.xpath("//section[@id='checks'] | //*[@class='big']")
    assert "planned for" not in said_by(found)
    response = get("en", f"figures/{OF_WITHDRAWN}.json")
    assert response.status_code == 404
    assert "withdrawn" in json.loads(response.content)["detail"]
    assert get("en", f"figures/{OF_WITHDRAWN}.json?revision=6").status_code == 404


def test_withdrawn_row_stands_in_the_revision_before(corrected, page, get):
    then = page("en", f"figures/{OF_WITHDRAWN}/?revision=5")
    assert then.xpath("//*[@class='big']")
    assert then.xpath("//section[@id='checks']//tbody/tr")
    (row,) = json.loads(get("en", f"figures/{OF_WITHDRAWN}.json?revision=5").content)["rows"]
    assert row["printed"] == "1124.34"
    assert get("en", "tables/3.csv").content.count(b"\r\n") == 19


@pytest.mark.parametrize(
    ("rest", "revision", "reason"),
    [
        (BASIC, 9, "Revision 9 of this budget is not held; the last one is 6."),
        (BASIC, 0, "Revision 0 of this budget is not held; the last one is 6."),
        ("tables/3/", 2, "Only single figures are shown as they stood in revision 2"),
        ("figures.csv", 5, "in the last one, 6."),
        ("manifest.json", 1, "in the last one, 6."),
        ("corrections/", 1, "in the last one, 6."),
    ],
)
def test_revision_that_cannot_be_shown_says_which_can(corrected, get, rest, revision, reason):
    response = get("en", f"{rest}?revision={revision}")
    assert response.status_code == 404
    assert reason in response.content.decode()


def test_revision_that_is_no_number_is_refused(corrected, get):
    for revision in ("x", "-1", "1.0", "١", "9" * 20, ""):
        assert get("en", f"{BASIC}?revision={revision}").status_code == 400


def test_table_shows_what_was_corrected_and_amended(corrected, page, language):
    (row,) = (
        row
        for row in tables_of(page(language, "tables/3/"))[0].xpath(".//tbody/tr")
        if making.BASIC in "".join(row.xpath(".//a/@href"))
    )
    basic, project = row.xpath(".//a[@class='eg']")
    assert text_of(basic) == f"{words(language, 'amended')} 308.00"
    assert basic.get("href") == f"/{language}/{HONGSHAN}/{BASIC}#amended"
    assert text_of(project) == words(language, "corrected")
    assert project.get("href").endswith(f"{making.PROJECT}/#history")
