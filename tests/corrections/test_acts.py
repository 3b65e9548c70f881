"""One act at a time in the public log."""

import csv
import hashlib
import io
import json

import pytest
from django.contrib.auth import get_user_model
from lxml import etree

from budgets.corrections.publishing import approve, reject
from budgets.corrections.trying import Author
from budgets.models import Correction, Revision, Role
from tests.conftest import HONGSHAN
from tests.corrections import making
from tests.corrections.reading import facts, html_of, words
from tests.pages import content_of, text_of
from tests.trail import unguarded


@pytest.mark.once
def test_log_of_what_was_never_corrected_says_so(client, db, language):
    for address in ("corrections/", "420111/corrections/", f"{HONGSHAN}/corrections/"):
        said = text_of(html_of(client.get(f"/{language}/{address}")))
        assert words(language, "No correction has been published yet.") in said


@pytest.mark.once
def test_loading_is_entry_1_with_what_was_found(log, hongshan):
    (entry,) = log(f"{HONGSHAN}/corrections/")
    said = facts(entry)
    assert text_of(entry.xpath(".//h2")[0]) == "First transcription"
    run = hongshan.revisions.get().check_runs.get()
    assert said["Checks"].startswith(f"{run.holds} checks hold, {run.differs} differ")
    assert said["By"] == "Operator"
    assert entry.xpath(".//dd/a/@href") == [f"/en/{HONGSHAN}/source/"]


@pytest.mark.once
def test_withdrawn_and_added_rows_are_told_in_words(hongshan, log):
    making.withdraw(hongshan)
    making.add_row(hongshan)
    added, withdrawn, _load = log(f"{HONGSHAN}/corrections/")
    assert "The row was withdrawn" in text_of(withdrawn)
    assert "A row was added that the document prints: Total 1124.34" in text_of(added)
    assert "{" not in text_of(added)


@pytest.mark.once
@pytest.mark.parametrize("rest", ["", "receipt/", "tables/3/", "functions/"])
def test_amended_figure_is_marked_wherever_it_stands(hongshan, page, rest):
    making.amend(hongshan, "t03.total.total", "1572.31")
    mark = page("en", rest).xpath("//main//a[starts-with(., 'amended')]")[0]
    assert mark.get("href") == f"/en/{HONGSHAN}/figures/t03.total.total/#amended"
    assert text_of(mark) == "amended 1572.31"


@pytest.mark.once
def test_corrected_cell_is_marked_in_its_table(hongshan, page, language):
    making.swap(hongshan)
    marked = page(language, "tables/3/").xpath("//td/a[contains(@href, '#history')]/text()")
    assert marked == [{"en": "corrected", "zh-hans": "已更正"}[language]] * 2


@pytest.mark.once
def test_checks_say_that_they_compare_what_was_printed(hongshan, page):
    assert "has amended" not in text_of(page("en", "checks/"))
    making.amend(hongshan, making.BASIC, "308.00")
    assert "The publisher has amended 1 figure since." in text_of(page("en", "checks/"))
    figure = page("en", f"figures/{making.BASIC}/")
    assert "They compare what was printed" in text_of(figure.xpath("//*[@id='checks']")[0])


@pytest.mark.once
def test_corrected_text_shows_the_part_that_differs(hongshan, log):
    section = hongshan.text_sections.exclude(text_en="").first()
    text = section.text_en.replace(" the ", " the said ", 1)
    kind, evidence = (
        Correction.Kind.TRANSCRIPTION,
        making.Evidence(section.line_from, section.line_from),
    )
    making.correct(
        hongshan, kind, (f"sections/{section.number}", "text_en", text), evidence=evidence
    )
    shown = log(f"{HONGSHAN}/corrections/")[0].xpath(".//p[@class='chg']")[0]
    assert text_of(shown.xpath("./ins")[0]).split()[-1:] == ["said"]
    assert len(text_of(shown)) < 200


def test_what_cannot_be_narrowed_by_is_refused(client, hongshan):
    budget = f"/en/{HONGSHAN}/corrections/"
    assert client.get(f"{budget}?kind=zzz").status_code == 400
    for target in ("t03.zzz.basic", "zzz", "terms/%00", "places/420111", "%00", "x" * 5000):
        assert client.get(f"{budget}?target={target}").status_code == 404
    response = client.get(f"{budget}9/")
    assert response.status_code == 404
    assert "The log has no entry 9" in response.content.decode()
    assert client.get(f"{budget}0/").status_code == 404


def test_only_what_was_approved_is_public_and_nobody_is_named(hongshan, client, log, settings):
    settings.NEEDS_APPROVAL = True
    people = [get_user_model().objects.create_user(name) for name in ("zhang-san", "li-si")]
    editor, reviewer = Author(people[0], Role.EDITOR), Author(people[1], Role.REVIEWER)
    waiting = making.swap(hongshan, editor)
    addresses = [f"{HONGSHAN}/corrections/", f"{HONGSHAN}/corrections.atom"]
    addresses += [f"{HONGSHAN}/corrections.csv", "corrections/", "corrections.atom"]
    assert not any(b"swapped" in client.get(f"/en/{each}").content for each in addresses)
    approve(waiting, reviewer)
    reject(making.note(hongshan, author=editor), reviewer, "no")
    assert facts(log(f"{HONGSHAN}/corrections/")[0])["By"] == "Editor; approved by reviewer"
    for each in addresses:
        content = content_of(client.get(f"/en/{each}")).decode()
        assert "swapped" in content
        assert "难以辨认" not in content
        assert not any(name in content for name in ("zhang-san", "li-si"))


def test_redaction_leaves_its_reason_and_the_digests(hongshan, client, log):
    name = "欧阳测试"
    correction = making.note(hongshan, text=f"{name}曾指出。", reason=f"{name}来信。")
    making.redact(hongshan, name)
    redaction, entry, _load = log(f"{HONGSHAN}/corrections/")
    assert text_of(redaction.xpath(".//h2")[0]) == "Redaction"
    assert facts(redaction) == {"Reason": "Personal data.", "By": "Operator"}
    assert text_of(entry).count("Personal data.") == 2
    assert correction.digest in text_of(entry)
    assert correction.changes.get().digest in text_of(entry)
    for address in ("corrections/", "corrections/2/", "corrections.atom", "corrections.csv"):
        assert name not in client.get(f"/zh-hans/{HONGSHAN}/{address}").content.decode()


@pytest.mark.once
def test_redaction_of_the_data_shows_what_it_left(hongshan, log):
    row, kind = "rows/t03.2010350", Correction.Kind.TRANSCRIPTION
    evidence = making.Evidence(making.LINE, making.LINE)
    making.correct(hongshan, kind, (row, "name_en", "Run by Ouyang Ceshi"), evidence=evidence)
    making.redact(hongshan, "Ouyang Ceshi")
    shown = log(f"{HONGSHAN}/corrections/")[0].xpath(".//p[@class='chg']")
    assert text_of(shown[0]) == "Name in English: Run by ████████████"


@pytest.mark.once
def test_feed_of_an_empty_site_is_one(client, db):
    with unguarded():
        Revision.objects.all().delete()
    first, again = (client.get("/en/corrections.atom").content for _ in range(2))
    assert first == again
    assert b"<entry>" not in first


@pytest.mark.once
def test_text_that_xml_cannot_hold_breaks_no_feed(hongshan, client):
    making.note(hongshan, text="a\x0bb <b>&</b> 》")
    content = client.get(f"/en/{HONGSHAN}/corrections.atom").content
    etree.fromstring(content)
    assert b"ab &amp;lt;b&amp;gt;" in content


@pytest.mark.once
def test_redaction_is_an_update_of_what_it_redacts(hongshan, client):
    making.note(hongshan, text="欧阳测试曾指出。")
    redaction = making.redact(hongshan, "欧阳测试")
    content = client.get(f"/en/{HONGSHAN}/corrections.atom").content.decode()
    at = redaction.revision.at.isoformat(timespec="seconds").replace("+00:00", "")
    assert content.count(f"<updated>{at}") == 3


def test_anybody_can_compute_the_digests_from_the_file(hongshan, get):
    making.swap(hongshan)
    text = get("en", "revisions.csv").content.decode("utf-8-sig")
    previous, rows = "", csv.DictReader(io.StringIO(text, newline=""))
    for number, row in enumerate(rows, 1):
        assert (row["number"], row["previous_digest"]) == (str(number), previous)
        said = [previous, number, row["at"], row["content_digest"], row["record_digest"]]
        previous = hashlib.sha256(json.dumps(said).encode()).hexdigest()
        assert row["digest"] == previous
    assert previous == Revision.objects.head_of(hongshan).digest
    assert get("en", "corrections.csv").content.count(b"\r\n") == 3
