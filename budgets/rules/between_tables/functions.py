"""All expenditure against that from the general public budget, row by row."""

from collections.abc import Iterator

from budgets.official import subjects
from budgets.rules.between_tables.matching import alone, only_general, rule, same
from budgets.rules.declarations import Comparison
from budgets.rules.snapshot import Snapshot, spot_of
from budgets.rules.wording import part_name


def _row_by_row(snapshot: Snapshot) -> Iterator[Comparison | None]:
    everything = snapshot.part(subjects.EXPENDITURE_BY_FUNCTION)
    general = snapshot.part(subjects.GENERAL_PUBLIC_EXPENDITURE)
    if everything is None or general is None:
        return
    for grid, other in ((everything, general), (general, everything)):
        for row in grid.rows:
            there = other.row(row.line.row)
            for key in ("total", "basic", "project"):
                spot = spot_of(grid, row, key)
                if there is None and spot:
                    yield alone(spot, part_name(other))
                elif grid is everything:
                    yield same(spot, spot_of(general, there, key))


RULES = (
    rule(
        8,
        "支出总表 = 一般公共预算支出表，逐行逐栏",
        "All expenditure is of the general public budget, row by row, where no other fund pays",
        (subjects.EXPENDITURE_BY_FUNCTION, subjects.GENERAL_PUBLIC_EXPENDITURE),
        _row_by_row,
        only_general,
    ),
)
