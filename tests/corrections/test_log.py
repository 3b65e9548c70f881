"""The public log: who sees what was corrected, why, on what evidence, with what effect."""

import hashlib
import subprocess
import sys

import pytest

from budgets.views import corrections as pages
from tests.conftest import HONGSHAN
from tests.corrections import making
from tests.corrections.reading import facts, html_of, numbers, words
from tests.pages import content_of, text_of


def test_acts_stand_in_the_log_the_latest_first(corrected, log):
    entries = log(f"{HONGSHAN}/corrections/")
    assert numbers(entries) == [f"No. {number}" for number in (6, 5, 4, 3, 2, 1)]
    assert [text_of(each.xpath(".//h2")[0]).partition(":")[0] for each in entries[:5]] == [
        "Transcription correction",
        "Editor’s note",
        "Publisher’s amendment",
        "Transcription correction",
        "Transcription correction",
    ]


def test_entry_gives_both_values_reason_evidence_and_role(corrected, log, language):
    entry = log(f"{HONGSHAN}/corrections/2/", language)[0]
    blank = words(language, "blank")
    assert [text_of(each) for each in entry.xpath(".//del")] == ["307.48", blank]
    assert [text_of(each) for each in entry.xpath(".//ins")] == [blank, "307.48"]
    said = facts(entry)
    reason = {"en": "Two cells were swapped.", "zh-hans": "两格对调。"}[language]
    assert said[words(language, "Reason")] == reason
    assert said[words(language, "By")] == words(language, "Editor")
    assert f"/{language}/{HONGSHAN}/source/#L154" in entry.xpath(".//a/@href")
    assert "事业运行 | 307.48 | 307.48" in said[words(language, "Evidence")]
    assert f"/{language}/{HONGSHAN}/figures/{making.BASIC}/" in entry.xpath(".//a/@href")


def test_entry_gives_each_check_that_changed_with_both_sides(corrected, log):
    checks = [text_of(each) for each in log(f"{HONGSHAN}/corrections/2/")[0].xpath(".//dd/p")]
    assert len(checks) == 4
    assert checks[0].startswith("now differs Table 3, 20103")
    assert "left 307.48 万元, right blank; difference 307.48 万元, before 0.00 万元" in checks[0]
    after = [text_of(each) for each in log(f"{HONGSHAN}/corrections/3/")[0].xpath(".//dd/p")]
    assert any(each.startswith("now holds") for each in after)


@pytest.mark.once
def test_long_lists_of_checks_are_cut_and_whole_on_the_entrys_own_page(corrected, log):
    in_list = log(f"{HONGSHAN}/corrections/")[0]
    whole = log(f"{HONGSHAN}/corrections/6/")[0]
    assert len(in_list.xpath(".//dd/p")) == 6
    assert "more check" in text_of(in_list)
    assert len(whole.xpath(".//dd/p")) == 7
    assert "more check" not in text_of(whole)


def test_amendment_stands_beside_what_was_printed_then(corrected, log):
    entry = log(f"{HONGSHAN}/corrections/4/")[0]
    said = text_of(entry.xpath(".//p[@class='chg']")[0])
    assert said.startswith("As printed, 307.48 stays; beside it stands the amended 308.00")
    assert facts(entry)["Evidence"].startswith(
        f"https://example.org/amended.pdf, 2024-05-06 SHA-256 {making.DOCUMENT.sha256}"
    )
    assert "as amended:" in facts(entry)["Checks"]
    making.swap(corrected)
    again = log(f"{HONGSHAN}/corrections/4/")[0]
    assert text_of(again.xpath(".//p[@class='chg']")[0]) == said


@pytest.mark.once
def test_note_changes_no_value_and_its_chinese_is_marked(corrected, log):
    entry = log(f"{HONGSHAN}/corrections/5/")[0]
    assert "No value changes." in text_of(entry)
    marked = [text_of(each) for each in entry.xpath(".//*[@lang='zh-Hans']")]
    assert "此处难以辨认。" in marked
    # There is no English of the reason.
    assert "供读者参考。" in marked


def test_log_is_narrowed_by_kind_and_by_target(corrected, log):
    budget = f"{HONGSHAN}/corrections/"
    assert numbers(log(f"{budget}?kind=note")) == ["No. 5"]
    assert numbers(log(f"{budget}?kind=load")) == ["No. 1"]
    assert numbers(log(f"{budget}?target={making.PROJECT}")) == ["No. 3", "No. 2"]
    # The row that a figure stands in counts too.
    assert numbers(log(f"{budget}?target=t03.2010399.total")) == ["No. 6"]
    assert numbers(log(f"{budget}?target={making.BASIC}&kind=amendment")) == ["No. 4"]


def test_logs_above_a_budget_hold_its_entries_and_those_of_their_names(corrected, log):
    for address, count in (
        ("corrections/", 10),
        ("420111/corrections/", 7),
        ("420111/015/corrections/", 6),
    ):
        entries = log(address)
        assert len(entries) == count, address
        assert all(text_of(each.xpath(".//p[@class='small']")[0]) for each in entries)
    assert "Hongshan as corrected" in text_of(log("420111/corrections/")[0])
    assert len(log("310107/corrections/")) == 1


@pytest.mark.once
def test_correction_of_shared_names_has_its_own_page(corrected, log):
    entry = log("corrections/3/")[0]
    assert "Reference data" in text_of(entry)
    assert [text_of(each) for each in entry.xpath(".//del")] == [
        "武汉市洪山区",
        "Hongshan District, Wuhan",
    ]


@pytest.mark.once
def test_log_goes_on_page_by_page(corrected, log, monkeypatch):
    monkeypatch.setattr(pages, "PER_PAGE", 4)
    assert len(log(f"{HONGSHAN}/corrections/")) == 4
    assert numbers(log(f"{HONGSHAN}/corrections/?page=2")) == ["No. 2", "No. 1"]


def test_more_entries_cost_no_more_queries(corrected, client, django_assert_max_num_queries):
    # Names, changes and printed texts are asked for once each, whatever there is.
    with django_assert_max_num_queries(14):
        client.get(f"/en/{HONGSHAN}/corrections/")
    with django_assert_max_num_queries(14):
        client.get("/en/corrections/")


@pytest.mark.once
@pytest.mark.parametrize("address", [f"{HONGSHAN}/", ""])
def test_program_of_the_page_proves_the_log_complete(corrected, client, tmp_path, address):
    name = "corrections" if address else "data/corrections"
    page = html_of(client.get(f"/en/{address}corrections/"))
    (href,) = page.xpath("//details//a/@href")
    table, program = tmp_path / "revisions.csv", tmp_path / "program.py"
    program.write_text(page.xpath("//details//code")[0].text)
    content = content_of(client.get(href))
    table.write_bytes(content)
    command = [sys.executable, program, table]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, (name, done.stderr)
    heads = [
        text_of(each).removeprefix("SHA-256 ")
        for each in page.xpath("//section[@id='complete']//dd")
    ]
    assert set(heads) == set(done.stdout.split())
    record = corrected.revisions.get(number=2).record_digest
    table.write_bytes(content.replace(record.encode(), hashlib.sha256().hexdigest().encode()))
    assert subprocess.run(command, capture_output=True).returncode == 1


@pytest.mark.once
def test_every_page_of_a_budget_leads_to_its_log_and_names_its_feed(page, client, language):
    found = page(language, "tables/3/")
    assert f"/{language}/{HONGSHAN}/corrections/" in found.xpath("//header//a/@href")
    assert f"/{language}/corrections/" in found.xpath("//footer//a/@href")
    (feed,) = found.xpath("//link[@type='application/atom+xml']/@href")
    assert feed == f"http://testserver/{language}/{HONGSHAN}/corrections.atom"
    (feed,) = html_of(client.get(f"/{language}/420111/corrections/")).xpath(
        "//link[@type='application/atom+xml']/@href"
    )
    assert feed == f"http://testserver/{language}/420111/corrections.atom"


@pytest.mark.once
def test_page_of_a_log_says_its_language(corrected, page, language):
    for rest in ("corrections/", "corrections/2/"):
        found = page(language, rest)
        if language == "en":
            for foreign in found.xpath("//main//*[@lang='zh-Hans']"):
                foreign.drop_tree()
            said = text_of(found.xpath("//main")[0]).replace("万元", "")
            assert not any("\u4e00" <= letter <= "\u9fff" for letter in said), said
        else:
            assert not found.xpath("//main//*[@lang='zh-Hans']")
