"""The twelve tables in which departments of Wuhan published their budgets for 2024."""

from budgets.bilingual import Bilingual
from budgets.official.declarations import Layout
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
from budgets.official.wuhan_2024.overall import OVERALL_PERFORMANCE
from budgets.official.wuhan_2024.programme import PROJECT_PERFORMANCE
from budgets.official.wuhan_2024.projects import PROJECTS
from budgets.official.wuhan_2024.revenue import REVENUE_BY_SOURCE
from budgets.official.wuhan_2024.summaries import FISCAL_APPROPRIATION_SUMMARY, SUMMARY
from budgets.official.wuhan_2024.text import TEXT_NUMBERS

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
    text=TEXT_NUMBERS,
)
