"""The itemised costs of a disclosure's programmes."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.money import plain
from budgets.projects import Cost, project_pages

RESOURCE = Resource(
    "costs",
    Bilingual("项目支出明细", "Itemised costs"),
    (
        *common.PLACE,
        Field("number", Type.COUNT, Bilingual("序号", "Number"), common.AS_PRINTED),
        *common.name("支出内容", "What it is for"),
        common.PRINTED,
        common.AMOUNT,
        common.UNIT,
        Field("project", Type.TEXT, Bilingual("项目编码", "Project code")),
        Field("project_zh", Type.TEXT, Bilingual("项目名称（中文）", "Project, in Chinese")),
        Field("project_en", Type.TEXT, Bilingual("项目名称（英文）", "Project, in English")),
        common.BELONGING,
        Field("belonging_zh", Type.KEY, Bilingual("归属依据（中文）", "The same, in Chinese")),
        Field("belonging_en", Type.KEY, Bilingual("归属依据（英文）", "The same, in English")),
        Field(
            "note_zh",
            Type.TEXT,
            Bilingual("本站注（中文）", "Our note, in Chinese"),
            Bilingual("原文没有说明之处", "what the document leaves unexplained"),
        ),
        Field("note_en", Type.TEXT, Bilingual("本站注（英文）", "Our note, in English")),
        common.LINES,
        common.REVISION,
        Field("id", Type.KEY, Bilingual("数字编号", "Figure id")),
        common.URL,
    ),
    (*common.PLACE_KEYS, "id"),
)


def records(of: Publication) -> Iterator[Record]:
    """A project's costs stand together, those of a programme where no project has them."""
    for page in project_pages(of.disclosure):
        for cost in page.costs:
            number = cost.cell.figure_id
            yield (*of.place, *_fields(cost), of.revision_number, number, of.figure_address(number))


def _fields(cost: Cost) -> Record:
    line, project = cost.row.line, cost.project
    return (
        str(line.number),
        line.name_zh,
        line.name_en,
        cost.cell.zh,
        "" if cost.cell.amount is None else plain(cost.cell.zh),
        cost.unit,
        project.code if project else "",
        project.name_zh if project else "",
        project.name_en if project else "",
        line.belonging,
        *common.said(line.belonging),
        line.note_zh,
        line.note_en,
        source_lines(line),
    )
