"""The nine tables in which units of districts of Shanghai published their budgets for 2025."""

from budgets.bilingual import Bilingual
from budgets.official.declarations import Layout
from budgets.official.shanghai_2025.economic import BASIC_BY_ECONOMIC
from budgets.official.shanghai_2025.expenses import THREE_PUBLIC_EXPENSES
from budgets.official.shanghai_2025.functions import (
    EXPENDITURE_BY_FUNCTION,
    GENERAL_PUBLIC_EXPENDITURE,
    GOVERNMENT_FUNDS_EXPENDITURE,
    REVENUE_BY_SOURCE,
    STATE_CAPITAL_EXPENDITURE,
)
from budgets.official.shanghai_2025.summaries import FISCAL_APPROPRIATION_SUMMARY, SUMMARY
from budgets.official.shanghai_2025.text import TEXT_NUMBERS

SHANGHAI_2025 = Layout(
    "shanghai-2025",
    Bilingual(
        "上海市 2025 年区级单位预算公开表", "Budget tables of district units of Shanghai, 2025"
    ),
    (
        SUMMARY,
        REVENUE_BY_SOURCE,
        EXPENDITURE_BY_FUNCTION,
        FISCAL_APPROPRIATION_SUMMARY,
        GENERAL_PUBLIC_EXPENDITURE,
        GOVERNMENT_FUNDS_EXPENDITURE,
        STATE_CAPITAL_EXPENDITURE,
        BASIC_BY_ECONOMIC,
        THREE_PUBLIC_EXPENSES,
    ),
    text=TEXT_NUMBERS,
    overview_parts=("1", "2"),
    explanation_parts=("4", "6"),
)
