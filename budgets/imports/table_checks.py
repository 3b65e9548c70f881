"""What a fixture says of tables, rows and cells, held against the layout's declarations."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from budgets import figure_ids, money
from budgets.imports.fixture_lines import FixtureLine, Key, Problem
from budgets.models import Figure, Level
from budgets.official.declarations import Column, Layout, Part, Table

_AMOUNT = Figure._meta.get_field("amount")


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
        if key not in declared.headings:
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
        for column in (*part.amounts, *part.texts):
            model = "figure" if column.kind.is_amount else "textcell"
            if (model, (*line.key, column.key)) not in cells:
                yield line.problem(
                    f"column “{column.key}” of row “{line.fields['row']}” is missing"
                )

    def figure_faults(self, cell: FixtureLine) -> Iterator[Problem]:
        """What is wrong with an amount cell: its column, or what it says that it means."""
        yield from self._column_faults(cell, self.part.amounts if self.part else ())
        printed, amount = cell.fields["printed"], cell.fields["amount"]
        try:
            meant = money.amount_of(printed)
        except (money.NotAnAmount, TypeError) as error:
            yield cell.problem(str(error))
            return
        if meant != _written(amount):
            yield cell.problem(f"“{printed}” is printed, which does not mean the amount “{amount}”")
        elif meant is not None and not _fits(meant):
            yield cell.problem(f"“{printed}” has more digits than can be kept exactly")
        try:
            money.amount_of(cell.fields.get("amended", ""))
        except money.NotAnAmount as error:
            yield cell.problem(f"“amended”: {error}")

    def text_faults(self, cell: FixtureLine) -> Iterator[Problem]:
        """What is wrong with a text cell: its column."""
        yield from self._column_faults(cell, self.part.texts if self.part else ())

    def _key_faults(self, part: Part) -> Iterator[Problem]:
        row, code = self.line.fields["row"], self.line.fields["code"]
        base = row.partition("~")[0]
        if not figure_ids.ROW.fullmatch(row):
            yield self.line.problem(f"row “{row}” has letters that an address cannot hold")
        elif code and base != code and not base.endswith(f"-{code}"):
            yield self.line.problem(f"row “{row}” is not named after its code “{code}”")
        elif not code and base not in part.row_keys and not base.isdecimal():
            yield self.line.problem(f"row “{row}” is neither a code nor one of the layout’s rows")

    def _classification_faults(self, part: Part) -> Iterator[Problem]:
        for name in ("functional", "economic"):
            key = self.line.refers_to(name)
            if key is None:
                continue
            belongs = part.classification is not None and part.classification.value == name
            if not belongs or key != (self.edition, self.line.fields["code"]):
                yield self.line.problem(f"“{name}” is {list(key)}, which this row cannot be about")

    def _column_faults(self, cell: FixtureLine, columns: tuple[Column, ...]) -> Iterator[Problem]:
        column = cell.fields["column"]
        if column not in {declared.key for declared in columns}:
            yield cell.problem(
                f"table {self.number} has no such column as “{column}” for this cell"
            )


def _written(amount: Any) -> Decimal | None:
    """The amount that a fixture gives, which must be text; NaN, equal to nothing, if it is not."""
    if amount is None:
        return None
    try:
        return Decimal(amount) if isinstance(amount, str) else Decimal("NaN")
    except InvalidOperation:
        return Decimal("NaN")


def _fits(amount: Decimal) -> bool:
    """Whether the database keeps the amount digit for digit."""
    places, digits = _AMOUNT.decimal_places, _AMOUNT.max_digits
    # SQLite keeps 15 significant digits, whatever is declared.
    whole = min(digits, 15) - places
    if abs(amount) >= Decimal(10) ** whole:
        return False
    return amount == amount.quantize(Decimal(1).scaleb(-places))
