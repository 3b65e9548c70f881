"""Every project and programme, with the money that its table prints for it."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.money import plain
from budgets.projects import ProjectPage, project_pages

RESOURCE = Resource(
    "projects",
    Bilingual("项目", "Projects"),
    (
        *common.PLACE,
        Field("code", Type.TEXT, Bilingual("项目编码", "Project code")),
        *common.name("项目名称", "Name of the project"),
        Field(
            "parent",
            Type.TEXT,
            Bilingual("上级项目编码", "Programme"),
            Bilingual("所属一级项目的编码", "code of the programme that it is a part of"),
        ),
        common.BELONGING,
        common.PRINTED,
        common.AMOUNT,
        common.UNIT,
        Field(
            "additive",
            Type.FLAG,
            Bilingual("可加总", "May be added up"),
            Bilingual("不含其他项目的为 true", "true for those that contain no other"),
        ),
        common.FIGURE,
        common.LINES,
        common.REVISION,
        common.URL,
    ),
    (*common.PLACE_KEYS, "code"),
)


def records(of: Publication) -> Iterator[Record]:
    """Each programme before the projects that are parts of it."""
    for programme in project_pages(of.disclosure):
        for page in (programme, *programme.parts):
            address = of.page("project", page.project.code)
            yield (*of.place, *_fields(page), of.revision_number, address)


def _fields(page: ProjectPage) -> Record:
    project = page.project
    return (
        project.code,
        project.name_zh,
        project.name_en,
        project.parent.code if project.parent else "",
        project.parent_belonging,
        *_money(page),
    )


def _money(page: ProjectPage) -> Record:
    """Printed, amount, unit, additive, figure, lines; blank where no table prints an amount."""
    if page.main is None:
        return ("",) * 6
    part, row, cell = page.main
    unit = part.published.unit_of(cell.column)
    additive = "false" if page.parts else "true"
    return cell.zh, plain(cell.zh), unit, additive, cell.figure_id, source_lines(row.line)
