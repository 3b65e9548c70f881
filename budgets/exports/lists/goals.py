"""Every goal that a table sets, in the long term or this year."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.performance import GoalText, performance

RESOURCE = Resource(
    "goals",
    Bilingual("绩效目标", "Goals"),
    (
        *common.PLACE,
        common.TABLE,
        common.SUBJECT,
        common.HORIZON,
        Field("number", Type.COUNT, Bilingual("目标序号", "Goal number")),
        *common.name("目标名称", "Name of the goal"),
        Field(
            "text_zh",
            Type.TEXT,
            Bilingual("目标内容（中文）", "What is to be achieved, in Chinese"),
        ),
        Field(
            "text_en",
            Type.TEXT,
            Bilingual("目标内容（英文）", "What is to be achieved, in English"),
            Bilingual("没有译文则为空", "blank where there is no translation"),
        ),
        Field("project", Type.TEXT, Bilingual("项目编码", "Project code")),
        common.BELONGING,
        common.LINES,
        common.REVISION,
        Field("id", Type.KEY, Bilingual("目标编号", "Goal id")),
        common.URL,
    ),
    (*common.PLACE_KEYS, "id"),
)


def records(of: Publication) -> Iterator[Record]:
    """The goals by number, those of one number table by table."""
    projects = {project.pk: project.code for project in of.disclosure.projects.all()}
    for numbered in performance(of.disclosure).goals:
        for text in numbered.texts:
            number = text.row.line.row_id
            project = projects.get(text.goal.project_id or 0, "")
            yield (
                *of.place,
                *_fields(text, project),
                of.revision_number,
                number,
                of.performance_page,
            )


def _fields(text: GoalText, project: str) -> Record:
    published, goal = text.published, text.goal
    return (
        published.key,
        published.official.subject,
        goal.horizon,
        str(goal.number),
        goal.name_zh,
        goal.name_en,
        text.text.zh,
        text.text.en,
        project,
        goal.belonging,
        source_lines(text.row.line),
    )
