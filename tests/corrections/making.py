"""Making corrections as the editors' desk does."""

import json
from datetime import date
from typing import Any

from budgets.corrections import redacting
from budgets.corrections.drafts import Draft, Edit, Evidence
from budgets.corrections.publishing import submit
from budgets.corrections.redactable import Passage
from budgets.corrections.targets import find
from budgets.corrections.trying import Author
from budgets.models import Correction, Disclosure, LineItem, Role
from tests.conftest import FOLDER

# Two cells of a printed row of the first budget, and the line that both stand on.
BASIC, PROJECT, LINE = "t03.2010350.basic", "t03.2010350.project", 154
EDITOR = Author(None, Role.EDITOR)
DOCUMENT = Evidence(
    address="https://example.org/amended.pdf", dated=date(2024, 5, 6), sha256="0" * 63 + "1"
)


def edit(disclosure: Disclosure | None, target: str, field: str, new: str) -> Edit:
    """A change of a field, as a form that was just opened would ask for it."""
    found = find(disclosure, target)
    return Edit(target, field, found.text(field), new, found.seen)


def correct(
    disclosure: Disclosure | None,
    kind: Correction.Kind,
    *edits: tuple[str, str, str],
    evidence: Evidence,
    reason: tuple[str, str] = ("转录时出错。", "A fault of our transcription."),
    author: Author = EDITOR,
) -> Correction:
    """An act, each edit of which is of a target and a field, and to a text.

    It is public at once, unless a second person has to approve it.
    """
    found = [edit(disclosure, *each) for each in edits]
    draft = Draft(disclosure, kind, *reason, evidence, found)
    return submit(draft, author, confirmed=True)


def swap(disclosure: Disclosure, author: Author = EDITOR) -> Correction:
    """A transcription correction: the row's basic and project amounts change places.

    The line prints both, so nothing speaks against it but the checks.
    """
    basic, project = (find(disclosure, key).text("printed") for key in (BASIC, PROJECT))
    return correct(
        disclosure,
        Correction.Kind.TRANSCRIPTION,
        (BASIC, "printed", project),
        (PROJECT, "printed", basic),
        evidence=Evidence(LINE, LINE),
        reason=("两格对调。", "Two cells were swapped."),
        author=author,
    )


def amend(disclosure: Disclosure, target: str = BASIC, new: str = "308.00") -> Correction:
    """An amendment of a figure by the publisher; "" takes it back."""
    return correct(
        disclosure,
        Correction.Kind.AMENDMENT,
        (target, "amended", new),
        evidence=DOCUMENT,
        reason=("发布单位发布了更正。", "The publisher issued an amended document."),
    )


def note(
    disclosure: Disclosure,
    target: str = BASIC,
    text: str = "此处难以辨认。",
    author: Author = EDITOR,
    reason: str = "供读者参考。",
) -> Correction:
    """An editor's note, without English."""
    return correct(
        disclosure,
        Correction.Kind.NOTE,
        (target, "note", text),
        evidence=Evidence(LINE, LINE),
        reason=(reason, ""),
        author=author,
    )


def withdraw(disclosure: Disclosure, row: str = "rows/t03.2010350") -> Correction:
    """A row that the document does not print after all."""
    return correct(
        disclosure,
        Correction.Kind.TRANSCRIPTION,
        (row, "withdrawn", "yes"),
        evidence=Evidence(LINE, LINE),
    )


def rename(target: str, name_zh: str, name_en: str) -> Correction:
    """A correction of the names that reference data hold."""
    return correct(
        None,
        Correction.Kind.TRANSCRIPTION,
        (target, "name_zh", name_zh),
        (target, "name_en", name_en),
        evidence=Evidence(address="https://example.org/names", dated=date(2024, 1, 2)),
    )


def add_row(disclosure: Disclosure, row: str = "2010399") -> Correction:
    """A row of table 3 that the document prints, and that the budget came to lack."""
    texts = [path.read_text("utf-8") for path in FOLDER.rglob("*.jsonl")]
    found = [json.loads(line) for text in texts for line in text.splitlines()]
    lines = [each for each in found if _is_of_row(each["fields"], row)]
    lines.sort(key=lambda each: each["model"] != "budgets.lineitem")
    LineItem.objects.of(disclosure).get(published_table__number=3, row=row).delete()
    text = "\n".join(json.dumps(each, ensure_ascii=False) for each in lines)
    asked = Edit(f"rows/t03.{row}", "added", "", text, 0)
    reason = ("漏转一行。", "A row was left out.")
    kind, lines_of = Correction.Kind.TRANSCRIPTION, Evidence(LINE + 1, LINE + 1)
    draft = Draft(disclosure, kind, *reason, lines_of, [asked])
    return submit(draft, EDITOR, confirmed=True)


def _is_of_row(fields: dict[str, Any], row: str) -> bool:
    table = fields.get("published_table") or fields.get("line_item", [])[:5]
    own = fields.get("row") or (fields.get("line_item") or [""])[-1]
    return table[4:] == [3] and own == row


def redact(disclosure: Disclosure, text: str) -> Correction:
    """A passage is taken away, wherever it stands."""
    found = redacting.redact(Passage(text, disclosure), "含个人信息。", "Personal data.")
    assert found.correction is not None
    return found.correction
