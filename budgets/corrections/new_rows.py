"""A row that a correction adds, as the lines of fixtures that would load it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from budgets.corrections.meaning import Meaningless, values_of
from budgets.figure_ids import FigureId
from budgets.imports.cell_checks import MODEL_OF
from budgets.imports.fixture_fields import model_of
from budgets.imports.fixture_lines import FixtureLine, parsed
from budgets.imports.instances import instance_of
from budgets.imports.stored_folder import as_json
from budgets.models import (
    Disclosure,
    Figure,
    IndicatorValue,
    Level,
    LineItem,
    PublishedTable,
)
from budgets.official.declarations import Classification, Part
from budgets.official.kinds import Kind

# The cells of a row are written behind it.
_CELLS = ("figure", "indicatorvalue", "textcell")


@dataclass(frozen=True)
class NewRow:
    """The line of the row, then those of its cells."""

    lines: Sequence[FixtureLine]

    @classmethod
    def read(cls, text: str) -> "NewRow":
        """The row as the trail holds it: one JSON object a line. Raises Meaningless."""
        try:
            lines = [parsed(Path(), number, each) for number, each in enumerate(text.split("\n"))]
        except ValueError as error:
            raise Meaningless(str(error)) from error
        row, *cells = lines
        # A row brings cells of its own, and nothing else.
        if row.model != "lineitem" or any(
            cell.model not in _CELLS or cell.above("line_item") != row.key for cell in cells
        ):
            raise Meaningless(_("A row and its cells are expected."))
        return cls(lines)

    @classmethod
    def after(cls, before: LineItem, part: Part, texts: Mapping[str, Any]) -> "NewRow":
        """A row to be printed after another one of its part.

        `texts` are its fields, `parent` a row or None, and its cells by `cell:COLUMN`. What is not
        among them follows from the row before. Raises Meaningless.
        """
        published = before.published_table
        owner = [*published.disclosure.natural_key(), published.number]
        key = [*owner, before.part, texts["row"]]
        lines = [("lineitem", {"published_table": owner, **_fields_after(before, part, texts)})]
        for column in part.columns:
            model = MODEL_OF.get(column.kind)
            if model:
                cell = _cell(model, texts[f"cell:{column.key}"])
                lines.append((model, {"line_item": key, "column": column.key, **cell}))
        return cls([FixtureLine(Path(), n, model, found) for n, (model, found) in enumerate(lines)])

    @property
    def key(self) -> str:
        """Its key as a target: rows/t03.2010350."""
        fields = self.lines[0].fields
        number = fields["published_table"][-1]
        return f"rows/{FigureId(number, fields['part'], fields['row'], '').row_id}"

    def __str__(self) -> str:
        return "\n".join(
            json.dumps(
                {"model": f"budgets.{line.model}", "fields": line.fields}, ensure_ascii=False
            )
            for line in self.lines
        )

    @property
    def part(self) -> str:
        return str(self.lines[0].fields["part"])

    @property
    def order(self) -> int:
        return int(self.lines[0].fields["order"])

    def table(self, disclosure: Disclosure) -> PublishedTable:
        """The table of a disclosure that it is a row of. Raises Meaningless for another's."""
        *owner, number = self.lines[0].above("published_table")
        if tuple(owner) != disclosure.natural_key():
            raise Meaningless(_("The row is one of another budget."))
        return disclosure.tables.get(number=number)

    def write(self, disclosure: Disclosure) -> int:
        """Write the row and its cells; gives the row's key in the database. Raises Meaningless."""
        self.table(disclosure)
        written: dict[str, dict[Any, int]] = {}
        for line in self.lines:
            instance, problems = instance_of(line, {**_referred(line), **written})
            if problems:
                raise Meaningless("; ".join(problem.reason for problem in problems))
            instance.save(force_insert=True)
            if line.model == "lineitem":
                written["lineitem"] = {line.key: instance.pk}
        return next(iter(written["lineitem"].values()))


def _fields_after(before: LineItem, part: Part, texts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a row, but for its table."""
    has_codes = any(column.kind is Kind.CODE for column in part.columns)
    code = texts["code_printed"].replace(" ", "") if has_codes else ""
    disclosure = before.published_table.disclosure
    category = [disclosure.edition, code] if code and part.classification else None
    parent = texts["parent"]
    return {
        "part": before.part,
        "row": texts["row"],
        "order": before.order + 1,
        "code_printed": texts["code_printed"],
        "code": code,
        "name_zh": texts["name_zh"],
        "name_en": texts["name_en"],
        "level": Level.of_code(code).value if category else "",
        "parent": [*parent.natural_key()] if parent else None,
        "functional": category if part.classification is Classification.FUNCTIONAL else None,
        "economic": category if part.classification is Classification.ECONOMIC else None,
        "goal": [*before.goal.natural_key()] if before.goal else None,
        "line_from": texts["line_from"],
        "line_to": texts["line_to"],
    }


def _cell(model: str, text: str) -> dict[str, Any]:
    """What a fixture says of a cell, beside its row and column. Raises Meaningless."""
    if model == "textcell":
        return {"text_zh": text, "text_en": ""}
    kind: Any = Figure if model == "figure" else IndicatorValue
    values = values_of(kind(), {"printed": text})
    return {name: as_json(value) for name, value in values.items()} | (
        {"wording_en": ""} if model == "indicatorvalue" else {}
    )


def _referred(line: FixtureLine) -> dict[str, dict[Any, int]]:
    """The primary keys of what a line refers to, by model and natural key."""
    found: dict[str, dict[Any, int]] = {}
    for field in model_of(line.model)._meta.concrete_fields:
        key = line.refers_to(field.name) if field.is_relation else None
        if key is None or field.name == "line_item":
            continue
        related: Any = field.related_model
        target = str(related._meta.model_name)
        rows: Any = related._default_manager
        try:
            found[target] = found.get(target, {}) | {key: rows.get_by_natural_key(*key).pk}
        except rows.model.DoesNotExist as error:
            named = "/".join(map(str, key[-2:]))
            message = _("There is no “%(key)s”, to which the row would belong.")
            raise Meaningless(message % {"key": named}) from error
    return found
