"""The economic items of basic expenditure, the largest first."""

from budgets.bilingual import Bilingual
from budgets.charts.bars import Bar, DrawnBar, Part, drawn
from budgets.grid import PartGrid
from budgets.official import subjects


def items(grid: PartGrid) -> list[DrawnBar]:
    """The rows that contain no others, each a bar with its share of the printed total."""
    address_of = grid.published.disclosure.figure_addresses()
    unit = grid.published.unit
    bars = []
    for row in grid.rows:
        cell = row.cell(subjects.TOTAL)
        if not row.is_leaf or row.is_total or cell is None or not cell.amount:
            continue
        line = row.line
        name = Bilingual(f"{line.code} {line.name.zh}", f"{line.code} {line.name.en}")
        mark = Part(name, cell.amount, unit, address_of(cell.figure_id), cell.figure_id, "f2")
        bars.append(Bar(Part(name, cell.amount, unit, line.address, cell.figure_id), (mark,)))
    total = grid.amount(subjects.TOTAL, subjects.TOTAL)
    whole = Part(Bilingual("", ""), total, unit, "") if total is not None else None
    return drawn(sorted(bars, key=lambda bar: -bar.whole.amount), whole)
