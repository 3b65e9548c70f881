"""What a fixture says of tables and rows, held against the layout's declarations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from budgets import figure_ids, money
from budgets.imports.cell_checks import MODEL_OF
from budgets.imports.fixture_lines import FixtureLine, Key, Problem
from budgets.models import Belonging, Level
from budgets.official.declarations import Layout, Part, Table


def table_faults(line: FixtureLine, layout: Layout) -> Iterator[Problem]:
    """What is wrong with a published table: its number, its unit, its headings."""
    declared = layout.table(line.fields["number"])
    if declared is None or not declared.parts:
        yield line.problem(f"{layout.key} declares no table {line.fields['number']}")
        return
    try:
        money.check_unit(line.fields["unit"])
    except money.UnknownUnit as error:
        yield line.problem(str(error))
    if not 1 <= line.fields["first_line"] <= line.fields["last_line"]:
        yield line.problem("“first_line” and “last_line” are not lines in order")
    yield from _heading_faults(line, declared)
    for note in line.fields["notes"]:
        if not _has(note, {"zh": str, "en": str, "line": int}):
            yield line.problem("each of “notes” must have “zh”, “en” and the number of its “line”")
        elif not line.fields["first_line"] <= note["line"] <= line.fields["last_line"]:
            yield line.problem(f"the note of line {note['line']} is not among its table’s lines")


def _heading_faults(line: FixtureLine, declared: Table) -> Iterator[Problem]:
    overrides = line.fields["header_overrides"]
    if not isinstance(overrides, dict):
        yield line.problem("“header_overrides” must be an object of headings by key")
        return
    for key, printed in overrides.items():
        if not any(key in part.headings for part in declared.parts):
            yield line.problem(f"unknown column or heading “{key}” in “header_overrides”")
        if not _has(printed, {"zh": str, "en": str}):
            yield line.problem(f"“{key}” of “header_overrides” must have “zh” and “en”")


def _has(found: Any, pieces: dict[str, type]) -> bool:
    """Whether an object of a fixture has these pieces, of these types, and no others."""
    return (
        isinstance(found, dict)
        and found.keys() == pieces.keys()
        and all(isinstance(found[name], kind) for name, kind in pieces.items())
    )


@dataclass(frozen=True)
class Row:
    """One row of a fixture with its table, which is known to be declared by the layout."""

    line: FixtureLine
    table: FixtureLine
    layout: Layout
    edition: str

    @property
    def number(self) -> int:
        return int(self.table.fields["number"])

    @property
    def part(self) -> Part | None:
        declared = self.layout.table(self.number)
        return declared.part(self.line.fields["part"]) if declared else None

    @property
    def category(self) -> Key | None:
        return self.line.refers_to("functional") or self.line.refers_to("economic")

    def faults(self, cells: set[tuple[str, Key]]) -> Iterator[Problem]:
        """What is wrong with the row; `cells` are the models and keys of all cells there are."""
        part, line = self.part, self.line
        if part is None:
            yield line.problem(f"table {self.number} has no part “{line.fields['part']}”")
            return
        yield from self._key_faults(part)
        yield from self._classification_faults(part)
        if line.fields["name_zh"] and not line.fields["name_en"]:
            yield line.problem("“name_en” is missing")
        if self.category and line.fields["level"] != Level.of_code(line.fields["code"]):
            yield line.problem(f"“level” is not that of the code “{line.fields['code']}”")
        first, last = line.fields["line_from"], line.fields["line_to"]
        if not self.table.fields["first_line"] <= first <= last <= self.table.fields["last_line"]:
            yield line.problem(f"lines {first}–{last} are not lines of its table")
        yield from self._goal_faults(part)
        yield from belonging_faults(line, "project", "belonging")
        for column in part.columns:
            model = MODEL_OF.get(column.kind)
            if model and (model, (*line.key, column.key)) not in cells:
                yield line.problem(
                    f"column “{column.key}” of row “{line.fields['row']}” is missing"
                )

    def _key_faults(self, part: Part) -> Iterator[Problem]:
        row, code = self.line.fields["row"], self.line.fields["code"]
        base = row.partition("~")[0]
        goal = self.line.refers_to("goal")
        if not figure_ids.ROW.fullmatch(row):
            yield self.line.problem(f"row “{row}” has letters that an address cannot hold")
        elif code and base != code and not base.endswith(f"-{code}"):
            yield self.line.problem(f"row “{row}” is not named after its code “{code}”")
        elif goal is not None and not _is_of_goal(base, part, goal):
            yield self.line.problem(f"row “{row}” is not named after its goal {list(goal)}")
        elif goal is None and not code and base not in part.row_keys and not base.isdecimal():
            yield self.line.problem(f"row “{row}” is neither a code nor one of the layout’s rows")

    def _classification_faults(self, part: Part) -> Iterator[Problem]:
        for name in ("functional", "economic"):
            key = self.line.refers_to(name)
            if key is None:
                continue
            belongs = part.classification is not None and part.classification.value == name
            if not belongs or key != (self.edition, self.line.fields["code"]):
                yield self.line.problem(f"“{name}” is {list(key)}, which this row cannot be about")

    def _goal_faults(self, part: Part) -> Iterator[Problem]:
        goal = self.line.refers_to("goal")
        if part.has_goals != (goal is not None):
            yield self.line.problem(f"rows of “{part.key}” must have a goal, and no others may")
        elif goal is not None and goal[:-2] != self.table.key:
            yield self.line.problem(f"“goal” is {list(goal)}, of another table")


def belonging_faults(line: FixtureLine, to: str, how: str) -> Iterator[Problem]:
    """Whether what belongs to a project, or none, says how that is known, or nothing."""
    said = line.fields.get(how, "")
    if line.refers_to(to) is None and said:
        yield line.problem(f"“{how}” is “{said}”, but “{to}” is null")
    elif line.refers_to(to) is not None and said not in Belonging.values:
        yield line.problem(f"“{how}” must be one of {', '.join(Belonging.values)}")


def _is_of_goal(row: str, part: Part, goal: Key) -> bool:
    """Whether a row is named after its goal: annual-2 for the goal itself, 2.04 for an indicator.

    Indicators stand in the part that is named after the goal's horizon.
    """
    horizon, number = goal[-2:]
    if part.values:
        return part.key == horizon and bool(re.fullmatch(rf"{number}\.\d{{2,3}}", row))
    return row == f"{horizon}-{number}"
