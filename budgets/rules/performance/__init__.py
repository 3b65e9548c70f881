"""Goals and indicators against each other: between tables, horizons, years, and their formulas."""

from budgets.rules.performance import formulas, goals, values, wordings

RULES = (*values.RULES, *wordings.RULES, *formulas.RULES, *goals.RULES)
