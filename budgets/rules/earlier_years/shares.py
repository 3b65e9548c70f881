"""Printed percentages against the amounts that they are shares of."""

from collections.abc import Iterator
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.official import subjects
from budgets.official.declarations import Column
from budgets.official.kinds import Kind
from budgets.rules.comparing import amounts, computed, printed, sum_of
from budgets.rules.declarations import Comparison, Family, Severity
from budgets.rules.earlier_years.percentages import compared, percentage, share_rounding
from budgets.rules.snapshot import Snapshot, Spot, spot_of, spots_in
from budgets.rules.within_tables import sums_of_rows
from budgets.rules.wording import cell_name, equation


def _share_columns(snapshot: Snapshot) -> Iterator[tuple[PartGrid, Column]]:
    """The columns of shares, rates of growth aside."""
    for grid in snapshot.parts():
        if not any(column.is_change for column in grid.part.amounts):
            for column in grid.part.amounts:
                if column.kind is Kind.SHARE:
                    yield grid, column


def _shares(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each share of a table against its row and total, each of the text against what it names."""
    for grid, column in _share_columns(snapshot):
        for row in grid.rows:
            said = spot_of(grid, row, column.key)
            if said is None or said.amount is None:
                continue
            if grid.part.total:
                part = spot_of(grid, row, grid.part.total.key)
            else:
                part = compared(snapshot, said)
            yield _share(said, part)


def _share(said: Spot, part: Spot | None) -> Comparison | None:
    """A share against its part and the total of that part's table."""
    if part is None or part.amount is None:
        return None
    total = part.grid.part.total
    in_column = part.grid.row(subjects.TOTAL)
    # Where the part is itself a total of its column, it is a share of the total column.
    is_of_columns = part.row is in_column and total is not None and total is not part.cell.column
    key = total.key if is_of_columns and total else part.cell.column.key
    whole = spot_of(part.grid, in_column, key)
    if whole is None or not whole.amount:
        return None
    formula = f"{part.cell.zh} ÷ {whole.cell.zh}"
    statement = equation(cell_name(said), Bilingual(formula, formula))
    right = computed(percentage(part.amount, whole.amount), "%", (part, whole))
    return amounts(
        said.cell.figure_id, statement, printed(said), right, share_rounding(said.cell.zh)
    )


def _sums(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """The printed shares against their printed total: what is left over is rounding."""
    for grid, column in _share_columns(snapshot):
        for row, rows in sums_of_rows(grid, lambda row: row.is_total):
            yield _sum(grid, row, rows, column)


def _sum(grid: PartGrid, row: Row, rows: list[Row], column: Column) -> Comparison | None:
    total, parts = spot_of(grid, row, column.key), spots_in(grid, rows, column.key)
    if total is None or total.amount is None:
        return None
    right = sum_of(parts)
    residue = abs(total.amount - (right.amount or Decimal(0)))
    is_rounding = residue <= sum(share_rounding(part.cell.zh).amount for part in parts)
    statement = equation(cell_name(total), Bilingual("各部分占比之和", "sum of the shares"))
    severity = Severity.ROUNDING if is_rounding else Severity.AMOUNTS
    return amounts(total.cell.figure_id, statement, printed(total), right, severity=severity)


_rule = Family.EARLIER_YEARS.rule

RULES = (
    _rule(
        4,
        "占比 = 部分 ÷ 合计",
        "A share is the part over the total",
        (),
        _shares,
    ),
    _rule(
        5,
        "合计占比 = 各部分占比之和",
        "The shares add up to the share of the total; what is left over is rounding",
        (),
        _sums,
    ),
)
