"""Reading fixture files: one JSON object a line, in the form of Django's fixtures.

Every fault is reported with its file and line; nothing here touches the database.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from budgets.imports.fixture_fields import AMENDMENT, field_faults

# The fields that identify what a fixture may hold of each model, in order of loading.
KEYS: dict[str, tuple[str, ...]] = {
    "jurisdiction": ("code",),
    "functionalcategory": ("edition", "code"),
    "economiccategory": ("edition", "code"),
    "publisher": ("jurisdiction", "slug"),
    "disclosure": ("publisher", "fiscal_year", "kind"),
    "sourcedocument": ("disclosure", "sequence"),
    "publishedtable": ("disclosure", "number"),
    "project": ("disclosure", "code"),
    "goal": ("published_table", "horizon", "number"),
    "lineitem": ("published_table", "part", "row"),
    "figure": ("line_item", "column"),
    "textcell": ("line_item", "column"),
    "indicatorvalue": ("line_item", "column"),
    "textsection": ("disclosure", "number"),
    "mention": ("section", "start"),
    "glossaryterm": ("disclosure", "number"),
    "reply": ("disclosure", "check_id", "dated"),
    AMENDMENT: ("figure",),
}
# Rows that several disclosures share; the others belong to one and are replaced with it.
SHARED = ("jurisdiction", "functionalcategory", "economiccategory", "publisher")
OWNED = tuple(model for model in KEYS if model not in (*SHARED, "disclosure", AMENDMENT))

Key = tuple[Any, ...]

# What a folder and a line of it may have in bytes: many times what those of the first budget
# have. Whoever sends more wants to fill a memory. Nor does anybody read as many faults.
LARGEST_FOLDER, LONGEST_LINE = 16 << 20, 1 << 20
MOST_PROBLEMS = 1000

# In the repr() of a text: NUL, and surrogates that stand alone.
_UNSTORABLE = re.compile(r"\\x00|\\ud[89a-f]")


@dataclass(frozen=True)
class Problem:
    """What is wrong with a fixture, and where."""

    file: Path
    line: int
    reason: str

    def __str__(self) -> str:
        """file:line: reason; a fault of a folder as a whole has line 0."""
        place = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{place}: {self.reason}"


class FixtureRefused(Exception):
    """The fixture holds faults; nothing of it was loaded."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class FixtureLine:
    """One object of a fixture file, with the place where it stands."""

    file: Path
    number: int
    model: str
    fields: dict[str, Any]

    @property
    def key(self) -> Key:
        """The natural key, flat: a key that refers to another row begins with that row's."""
        values = [self.fields[name] for name in KEYS[self.model]]
        return tuple(
            piece for value in values for piece in (value if isinstance(value, list) else [value])
        )

    def refers_to(self, name: str) -> Key | None:
        """The natural key that a foreign key holds, or None; one left out is None too."""
        value = self.fields.get(name)
        return None if value is None else tuple(value)

    def above(self, name: str) -> Key:
        """The key that a foreign key holds which no fixture may leave out."""
        return self.refers_to(name) or ()

    def problem(self, reason: str) -> Problem:
        return Problem(self.file, self.number, reason)


def read_folder(folder: Path) -> list[FixtureLine]:
    """All objects of a folder's *.jsonl files. Raises FixtureRefused with all that is malformed."""
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FixtureRefused([Problem(folder, 0, "no *.jsonl files in this folder")])
    for file in files:
        if not file.is_file():
            raise FixtureRefused([Problem(file, 0, "not a file")])
    size = sum(file.stat().st_size for file in files)
    if size > LARGEST_FOLDER:
        reason = f"its *.jsonl files have {size:,} bytes, more than {LARGEST_FOLDER:,}"
        raise FixtureRefused([Problem(folder, 0, reason)])
    lines: list[FixtureLine] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, Key], FixtureLine] = {}
    for file, number, raw in _raw(files):
        try:
            line = parsed(file, number, _text(raw))
            problems += _twice(line, seen)
            lines.append(line)
        except ValueError as error:
            problems.append(Problem(file, number, str(error)))
        if len(problems) > MOST_PROBLEMS:
            break
    if problems:
        raise FixtureRefused(problems)
    return lines


def _raw(files: list[Path]) -> Iterator[tuple[Path, int, bytes]]:
    """Each line of each file, with its number; an empty file has one that is blank.

    Lines of text would also end at U+2028, for one, which may stand inside of a text.
    """
    for file in files:
        number = 0
        with file.open("rb") as lines:
            for number, raw in enumerate(lines, 1):
                yield file, number, raw.removesuffix(b"\n")
        if not number:
            yield file, 1, b""


def _text(raw: bytes) -> str:
    """A line. Raises ValueError where it is longer than any may be, or not UTF-8."""
    if len(raw) > LONGEST_LINE:
        raise ValueError(f"a line of {len(raw):,} bytes, more than {LONGEST_LINE:,}")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8: {error}") from error


def parsed(file: Path, number: int, text: str) -> FixtureLine:
    """The object on a line of a file. Raises ValueError, saying what is malformed."""
    try:
        found = json.loads(text, object_pairs_hook=_without_repeats)
        # A line itself holds neither, but as an escape.
        is_unstorable = "\\u" in text and _UNSTORABLE.search(str(found)) is not None
    except json.JSONDecodeError as error:
        raise ValueError(f"not a JSON object: {error}") from error
    except RecursionError:
        raise ValueError("not a JSON object that is read here: nested too deeply") from None
    if is_unstorable:
        raise ValueError("a text holds NUL or half a character, which no database keeps")
    if not isinstance(found, dict) or set(found) != {"model", "fields"}:
        raise ValueError("an object with “model” and “fields”, and nothing else, is expected")
    app, _, model = str(found["model"]).partition(".")
    if app != "budgets" or model not in KEYS:
        raise ValueError(f"unknown model “{found['model']}”")
    if not isinstance(found["fields"], dict):
        raise ValueError("“fields” is not an object")
    reasons = [*field_faults(model, found["fields"])]
    if reasons:
        raise ValueError("; ".join(reasons))
    return FixtureLine(file, number, model, found["fields"])


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(f"a name stands twice among {[name for name, _value in pairs]}")
    return found


def _twice(line: FixtureLine, seen: dict[tuple[str, Key], FixtureLine]) -> list[Problem]:
    first = seen.setdefault((line.model, line.key), line)
    if first is line:
        return []
    return [line.problem(f"the same {line.model} stands at {first.file.name}:{first.number}")]
