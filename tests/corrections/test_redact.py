"""manage.py redact: what must not be public is gone, and the history is whole all the same."""

import io
import json
import re
from dataclasses import replace

import pytest
from django.conf import settings as site
from django.core.management import CommandError, call_command
from django.db import connection
from lxml import html

from budgets import source_copy
from budgets.corrections.drafts import Refused, Stale
from budgets.corrections.publishing import approve
from budgets.corrections.targets import find
from budgets.corrections.trying import Author
from budgets.models import Change, CheckResult, Correction, Decision, IndicatorValue, Role
from tests.corrections.making import BASIC, DOCUMENT, correct, note, swap
from tests.faults.test_a18_a19_crawl import texts_of
from tests.imports.dumps import copy_of
from tests.pages import content_of

pytestmark = pytest.mark.django_db

ADDRESS = "420111/015/2024"
# As if it were somebody's name: it stands in rows, cells, a section and the document.
PASSAGE = "视频"
SECRET = "欧阳测试"
REASON = {"reason": "含个人信息。", "reason_en": "It held personal data."}


def redact(text, budget=ADDRESS, **options):
    """What the command says, and its exit code."""
    out = io.StringIO()
    try:
        call_command("redact", budget, text=text, stdout=out, **{**REASON, **options})
    except CommandError as error:
        return f"{out.getvalue()}{error}", error.returncode
    return out.getvalue(), 0


def verified():
    """The exit code of the check of the whole history."""
    try:
        call_command("verify_history", stdout=io.StringIO())
    except CommandError as error:
        return error.returncode
    return 0


def held_in_database(text):
    """The tables of which a row holds a text, in whatever column, escaped as in JSON or not."""
    tables = connection.introspection.table_names(include_views=False)
    forms = {text, json.dumps(text)[1:-1]}
    found = set()
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                said = " ".join(
                    v.decode("utf-8", "replace") if isinstance(v, bytes) else str(v) for v in row
                )
                if any(form in said for form in forms):
                    found.add(table)
    return found


def pages_holding(client, text):
    """The pages and files of the budget that hold a text, and how many there are.

    Of the pages of single figures and indicators a few are asked for, and Chinese ones alone: what
    was blacked out there is Chinese.
    """
    holding, count = [], 0
    for language in ("zh-hans",):
        start = f"/{language}/{ADDRESS}/"
        waiting, seen = [start], {start}
        while waiting:
            address = waiting.pop()
            response = client.get(address)
            count += 1
            assert response.status_code == 200, address
            if any(text in said for said in texts_of(response)):
                holding.append(address)
            if response["Content-Type"].startswith("text/html"):
                for link in html.fromstring(response.content).xpath("//@href"):
                    link = link.partition("#")[0].partition("?")[0]
                    is_far = re.search(r"/(figures|performance)/t(?!12\.costs\.0)", link)
                    if link.startswith(start) and link not in seen and not is_far:
                        seen.add(link)
                        waiting.append(link)
    return holding, count


@pytest.fixture
def copy(hongshan, tmp_path, settings):
    settings.FIXTURES = tmp_path
    return copy_of(tmp_path)


def black_out_files(copy, text):
    """What an operator does with the files that the command names."""
    for path in copy.folder.iterdir():
        path.write_text(path.read_text("utf-8").replace(text, "█" * len(text)), "utf-8")
    content = (copy.folder / "source.md").read_bytes()
    before = source_copy.digest((site.BASE_DIR / "fixtures" / ADDRESS / "source.md").read_bytes())
    for name in ("disclosure.jsonl", "README.md"):
        path = copy.folder / name
        said = path.read_text("utf-8").replace(before, source_copy.digest(content))
        path.write_text(said, "utf-8")


@pytest.mark.once
def test_passage_is_gone_from_database_pages_and_files(hongshan, copy, client):
    """The whole way: in texts that are printed, and in what the trail and the checks say."""
    note(hongshan, text=f"问{PASSAGE}的人。")
    result = CheckResult.objects.filter(run__revision__disclosure=hongshan).first()
    side = {**result.left, "zh": f"{PASSAGE}一"}
    CheckResult.objects.filter(pk=result.pk).update(left=side, statement_zh=f"有{PASSAGE}。")
    assert PASSAGE in client.get(f"/zh-hans/{ADDRESS}/tables/12/").content.decode()
    said, code = redact(PASSAGE)
    assert code == 0, said
    assert held_in_database(PASSAGE) == set()
    assert verified() == 0
    assert re.search(rf"{ADDRESS}/source\.md, line [\d, ]*\b352\b", said)
    black_out_files(copy, PASSAGE)
    assert "loaded, revision 4" in copy.load()
    assert verified() == 0
    holding, count = pages_holding(client, PASSAGE)
    assert holding == []
    assert count > 75


def test_fixtures_that_alone_hold_it_are_dumped_into(hongshan, copy):
    """The English is ours: the document does not print it."""
    said, code = redact("Main functions of the department")
    assert code == 0
    assert "texts.jsonl, line 1: black it out here too." in said
    assert "Run manage.py dump_disclosure with their folder" in said
    assert "run manage.py dump_disclosure FOLDER first" in copy.load()
    assert "texts.jsonl:1: name_en" in copy.dump()
    assert "already loaded, revision 2" in copy.load()


@pytest.mark.once
@pytest.mark.parametrize("faulty", [{"text": ""}, {"text": " "}, {"reason": ""}])
def test_dry_run_of_what_would_be_refused_is_refused(hongshan, faulty):
    said, code = redact(**{"text": PASSAGE, "dry_run": True, **faulty})
    assert code == 1
    assert said.startswith("Nothing was changed: ")


def test_correction_that_waits_is_turned_down(hongshan, settings):
    settings.NEEDS_APPROVAL = True
    waiting = note(hongshan, text=f"{SECRET}来电。")
    redact(SECRET)
    waiting.refresh_from_db()
    assert waiting.decision.verdict == "rejected"
    with pytest.raises((Refused, Stale)):
        approve(waiting, Author(None, Role.REVIEWER))
    assert verified() == 0


def test_texts_that_no_correction_changes_are_blacked_out_too(hongshan):
    table = hongshan.tables.get(number=3)
    words = table.entity_line_zh
    said, code = redact(words)
    assert code == 0, said
    assert held_in_database(words) == set()
    table.refresh_from_db()
    assert table.entity_line_zh == "█" * len(words)
    assert Change.objects.filter(target="publishedtable/3", field="entity_line_zh").exists()


def test_wording_of_an_indicator_is_not_kept_by_the_triggers(hongshan):
    value = IndicatorValue.objects.of(hongshan).exclude(wording="").first()
    words = value.printed
    redact(words)
    assert not IndicatorValue.objects.of(hongshan).filter(printed__contains=words).exists()
    assert not hongshan.unexplained_changes.exists()
    assert verified() == 0


def test_name_in_the_trail_of_reference_data_is_taken_away(hongshan):
    correct(
        None,
        Correction.Kind.TRANSCRIPTION,
        ("places/420111", "name_en", f"{SECRET} District"),
        evidence=DOCUMENT,
    )
    said, code = redact(SECRET, "reference")
    assert code == 0, said
    assert find(None, "places/420111").row.name_en == "████ District"
    assert held_in_database(SECRET) == set()
    assert verified() == 0


def test_built_files_are_removed(hongshan, client):
    note(hongshan, text=f"{SECRET}来电。")
    for path in (f"{ADDRESS}/datapackage.zip", "data/figures.csv"):
        assert content_of(client.get(f"/en/{path}"))
    assert any(site.BUILDS.glob("420111-015-budget-2024/*"))
    redact(SECRET)
    assert not any(site.BUILDS.glob("420111-015-budget-2024"))
    assert not any(site.BUILDS.glob("site"))


@pytest.mark.once
@pytest.mark.parametrize(
    ("text", "options", "said"),
    [
        (SECRET, {}, "it does not stand in the data, nor in their trail"),
        ("我", {}, "such a short passage would be found everywhere"),
        (PASSAGE, {"reason": " "}, "say why: the public log shows the reason"),
        (PASSAGE, {"reason": f"有{PASSAGE}。"}, "the reason holds the passage, and is public"),
        ("446.97 万元", {}, "a number of the text is part of the passage"),
        (PASSAGE, {"budget": "420111/015/1999"}, "not the address of a budget that is loaded"),
        (PASSAGE, {"budget": "x"}, "not the address of a budget that is loaded"),
    ],
)
def test_refused_redaction_changes_nothing(hongshan, text, options, said):
    answer, code = redact(text, **options)
    assert said in answer
    assert code in (1, 2)
    assert not Correction.objects.exists()
    assert verified() == 0


def test_reason_of_a_decision_is_taken_away(hongshan, settings):
    settings.NEEDS_APPROVAL = True
    waiting = swap(hongshan)
    approve(waiting, Author(None, Role.REVIEWER), f"{SECRET}同意。")
    said, code = redact(SECRET)
    assert (code, verified()) == (0, 0), said
    assert f"Emptied: the reason of the decision about correction {waiting.pk}" in said
    assert held_in_database(SECRET) == set()
    decision = Decision.objects.get(correction=waiting)
    assert (decision.reason, decision.salt) == ("", "")
    assert decision.redaction == Correction.objects.get(kind="redaction")


def test_what_cannot_be_taken_away_is_named(hongshan):
    correct(
        hongshan,
        Correction.Kind.AMENDMENT,
        (BASIC, "amended", "308.00"),
        evidence=replace(DOCUMENT, address=f"https://example.org/{SECRET}.pdf"),
    )
    amendment = Correction.objects.get()
    note(hongshan, text=f"{SECRET}来电。")
    said, code = redact(SECRET)
    assert code == 1
    assert f"Left: the document’s address of correction {amendment.pk}" in said
