"""Table 12: a programme of projects, what it is for, what it costs, what it is to achieve."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Part, Table
from budgets.official.kinds import Basis, Kind
from budgets.official.wuhan_2024.goals import (
    NUMBER,
    about,
    goals,
    indicators,
    statement,
    values_of_years,
)

_AMOUNT = Bilingual("金额", "Amount")
_TOTAL_BUDGET = Column("total-budget", terms.PROJECT_TOTAL, Kind.TOTAL, year=None)
_CURRENT_BUDGET = Column(
    "current-budget", Bilingual("项目当年预算", "Project budget for the year"), Kind.LEAF
)

_PROGRAMME = Part(
    (
        Column("code", Bilingual("项目代码", "Project code"), Kind.CODE),
        Column("name", Bilingual("项目名称", "Project name"), Kind.NAME),
        _TOTAL_BUDGET,
        _CURRENT_BUDGET,
    ),
    key="programme",
    title=Bilingual("项目", "The programme"),
    row_keys=(),
    total_rows=frozenset(),
    in_running_text=True,
)


def _budget_of_year(key: str, year: int, basis: Basis | None = None) -> Column:
    """A budget that a sentence names; the heading is ours."""
    title = Bilingual("{year} 年预算", "Budget {year}")
    return Column(key, title, Kind.LEAF, year=year, basis=basis, is_ours=True)


_CHANGES = Part(
    (
        NUMBER,
        Column("text", terms.CHANGES, Kind.TEXT),
        _budget_of_year("prior2", -2, Basis.BUDGET),
        _budget_of_year("prior1", -1, Basis.BUDGET),
        _budget_of_year("current-budget", 0),
    ),
    key="changes",
    title=terms.CHANGES,
    row_keys=(),
    total_rows=frozenset(),
    in_running_text=True,
)

_SOURCES = Part(
    (
        Column("name", Bilingual("资金来源项目", "Source of funds"), Kind.NAME),
        Column("amount", _AMOUNT, Kind.LEAF),
    ),
    key="sources",
    title=Bilingual("项目资金来源", "Sources of funds"),
    row_keys=(
        *("total", "general", "general-current", "govfund", "govfund-current", "soe"),
        *("soe-current", "operating", "superior", "subordinate", "business", "other"),
        *("institutional-fund", "carryover", "carryover-general", "carryover-govfund"),
    ),
)

_COSTS = Part(
    (
        NUMBER,
        Column("name", Bilingual("项目支出明细", "Itemised expenditure"), Kind.NAME),
        Column("amount", _AMOUNT, Kind.LEAF),
    ),
    key="costs",
    title=Bilingual("项目支出明细预算", "Itemised budget"),
)

_NAME = Bilingual("三级指标", "Third-level indicator")

PROJECT_PERFORMANCE = Table(
    12,
    "project-performance",
    Bilingual("项目支出绩效目标表", "Performance targets for project expenditure"),
    (
        _PROGRAMME,
        about(
            Bilingual("主管和执行", "Who is in charge"),
            *("department", "executing-unit", "leader", "telephone"),
        ),
        statement("reasons", Bilingual("项目申请理由", "Reasons for the project")),
        statement("contents", Bilingual("项目主要内容", "Main content")),
        _CHANGES,
        _SOURCES,
        _COSTS,
        goals(Bilingual("项目绩效总目标", "Performance goals of the programme")),
        indicators("longterm", Bilingual("长期绩效目标表", "Long-term indicators"), _NAME),
        indicators(
            "annual",
            Bilingual("年度绩效目标表", "Annual indicators"),
            _NAME,
            values_of_years(
                Bilingual("前年", "Two years ago"),
                Bilingual("上年", "Last year"),
                Bilingual("预计当年实现", "Expected this year"),
            ),
        ),
    ),
    column_order=(
        *("number", "code", "name", "total-budget", "current-budget", "amount", "text"),
        *("horizon", "goal", "level1", "level2", "prior2", "prior1", "target", "basis"),
    ),
)
