"""Table 11: what the department is to achieve with all its money."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Group, Part, Table
from budgets.official.kinds import Basis, Kind
from budgets.official.wuhan_2024.goals import (
    HORIZON,
    NUMBER,
    about,
    goals,
    indicators,
    statement,
    values_of_years,
)

_EARLIER = Group("earlier", Bilingual("近两年收支金额", "Amounts of the last two years"))
_YEAR = Bilingual("{year} 年", "{year}")


def _funds(key: str, title: Bilingual, *row_keys: str) -> Part:
    # The form does not say whether the earlier amounts are budgets or accounts.
    return Part(
        (
            Column("name", title, Kind.NAME),
            Column("current", Bilingual("当年金额", "Amount of the year"), Kind.LEAF),
            Column("share", Bilingual("占比", "Share"), Kind.SHARE, unit="%"),
            Column("prior2", _YEAR, Kind.LEAF, (_EARLIER,), year=-2, basis=Basis.UNSTATED),
            Column("prior1", _YEAR, Kind.LEAF, (_EARLIER,), year=-1, basis=Basis.UNSTATED),
        ),
        key=key,
        title=title,
        row_keys=(*row_keys, "total"),
    )


_PROJECTS = Part(
    (
        NUMBER,
        Column("name", Bilingual("项目名称", "Project name"), Kind.NAME),
        Column("category", Bilingual("项目类别", "Project category"), Kind.TEXT),
        Column("total-budget", terms.PROJECT_TOTAL, Kind.TOTAL, year=None),
        Column(
            "current-budget",
            Bilingual("项目本年度预算", "Project budget for the year"),
            Kind.LEAF,
        ),
        Column("purpose", Bilingual("项目主要支出方向和用途", "Main uses"), Kind.TEXT),
    ),
    key="projects",
    title=Bilingual("项目支出情况", "Project expenditure"),
    row_keys=(),
    total_rows=frozenset(),
)

_OVERALL_GOALS = Part(
    (HORIZON, Column("text", Bilingual("整体绩效目标", "Overall performance goal"), Kind.TEXT)),
    key="overall",
    title=Bilingual("整体绩效目标", "Overall performance goals"),
    row_keys=("longterm", "annual"),
    total_rows=frozenset(),
    in_running_text=True,
)

_NAME = Bilingual("指标名称", "Indicator")

OVERALL_PERFORMANCE = Table(
    11,
    "overall-performance",
    Bilingual("整体支出绩效目标表", "Performance targets for overall expenditure"),
    (
        about(Bilingual("部门", "Department"), "department", "contact", "telephone"),
        _funds("revenue", Bilingual("收入构成", "Composition of revenue"), "fiscal", "other"),
        _funds(
            "expenditure",
            Bilingual("支出构成", "Composition of expenditure"),
            *("personnel", "operating", "specific"),
        ),
        statement("functions", Bilingual("部门职能概述", "Summary of functions")),
        statement("tasks", Bilingual("年度工作任务", "Tasks of the year")),
        _PROJECTS,
        _OVERALL_GOALS,
        goals(Bilingual("长期目标和年度目标", "Long-term and annual goals")),
        indicators("longterm", Bilingual("长期绩效指标", "Long-term indicators"), _NAME),
        indicators(
            "annual",
            Bilingual("年度绩效指标", "Annual indicators"),
            _NAME,
            values_of_years(
                Bilingual("{year}年", "{year}"),
                Bilingual("{year}年", "{year}"),
                Bilingual("预期当年实现值", "Value expected this year"),
            ),
        ),
    ),
    column_order=(
        *("number", "name", "current", "share", "prior2", "prior1", "category", "total-budget"),
        *("current-budget", "purpose", "text", "horizon", "goal", "level1", "level2", "target"),
        "basis",
    ),
)
