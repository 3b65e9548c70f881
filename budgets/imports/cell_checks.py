"""What a fixture says of the cells of a row, held against the part that the row stands in."""

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Any

from budgets import money, targets
from budgets.imports.fixture_lines import FixtureLine, Problem
from budgets.models import Figure
from budgets.official.declarations import Part
from budgets.official.kinds import Kind

# The model in which the cells of a column are stored; of other kinds nothing is stored.
MODEL_OF = {
    Kind.TEXT: "textcell",
    Kind.VALUE: "indicatorvalue",
    **{kind: "figure" for kind in Kind if kind.is_amount},
}

_AMOUNT = Figure._meta.get_field("amount")


def cell_faults(cell: FixtureLine, part: Part, number: int) -> Iterator[Problem]:
    """What is wrong with a cell: its column, or what it says that it means."""
    column = part.column(cell.fields["column"])
    if column is None or MODEL_OF.get(column.kind) != cell.model:
        yield cell.problem(
            f"table {number} has no such column as “{cell.fields['column']}” for this cell"
        )
    elif cell.model == "figure":
        yield from _figure_faults(cell)
    elif cell.model == "indicatorvalue":
        yield from _value_faults(cell)


def _figure_faults(cell: FixtureLine) -> Iterator[Problem]:
    printed, amount = cell.fields["printed"], cell.fields["amount"]
    try:
        meant = money.amount_of(printed)
    except (money.NotAnAmount, TypeError) as error:
        yield cell.problem(str(error))
        return
    if meant != _written(amount):
        yield cell.problem(f"“{printed}” is printed, which does not mean the amount “{amount}”")
    elif meant is not None and not fits(meant):
        yield cell.problem(f"“{printed}” has more digits than can be kept exactly")


def _value_faults(cell: FixtureLine) -> Iterator[Problem]:
    fields = cell.fields
    try:
        meant = targets.meaning_of(fields["printed"])
    except targets.UnknownTarget as error:
        yield cell.problem(str(error))
        return
    said = targets.Meaning(
        fields["operator"], _written(fields["number"]), fields["unit"], fields["wording"]
    )
    if said != meant:
        yield cell.problem(f"“{fields['printed']}” is printed, which means {meant}, not {said}")
    if bool(fields["wording"]) != bool(fields["wording_en"]):
        yield cell.problem("a wording, and nothing else, needs its English in “wording_en”")


def _written(amount: Any) -> Decimal | None:
    """The number that a fixture gives, which must be text; NaN, equal to nothing, if it is not."""
    if amount is None:
        return None
    try:
        return Decimal(amount) if isinstance(amount, str) else Decimal("NaN")
    except InvalidOperation:
        return Decimal("NaN")


def fits(amount: Decimal) -> bool:
    """Whether the database keeps the amount digit for digit."""
    places, digits = _AMOUNT.decimal_places, _AMOUNT.max_digits
    # SQLite keeps 15 significant digits, whatever is declared.
    whole = min(digits, 15) - places
    if abs(amount) >= Decimal(10) ** whole:
        return False
    return amount == amount.quantize(Decimal(1).scaleb(-places))
