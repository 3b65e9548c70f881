"""What else can have happened to a row since an earlier revision."""

import pytest

from budgets.models import Correction, IndicatorValue, Revision
from tests.corrections import making
from tests.pages import text_of

BASIC = f"figures/{making.BASIC}/"
ADDED = "figures/t03.2010399.project/"


def test_figure_stands_in_an_earlier_revision_as_it_did(hongshan, get, page):
    making.swap(hongshan)
    assert "blank" in text_of(page("en", BASIC).xpath("//p[@class='lede']")[0])
    assert "“307.48”" in text_of(page("en", f"{BASIC}?revision=1").xpath("//main")[0])
    (row,) = get("en", f"figures/{making.BASIC}.json?revision=1").json()["rows"]
    assert row["printed"] == "307.48"
    assert get("en", "tables/3/").content.count(b">corrected</a>") == 2


@pytest.mark.once
def test_figure_of_a_row_that_was_added_later_was_not_there(hongshan, get, page):
    making.add_row(hongshan)
    response = get("en", f"{ADDED}?revision=1")
    assert response.status_code == 404
    assert "was added in revision 2; in revision 1 it was not there" in response.content.decode()
    history = page("en", ADDED).xpath("//section[@id='history']")[0]
    assert "A row was added" in text_of(history)
    assert not history.xpath(".//a[starts-with(@href, '?')]")


@pytest.mark.once
def test_name_of_a_row_is_that_of_then(hongshan, page):
    kind, evidence = Correction.Kind.TRANSCRIPTION, making.Evidence(154, 154)
    row = "rows/t03.2010350"
    making.correct(hongshan, kind, (row, "name_en", "Running of the unit"), evidence=evidence)
    assert "Running of the unit" in text_of(page("en", BASIC).xpath("//h1")[0])
    then = page("en", f"{BASIC}?revision=1")
    assert "Operation of public institutions" in text_of(then.xpath("//h1")[0])
    assert "Running of the unit" in text_of(then.xpath("//section[@id='history']")[0])


@pytest.mark.once
def test_value_of_an_indicator_is_that_of_then(hongshan, page, get):
    value = IndicatorValue.objects.of(hongshan).exclude(wording="").first()
    target, before = str(value.public_id), value.wording_en
    kind, edit = Correction.Kind.TRANSCRIPTION, (target, "wording_en", "In other words")
    lines = making.Evidence(value.line_item.line_from, value.line_item.line_from)
    making.correct(hongshan, kind, edit, evidence=lines)
    assert "In other words" in text_of(page("en", f"figures/{target}/").xpath("//main")[0])
    then = page("en", f"figures/{target}/?revision=1")
    assert text_of(then.xpath("//*[@class='big']")[0]) == before
    (row,) = get("en", f"figures/{target}.json?revision=1").json()["rows"]
    assert row[f"{value.column}_wording_en"] == before
    assert row["revision"] == 1


@pytest.mark.once
def test_what_was_redacted_is_shown_nowhere(hongshan, get, page):
    row, kind = "rows/t03.2010350", Correction.Kind.TRANSCRIPTION
    evidence = making.Evidence(making.LINE, making.LINE)
    making.correct(hongshan, kind, (row, "name_en", "Run by Ouyang Ceshi"), evidence=evidence)
    making.redact(hongshan, "Ouyang Ceshi")
    response = get("en", f"{BASIC}?revision=1")
    assert response.status_code == 404
    assert "What stood here in revision 1 has been redacted" in response.content.decode()
    history = page("en", BASIC).xpath("//section[@id='history']")[0]
    assert "redacted by No. 3" in text_of(history)
    assert "?revision=1" not in history.xpath(".//a/@href")
    # What is left of it can be told.
    assert "Run by ████" in text_of(page("en", f"{BASIC}?revision=2").xpath("//h1")[0])


@pytest.mark.once
def test_before_a_load_nothing_is_known(hongshan, get, page):
    making.swap(hongshan)
    Revision.objects.append(hongshan, "0" * 64)
    making.note(hongshan)
    response = get("en", f"{BASIC}?revision=2")
    assert response.status_code == 404
    assert "loaded anew in revision 3" in response.content.decode()
    assert get("en", f"{BASIC}?revision=3").status_code == 200
    assert not page("en", BASIC).xpath("//section[@id='history']//a[starts-with(@href, '?')]")
    entry = page("en", "corrections/2/").xpath("//ol[@class='log']/li")[0]
    assert "as it was held then" in text_of(entry)
