"""The twelve tables in which departments of Wuhan published their budgets for 2024."""

from budgets.bilingual import Bilingual
from budgets.official.declarations import Layout, Table
from budgets.official.wuhan_2024.expenditure import (
    BASIC_BY_ECONOMIC,
    EXPENDITURE_BY_FUNCTION,
    GENERAL_PUBLIC_EXPENDITURE,
)
from budgets.official.wuhan_2024.funds import (
    GOVERNMENT_FUNDS_EXPENDITURE,
    STATE_CAPITAL_EXPENDITURE,
    THREE_PUBLIC_EXPENSES,
)
from budgets.official.wuhan_2024.projects import PROJECTS
from budgets.official.wuhan_2024.revenue import REVENUE_BY_SOURCE
from budgets.official.wuhan_2024.summaries import FISCAL_APPROPRIATION_SUMMARY, SUMMARY

# Named so that a reader is told that they exist; their parts are not declared yet.
OVERALL_PERFORMANCE = Table(
    11,
    "overall-performance",
    Bilingual("整体支出绩效目标表", "Performance targets for overall expenditure"),
)
PROJECT_PERFORMANCE = Table(
    12,
    "project-performance",
    Bilingual("项目支出绩效目标表", "Performance targets for project expenditure"),
)

WUHAN_2024 = Layout(
    "wuhan-2024",
    Bilingual("武汉市 2024 年部门预算公开表", "Departmental budget tables of Wuhan, 2024"),
    (
        SUMMARY,
        REVENUE_BY_SOURCE,
        EXPENDITURE_BY_FUNCTION,
        FISCAL_APPROPRIATION_SUMMARY,
        GENERAL_PUBLIC_EXPENDITURE,
        BASIC_BY_ECONOMIC,
        THREE_PUBLIC_EXPENSES,
        GOVERNMENT_FUNDS_EXPENDITURE,
        STATE_CAPITAL_EXPENDITURE,
        PROJECTS,
        OVERALL_PERFORMANCE,
        PROJECT_PERFORMANCE,
    ),
)
