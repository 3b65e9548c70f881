"""manage.py check_disclosure, and the record of what the rules find."""

import io

import pytest
from django.core.management import CommandError, call_command

from budgets.imports.check_runs import record_checks
from budgets.models import CheckRun, Disclosure, Reply
from budgets.models.content import content_digest
from tests.conftest import FOLDERS, HONGSHAN, PUTUO
from tests.imports.folders import load, refusal, spoil
from tests.trail import unguarded

ACCEPTED = FOLDERS[HONGSHAN] / "accepted-differences.txt"


def known():
    """The ids of the accepted list."""
    lines = ACCEPTED.read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def check(budget, **options):
    """What the command says, and its exit code."""
    out = io.StringIO()
    try:
        call_command("check_disclosure", str(budget), stdout=out, **options)
    except CommandError as error:
        return f"{out.getvalue()}{error}", error.returncode
    return out.getvalue(), 0


def test_differences_that_nobody_accepted_exit_with_1(hongshan):
    said, code = check(HONGSHAN)
    assert code == 1
    assert "5.01-s3.7.5: The text" in said
    assert "“4.40 yuan” [646–660]  |  “4.40” [285]" in said
    assert f"{len(known())} differ that the accepted list does not name" in said


def test_accepted_differences_exit_with_0(hongshan):
    said, code = check(HONGSHAN, accepted=ACCEPTED)
    assert code == 0
    assert "5.01-s3.7.5 (accepted)" in said
    assert "does not differ" not in said


def test_accepted_difference_that_is_none_is_named(hongshan, tmp_path):
    more = tmp_path / "accepted.txt"
    more.write_text(f"{ACCEPTED.read_text('utf-8')}\n1.01-t03.total.total # mended\n", "utf-8")
    said, code = check(HONGSHAN, accepted=more)
    assert code == 0
    assert "Accepted, but does not differ: 1.01-t03.total.total" in said


def test_budget_that_agrees_with_itself_exits_with_0(putuo):
    said, code = check(PUTUO)
    assert code == 0
    assert ", 0 differ, " in said


def test_folder_that_was_never_loaded_is_checked_without_a_database():
    """Tests without the db fixture may not query it."""
    said, code = check(FOLDERS[HONGSHAN], accepted=ACCEPTED)
    assert code == 0
    assert "Rules 1.0: " in said


def test_folder_and_database_say_the_same(hongshan):
    for language in ("zh-hans", "en"):
        options = {"language": language, "all": True}
        assert check(FOLDERS[HONGSHAN], **options) == check(HONGSHAN, **options)


def test_draft_whose_figures_are_not_its_documents_is_refused(folder_copy):
    changed = {"printed": "1431.83", "amount": "1431.83"}
    spoil(folder_copy, "table-03.jsonl", 10, lambda fields: fields.update(changed))
    said, code = check(folder_copy)
    assert code == 2
    assert "table-03.jsonl:10: “1431.83” does not stand on line 152" in said


@pytest.mark.parametrize("budget", ["nowhere", "420111/015/1999", "420111/015/x", "1/2"])
def test_budget_that_is_not_there_exits_with_2(db, budget):
    said, code = check(budget)
    assert code == 2
    assert "neither a folder nor the address of a budget" in said


def test_accepted_list_that_is_not_there_exits_with_2(hongshan, tmp_path):
    assert check(HONGSHAN, accepted=tmp_path / "none.txt")[1] == 2


def test_checks_are_recorded_with_their_revision_and_release(hongshan):
    run = CheckRun.objects.latest_of(hongshan)
    assert (run.revision, run.release) == (hongshan.latest_revision(), "1.0")
    counted = run.results.counted()
    assert counted.count() == run.checks == run.holds + run.differs + run.not_checkable
    assert run.results.filter(outcome="asks").count() == run.asks > 0


def test_revision_is_checked_once_by_a_release(hongshan, monkeypatch):
    revision = hongshan.latest_revision()
    first = CheckRun.objects.latest_of(hongshan)
    assert record_checks(hongshan, revision) == first
    monkeypatch.setattr("budgets.imports.check_runs.RELEASE", "9.9")
    assert record_checks(hongshan, revision).release == "9.9"
    assert CheckRun.objects.latest_of(hongshan).release == "9.9"
    assert first.results.exists()


def reply(folder, check_id="5.01-s3.7.5"):
    """Give a folder a reply of the publisher."""
    fields = (
        f'{{"disclosure": ["420111", "015", 2024, "budget"], "check_id": "{check_id}", '
        '"dated": "2024-03-01", "text_zh": "应为万元。", "text_en": "It is in 万元."}'
    )
    written = f'{{"model": "budgets.reply", "fields": {fields}}}\n'
    (folder / "replies.jsonl").write_text(written, "utf-8")


def test_reply_of_the_publisher_is_loaded_and_digested(hongshan, folder_copy):
    before = content_digest(hongshan)
    reply(folder_copy)
    load(folder_copy)
    assert Reply.objects.by_check(hongshan)["5.01-s3.7.5"][0].text_zh == "应为万元。"
    assert content_digest(hongshan) != before


def test_reply_to_what_is_no_check_is_refused(db, folder_copy):
    reply(folder_copy, "5.01-s3.7.99")
    assert "“check_id” is 5.01-s3.7.99, which is no check of this" in refusal(folder_copy)


def test_title_that_the_contents_do_not_have_is_refused(db, folder_copy):
    spoil(folder_copy, "table-02.jsonl", 1, lambda fields: fields.update(contents_line=20))
    assert "“部门收入总表” does not stand on line 20" in refusal(folder_copy)


def test_disclosure_that_was_not_checked_has_no_run(hongshan):
    with unguarded():
        hongshan.revisions.all().delete()
    assert CheckRun.objects.latest_of(Disclosure.objects.get(pk=hongshan.pk)) is None
