"""Correcting through the desk's own form."""

import pytest

from budgets.models import Change, Correction, Figure, Revision, UnexplainedChange
from tests.admin.filling import AMENDED, DOCUMENT, Desk
from tests.pages import text_of
from tools.page_types import HONGSHAN

BASIC, PROJECT = "t03.2010350.basic", "t03.2010350.project"
# The two cells exchanged, which the cited line prints all the same.
EXCHANGED = {f"new:{BASIC}:printed": "", f"new:{PROJECT}:printed": "307.48"}
WHY = {"reason_zh": "两格颠倒。", "reason_en": "Two cells were exchanged."}


@pytest.fixture
def desk(client, account, hongshan, settings):
    client.force_login(account(), settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


def printed(figure_id):
    from budgets.figure_ids import FigureId

    found = Figure.objects.with_id(FigureId.parse(figure_id))
    return found.get(line_item__published_table__disclosure__fiscal_year=2024).printed


def test_correction_shows_what_it_breaks_before_it_is_saved(desk):
    sheet = desk.open(BASIC, PROJECT).send("try", **EXCHANGED, **WHY)
    assert sheet.response.status_code == 200, sheet.errors
    assert "breaks" in sheet.text
    assert "Table 3, 20103 " in sheet.text
    assert "307.48" in sheet.text
    assert printed(BASIC) == "307.48"
    assert not Correction.objects.exists()


def test_broken_check_wants_a_confirmation(desk):
    sheet = desk.open(BASIC, PROJECT).send("save", **EXCHANGED, **WHY)
    assert "confirm that it is right" in sheet.errors
    assert not Correction.objects.exists()


def test_confirmed_correction_is_public_at_once(desk, get):
    before = Revision.objects.filter(disclosure__fiscal_year=2024).count()
    sheet = desk.open(BASIC, PROJECT).send("save", confirmed="on", **EXCHANGED, **WHY)
    assert sheet.response.status_code == 302, sheet.errors
    correction = Correction.objects.get()
    assert correction.revision.number == before + 1
    assert (correction.role, correction.line_from, correction.line_to) == ("editor", 154, 154)
    assert [(c.target, c.old, c.new) for c in Change.objects.all()] == [
        (BASIC, "307.48", ""),
        (PROJECT, "", "307.48"),
    ]
    assert (printed(BASIC), printed(PROJECT)) == ("", "307.48")
    assert not UnexplainedChange.objects.exists()
    assert "307.48" in get("en", f"figures/{PROJECT}/").content.decode()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"reason_zh": ""}, "This field is required"),
        ({"line_from": ""}, "Cite the line"),
        ({"line_from": "9999", "line_to": "9999"}, "has the lines 1 to"),
        ({"line_from": "155", "line_to": "154"}, "has the lines 1 to"),
        ({f"new:{BASIC}:printed": "307.49"}, "“307.49” does not stand on line 154"),
        ({f"new:{BASIC}:printed": "about 3"}, "does not stand on line 154"),
        ({f"new:{BASIC}:printed": "2010350"}, "could not be loaded"),
        ({"line_from": "x"}, "whole number"),
        ({f"seen:{BASIC}": "x"}, "whole number"),
        ({"reason_zh": "长" * 2001}, "at most 2000"),
        ({f"new:{BASIC}:printed": "9" * 20001}, "at most 20000"),
        ({f"new:{BASIC}:printed": "1\x00"}, "Null characters"),
    ],
)
def test_faulty_form_is_refused_and_saves_nothing(desk, typed, said):
    filled = EXCHANGED | WHY | {"confirmed": "on"} | typed
    sheet = desk.open(BASIC, PROJECT).send("save", **filled)
    assert sheet.response.status_code == 200
    assert said in sheet.errors
    assert not Correction.objects.exists()
    assert printed(BASIC) == "307.48"


def test_form_is_refused_in_the_readers_language(desk):
    desk.language = "zh-hans"
    typed = EXCHANGED | WHY | {f"new:{BASIC}:printed": "307.49"}
    assert "文件第 154 行没有“307.49”" in desk.open(BASIC, PROJECT).send("try", **typed).errors


def test_form_with_nothing_changed_is_refused(desk):
    assert "Nothing is changed" in desk.open(BASIC).send("save", **WHY).errors


def test_second_save_of_a_stale_form_is_refused_and_shows_both_values(desk):
    first, second = desk.open(BASIC, PROJECT), desk.open(BASIC, PROJECT)
    first.send("save", confirmed="on", **EXCHANGED, **WHY)
    typed = {f"new:{BASIC}:printed": "300.00", "confirmed": "on", **WHY}
    sheet = second.send("save", **typed)
    assert sheet.response.status_code == 409
    assert "Somebody else corrected the same meanwhile" in sheet.text
    assert "307.48" in sheet.text
    assert "300.00" in sheet.text
    assert Correction.objects.count() == 1


def test_form_that_was_opened_before_two_corrections_that_cancel_out_is_stale(desk):
    stale = desk.open(BASIC, PROJECT)
    desk.open(BASIC, PROJECT).send("save", confirmed="on", **EXCHANGED, **WHY)
    back = {f"new:{BASIC}:printed": "307.48", f"new:{PROJECT}:printed": ""}
    desk.open(BASIC, PROJECT).send("save", confirmed="on", **back, **WHY)
    assert Correction.objects.count() == 2
    sheet = stale.send("save", confirmed="on", **EXCHANGED, **WHY)
    assert sheet.response.status_code == 409


def test_more_can_be_added_without_losing_what_was_typed(desk):
    sheet = desk.open(BASIC)
    sent = dict(sheet.fields()) | {"reason_zh": "两格颠倒。", "add": PROJECT}
    response = desk.client.post(sheet.address, sent)
    page = type(sheet)(desk.client, sheet.address, response)
    assert dict(page.fields())["reason_zh"].strip() == "两格颠倒。"
    assert f"new:{PROJECT}:printed" in dict(page.fields())
    assert not page.errors


def test_figures_of_the_same_checks_are_suggested(desk):
    suggested = desk.open(BASIC).page.xpath("//button[@name='add']/@value")
    assert {"t03.20103.basic", PROJECT} <= set(suggested)


def test_target_of_another_budget_is_refused(desk):
    sheet = desk.open(BASIC)
    sent = [*sheet.fields(), ("target", "t03.2010301.basic"), ("save", "1")]
    response = desk.client.post(sheet.address, {"target": ["t03.2010301.basic"], **dict(sent)})
    assert response.status_code == 200
    assert not Correction.objects.exists()
    assert desk.client.get(desk.address("t99.x.x")).status_code == 404


def test_amendment_leaves_what_was_printed_and_says_what_it_would_make_of_checks(desk):
    figure = "t07.1.total"
    sheet = desk.open(figure, kind="amendment").send(
        "save", confirmed="on", **{f"new:{figure}:amended": "5.00"}, **AMENDED
    )
    assert sheet.response.status_code == 302, sheet.errors
    correction = Correction.objects.get()
    assert correction.effects
    found = Figure.objects.get(
        line_item__published_table__number=7,
        column="total",
        line_item__published_table__disclosure=correction.disclosure,
    )
    assert (found.printed, found.amended) == ("4.40", "5.00")
    assert not UnexplainedChange.objects.exists()


@pytest.mark.parametrize("missing", ["address", "dated", "sha256"])
def test_amendment_names_its_document(desk, missing):
    why = {**AMENDED, missing: ""}
    sheet = desk.open(BASIC, kind="amendment").send("save", **{f"new:{BASIC}:amended": "1"}, **why)
    assert "of that document" in sheet.errors or "of the document" in sheet.errors
    assert not Correction.objects.exists()


def test_note_changes_no_value(desk):
    sheet = desk.open("rows/t11.goals.longterm-1", kind="note")
    typed = {
        "new:rows/t11.goals.longterm-1:note": "文本中有英文 and。",
        "reason_zh": "待与原件核对。",
    }
    response = sheet.send("save", line_from="359", line_to="359", **typed).response
    assert response.status_code == 302
    assert Change.objects.get().new == "文本中有英文 and。"


def test_section_keeps_its_mentions_where_its_numbers_stand(desk, hongshan):
    section = hongshan.text_sections.get(number="1.3")
    starts = list(section.mentions.values_list("start", flat=True))
    typed = {"new:sections/1.3:text_zh": section.text_zh.replace("总编制", "总 编制", 1)}
    sheet = desk.open("sections/1.3").send("save", **typed, **WHY)
    assert sheet.response.status_code == 302, sheet.errors
    moved = list(section.mentions.order_by("start").values_list("start", flat=True))
    assert moved == [start + 1 for start in starts]


def test_category_is_corrected_with_a_document_and_its_budgets_are_checked_again(desk, hongshan):
    typed = {
        "new:functions/2024/2010350:name_zh": "事业运作",
        "reason_zh": "科目名称有误。",
        "address": "https://www.example.gov.cn/subjects.pdf",
        "dated": "2023-12-01",
        "confirmed": "on",
    }
    sheet = desk.open("functions/2024/2010350", budget="").send("save", **typed)
    assert sheet.response.status_code == 302, sheet.errors
    assert Correction.objects.get().disclosure is None
    assert Correction.objects.get().effects
    runs = hongshan.latest_revision().check_runs.order_by("pk")
    assert runs.count() == 2
    assert runs.last().differs > runs.first().differs


def test_confirmation_is_of_what_was_shown(desk):
    seen = desk.open(BASIC, PROJECT).send("try", **EXCHANGED, **WHY)
    shown = dict(seen.fields())["shown"]
    other = {f"new:{BASIC}:printed": "", f"new:{PROJECT}:printed": ""} | WHY
    for typed in (other, EXCHANGED | WHY):
        sheet = desk.open(BASIC, PROJECT).send("save", confirmed="on", shown="0" * 64, **typed)
        assert sheet.response.status_code == 200
    assert not Correction.objects.exists()
    sheet = desk.open(BASIC, PROJECT).send("save", confirmed="on", shown=shown, **EXCHANGED, **WHY)
    assert sheet.response.status_code == 302


@pytest.mark.parametrize("text", ["abc", "1.2.3", "9" * 40, "1.23456789"])
def test_amended_text_that_is_no_amount_is_refused(desk, text):
    typed = {f"new:{BASIC}:amended": text, **AMENDED}
    assert desk.open(BASIC, kind="amendment").send("try", **typed).errors
    assert not Correction.objects.exists()


def test_what_only_mends_wants_no_confirmation(desk):
    desk.open(BASIC, PROJECT).send("save", confirmed="on", **EXCHANGED, **WHY)
    back = {f"new:{BASIC}:printed": "307.48", f"new:{PROJECT}:printed": ""}
    tried = desk.open(BASIC, PROJECT).send("try", **back, **WHY)
    assert "mends" in tried.text
    assert "I have seen the checks" not in tried.text
    assert desk.open(BASIC, PROJECT).send("save", **back, **WHY).response.status_code == 302


def test_form_quotes_the_lines_that_it_is_about(desk):
    lines = desk.open(BASIC).page.xpath("//table[@class='desk-quoted']//tr")
    assert [text_of(cell) for cell in lines[0]][:4] == ["154", "2010350", "事业运行", "307.48"]
    assert "As printed: 307.48" in desk.open(BASIC, kind="amendment").text
    assert "As printed: " not in desk.open(BASIC).text


@pytest.mark.parametrize(
    ("key", "budget"),
    [("places/420111", ""), ("publishers/420111/015", ""), ("terms/1", HONGSHAN)],
)
def test_name_cannot_be_emptied(desk, key, budget):
    why = DOCUMENT | WHY if not budget else WHY
    typed = {f"new:{key}:name_zh": "", "confirmed": "on", **why}
    assert "It must keep a name" in desk.open(key, budget=budget).send("save", **typed).errors
    assert not Correction.objects.exists()


def test_document_of_the_future_is_no_evidence(desk):
    typed = {f"new:{BASIC}:amended": "1.00", **AMENDED, "dated": "2199-01-01"}
    assert "is in the future" in desk.open(BASIC, kind="amendment").send("try", **typed).errors


@pytest.mark.parametrize(
    ("field", "text"), [("line_to", "1"), ("line_from", "-1"), ("code_printed", "2010399")]
)
def test_row_is_not_corrected_to_what_no_row_can_be(desk, field, text):
    key = "rows/t03.2010350"
    sheet = desk.open(key).send("save", **{f"new:{key}:{field}": text}, **WHY)
    assert sheet.response.status_code == 200
    assert sheet.errors
    assert not Correction.objects.exists()
