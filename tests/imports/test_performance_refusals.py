"""Faults of goals, indicators, projects and mentions are refused like all others."""

import json

import pytest

from tests.imports.folders import refusal, spoil

pytestmark = pytest.mark.django_db


def lines_of(folder, file):
    return (folder / file).read_text("utf-8").splitlines()


def line_with(folder, file, *pieces):
    """The number of the first line of a file that holds all these pieces."""
    lines = enumerate(lines_of(folder, file), 1)
    return next(number for number, line in lines if all(piece in line for piece in pieces))


SECOND = ["420111", "015", 2024, "budget", 11, "longterm", 2]
GOALS = [
    ("value that means another", "indicatorvalue", {"number": "6"}, "which means"),
    ("value of an unknown unit", "indicatorvalue", {"unit": "吨"}, "which means"),
    ("indicator of another goal", '"row": "1.01"', {"goal": SECOND}, "not named after its goal"),
    ("indicator without a goal", '"row": "1.01"', {"goal": None}, "must have a goal"),
    (
        "project without how it is known",
        '"model": "budgets.goal"',
        {"belonging": ""},
        "must be one",
    ),
    ("belonging to nothing", '"model": "budgets.goal"', {"project": None}, "“project” is null"),
    (
        "level that no row prints",
        '"column": "level2"',
        {"text_zh": "其他指标"},
        "does not stand on",
    ),
]


@pytest.mark.parametrize(
    ("piece", "fields", "reason"), [fault[1:] for fault in GOALS], ids=[f[0] for f in GOALS]
)
def test_fault_of_a_goal_or_indicator_is_refused(folder_copy, piece, fields, reason):
    number = line_with(folder_copy, "table-11.jsonl", piece)
    spoil(folder_copy, "table-11.jsonl", number, lambda found: found.update(fields))
    assert reason in refusal(folder_copy)


MENTIONS = [
    ("mention elsewhere", {"start": 1}, "does not stand at 1"),
    ("mention of another number", {"printed": "17"}, "“17 人” does not stand at"),
    ("mention of another unit", {"unit": "万元"}, "does not stand at"),
    ("mention of no figure", {"figure": ["x"]}, "“figure” refers to ['x']"),
]


@pytest.mark.parametrize(
    ("fields", "reason"), [fault[1:] for fault in MENTIONS], ids=[f[0] for f in MENTIONS]
)
def test_fault_of_a_mention_is_refused(folder_copy, fields, reason):
    number = line_with(folder_copy, "texts.jsonl", "budgets.mention")
    spoil(folder_copy, "texts.jsonl", number, lambda found: found.update(fields))
    assert reason in refusal(folder_copy)


def test_number_of_the_text_that_nothing_is_bound_to_is_refused(folder_copy):
    number = line_with(folder_copy, "texts.jsonl", "budgets.mention")
    lines = lines_of(folder_copy, "texts.jsonl")
    del lines[number - 1]
    (folder_copy / "texts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
    assert "no mention is about “16 人”" in refusal(folder_copy)


def test_english_that_lacks_a_number_is_refused(folder_copy):
    number = line_with(folder_copy, "texts.jsonl", '"number": "1.3"')

    def drop(found):
        found["text_en"] = found["text_en"].replace("16", "sixteen")

    spoil(folder_copy, "texts.jsonl", number, drop)
    assert "“text_en” lacks numbers of “text_zh”" in refusal(folder_copy)


def test_part_of_a_part_of_a_programme_is_refused(folder_copy):
    spoil(
        folder_copy,
        "projects.jsonl",
        3,
        lambda found: found.update(parent=lines_key(folder_copy, "projects.jsonl", 2)),
    )
    assert "“parent” is itself within a programme" in refusal(folder_copy)


def lines_key(folder, file, number):
    fields = json.loads(lines_of(folder, file)[number - 1])["fields"]
    return [*fields["disclosure"], fields["code"]]
