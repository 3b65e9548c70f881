"""What the lines of fixtures are, as the trail of corrections names them."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from budgets.figure_ids import FigureId
from budgets.imports.fixture_fields import AMENDMENT, written_fields
from budgets.imports.fixture_lines import FixtureLine
from budgets.models.corrections import ADDED, AMENDED

CELLS = ("figure", "textcell", "indicatorvalue")
# The texts that a correction can change, of each model that it can be about.
TEXTS: Mapping[str, tuple[str, ...]] = {
    "figure": ("printed",),
    "indicatorvalue": ("printed", "wording_en"),
    "textcell": ("text_zh", "text_en"),
    "lineitem": (
        *("code_printed", "name_zh", "name_en", "note_zh", "note_en", "line_from", "line_to"),
        "withdrawn",
    ),
    "textsection": ("name_zh", "name_en", "text_zh", "text_en"),
    "glossaryterm": ("name_zh", "name_en", "definition_zh", "definition_en"),
    "project": ("name_zh", "name_en"),
    "jurisdiction": ("name_zh", "name_en"),
    "publisher": ("name_zh", "name_en"),
    "functionalcategory": ("name_zh", "name_en", "name_en_origin"),
    "economiccategory": ("name_zh", "name_en", "name_en_origin"),
}
_KINDS = {
    "textsection": "sections",
    "glossaryterm": "terms",
    "project": "projects",
    "jurisdiction": "places",
    "publisher": "publishers",
    "functionalcategory": "functions",
    "economiccategory": "economic",
}


def target_of(line: FixtureLine) -> str:
    """The key by which the trail names what a line describes; "" for what it never names."""
    key = line.key
    if line.model in (*CELLS, AMENDMENT):
        *_owner, number, part, row, column = key
        return str(FigureId(number, part, row, column))
    if line.model == "lineitem":
        *_owner, number, part, row = key
        return f"rows/{FigureId(number, part, row, '').row_id}"
    kind = _KINDS.get(line.model)
    if kind is None:
        return ""
    # The key of a piece of a budget begins with the budget's, which has four pieces.
    own = key[4:] if kind in ("sections", "terms", "projects") else key
    return f"{kind}/{'/'.join(map(str, own))}"


def text_in(line: FixtureLine, field: str) -> str:
    """What a field of a line holds, as the trail writes it; what is left out has its default."""
    value: Any = line.fields.get(field)
    if field not in line.fields:
        value = written_fields(line.model)[field].get_default()
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


class Texts:
    """The texts of some lines of fixtures, by target and field."""

    def __init__(self, lines: Iterable[FixtureLine]) -> None:
        self.lines = [*lines]

    @cached_property
    def by_target(self) -> dict[str, FixtureLine]:
        rows = [line for line in self.lines if line.model != AMENDMENT]
        return {target: line for line in rows if (target := target_of(line))}

    @cached_property
    def amendments(self) -> dict[str, FixtureLine]:
        """The lines of amendments, by their figures' ids."""
        return {target_of(line): line for line in self.lines if line.model == AMENDMENT}

    def line(self, target: str, field: str) -> FixtureLine | None:
        """The line that says what a field holds, if there is one."""
        return (self.amendments if field == AMENDED else self.by_target).get(target)

    def text(self, target: str, field: str) -> str:
        """What a field holds; "" too where there is no such target."""
        line = self.line(target, field)
        if line is None:
            return ""
        return "yes" if field == ADDED else text_in(line, field)
