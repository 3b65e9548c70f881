"""What must add up within one table: rows to totals, columns to subtotals, revenue to expenditure.

A row contains those whose parent it is; which columns contain others, the layout declares.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator

from budgets.bilingual import Bilingual, capitalised
from budgets.grid import PartGrid, Row, TableGrid
from budgets.models import Level
from budgets.official import subjects
from budgets.official.declarations import Column
from budgets.official.kinds import Kind
from budgets.official.sums import sums
from budgets.rules.comparing import amounts, not_checkable, printed, sum_of
from budgets.rules.declarations import NOTHING, Comparison, Family
from budgets.rules.snapshot import Snapshot, spot_of, spots_in
from budgets.rules.wording import cell_name, column_name, listed, part_name, row_name

# A row that contains others, with those.
Sum = tuple[Row, list[Row]]


def sums_of_rows(grid: PartGrid, is_wanted: Callable[[Row], bool]) -> Iterator[Sum]:
    """The rows of a part that contain all of what others print, each with those just below it."""
    below: dict[int, list[Row]] = defaultdict(list)
    for row in grid.rows:
        if row.line.parent_id:
            below[row.line.parent_id].append(row)
    for row in grid.rows:
        # What stands after “of which” need not be all: only totals and codes are sums.
        if row.line.pk in below and (row.is_total or row.line.code) and is_wanted(row):
            yield row, below[row.line.pk]


def sum_in_column(grid: PartGrid, found: Sum, column: Column, of: Bilingual) -> Comparison | None:
    """A row in one column against the sum of the rows that it contains."""
    row, rows = found
    spot = spot_of(grid, row, column.key)
    if spot is None:
        return None
    name = cell_name(spot)
    statement = Bilingual(f"{name.zh} = {of.zh}", f"{name.en} = {of.en}")
    parts = sum_of(spots_in(grid, rows, column.key))
    return amounts(spot.cell.figure_id, statement, printed(spot), parts)


def _rows(
    is_wanted: Callable[[Row], bool], of: Bilingual
) -> Callable[[Snapshot], Iterator[Comparison | None]]:
    def compare(snapshot: Snapshot) -> Iterator[Comparison | None]:
        for grid in snapshot.parts():
            # Itemised costs, and columns of earlier years, have rules of their own.
            if grid.part.key == subjects.COSTS:
                continue
            columns = [c for c in grid.part.amounts if c.year == 0 and c.kind is not Kind.SHARE]
            for found in sums_of_rows(grid, is_wanted):
                for column in columns:
                    yield sum_in_column(grid, found, column, of)

    return compare


def _totals(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Totals of rows; a table without any amount says so instead."""
    yield from _rows(lambda row: row.is_total, _PARTS)(snapshot)
    for grid in snapshot.grids:
        if any(part.part.amounts for part in grid.parts) and not _has_amounts(grid):
            yield _empty(grid)


def _empty(grid: TableGrid) -> Comparison:
    label = grid.published.label
    notes = [note for note, _line in grid.published.printed_notes]
    reason = Bilingual("表中没有印出金额", "the table prints no amount")
    if notes:
        said = Bilingual(f"，附注：{notes[0].zh}", f"; its note: {notes[0].en}")
        reason = Bilingual(reason.zh + said.zh, reason.en + said.en)
    statement = Bilingual(
        f"{label.zh}：合计 = 各行之和", f"{capitalised(label.en)}: total = sum of its rows"
    )
    return not_checkable(f"t{grid.published.number:02}", statement, NOTHING, NOTHING, reason)


def _has_amounts(grid: TableGrid) -> bool:
    return any(
        cell.amount is not None for part in grid.parts for row in part.rows for cell in row.cells
    )


def _columns(kind: Kind) -> Callable[[Snapshot], Iterator[Comparison | None]]:
    def compare(snapshot: Snapshot) -> Iterator[Comparison | None]:
        for grid in snapshot.parts():
            for column, parts in sums(grid.part):
                if column.kind is kind:
                    for row in grid.rows:
                        yield _sum_in_row(grid, row, column, parts)

    return compare


def _sum_in_row(
    grid: PartGrid, row: Row, column: Column, parts: tuple[Column, ...]
) -> Comparison | None:
    """A column in one row against the sum of the columns that it contains."""
    spot = spot_of(grid, row, column.key)
    spots = [found for part in parts if (found := spot_of(grid, row, part.key))]
    if spot is None:
        return None
    name = listed(part_name(grid), row_name(row))
    heading = column_name(grid, column.key)
    statement = Bilingual(
        f"{name.zh}：{heading.zh} = 所含各栏之和",
        f"{name.en}: {heading.en} = sum of the columns in it",
    )
    return amounts(spot.cell.figure_id, statement, printed(spot), sum_of(spots))


def _sides(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Total revenue against total expenditure, where a table has both."""
    for grid in snapshot.grids:
        revenue, expenditure = (
            next((part for part in grid.parts if part.part.key == key), None)
            for key in ("revenue", "expenditure")
        )
        if revenue is None or expenditure is None:
            continue
        for year in sorted({column.year or 0 for column in revenue.part.amounts}):
            yield _side_totals(revenue, expenditure, year)


def _side_totals(revenue: PartGrid, expenditure: PartGrid, year: int) -> Comparison | None:
    spots = [
        spot_of(part, part.row(subjects.TOTAL), column.key)
        for part in (revenue, expenditure)
        if (column := _main_column(part, year))
    ]
    if len(spots) < 2 or spots[0] is None or spots[1] is None:
        return None
    left, right = spots[0], spots[1]
    one, other = cell_name(left), cell_name(right)
    statement = Bilingual(f"{one.zh} = {other.zh}", f"{one.en} = {other.en}")
    return amounts(left.cell.figure_id, statement, printed(left), printed(right))


def _main_column(grid: PartGrid, year: int) -> Column | None:
    """The column of a year that holds all of a row's money."""
    columns = [c for c in grid.part.amounts if c.year == year and c.kind is not Kind.SHARE]
    return grid.part.total if year == 0 else next(iter(columns), None)


_PARTS = Bilingual("各部分之和", "sum of its parts")


_rule = Family.WITHIN_TABLES.rule

RULES = (
    _rule(1, "合计 = 各部分之和", "A total is the sum of its parts", (), _totals),
    _rule(
        2,
        "类 = Σ款",
        "A category is the sum of its sections",
        (),
        _rows(lambda row: row.line.level == Level.LEI, Bilingual("Σ款", "sum of its sections")),
    ),
    _rule(
        3,
        "款 = Σ项",
        "A section is the sum of its items",
        (),
        _rows(lambda row: row.line.level == Level.KUAN, Bilingual("Σ项", "sum of its items")),
    ),
    _rule(
        4,
        "部门、单位、项目组 = 所含各行之和",
        "A department, unit or group of projects is the sum of the rows in it",
        (),
        _rows(lambda row: not row.line.level and not row.is_total, _PARTS),
    ),
    _rule(
        5,
        "合计栏 = 所含各栏之和",
        "A total column is the sum of the columns in it",
        (),
        _columns(Kind.TOTAL),
    ),
    _rule(
        6,
        "小计栏 = 所含各栏之和",
        "A subtotal column is the sum of the columns in it",
        (),
        _columns(Kind.SUBTOTAL),
    ),
    _rule(7, "收入总计 = 支出总计", "Total revenue is total expenditure", (), _sides),
)
