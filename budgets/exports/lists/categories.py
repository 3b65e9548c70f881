"""The levels of the two classifications, with what the table that shows each whole prints."""

from collections.abc import Callable, Iterator

from budgets.bilingual import Bilingual
from budgets.drill_down import ECONOMIC, FUNCTIONS, Side
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.grid import Row, grids_by_subject
from budgets.grid_cells import Cell
from budgets.money import plain

_FIELDS = (
    *common.PLACE,
    common.LEVEL,
    common.CODE,
    Field(
        "parent",
        Type.TEXT,
        Bilingual("上级编码", "Code of the level above"),
        Bilingual("类没有上级", "blank for categories"),
    ),
    *common.name("科目名称", "Name"),
    common.PRINTED,
    common.AMOUNT,
    common.UNIT,
    Field(
        "additive",
        Type.FLAG,
        Bilingual("可加总", "May be added up"),
        Bilingual("不含下级的为 true", "true for levels that contain no other"),
    ),
    common.FIGURE,
    common.LINES,
    common.REVISION,
    common.URL,
)
_KEY = (*common.PLACE_KEYS, "figure")

FUNCTIONS_RESOURCE = Resource(
    "functions", Bilingual("功能分类", "Functional classification"), _FIELDS, _KEY
)
ECONOMIC_RESOURCE = Resource(
    "economic",
    Bilingual("经济分类（仅基本支出）", "Economic classification (basic expenditure only)"),
    _FIELDS,
    _KEY,
)


def _records(side: Side) -> Callable[[Publication], Iterator[Record]]:
    def records(of: Publication) -> Iterator[Record]:
        """The levels in printed order, each with the total column of its row."""
        grids = grids_by_subject(of.disclosure, (side.subject,))
        for part in (part for grid in grids.values() for part in grid.parts):
            column = part.part.total
            for row in part.rows:
                cell = row.cell(column.key) if column else None
                if row.line.category and column and cell:
                    fields = _fields(row, cell, part.published.unit_of(column))
                    address = of.whole(lambda: row.line.address)  # noqa: B023 - called at once
                    yield (*of.place, *fields, of.revision_number, address)

    return records


functions = _records(FUNCTIONS)
economic = _records(ECONOMIC)


def _fields(row: Row, cell: Cell, unit: str) -> Record:
    line, category = row.line, row.line.category
    return (
        line.level,
        line.code,
        category.code_path[-2] if category and len(category.code_path) > 1 else "",
        line.name_zh,
        line.name_en,
        cell.zh,
        "" if cell.amount is None else plain(cell.zh),
        unit,
        "true" if row.is_leaf else "false",
        cell.figure_id,
        source_lines(line),
    )
