"""What two tables print of the same money."""

from budgets.rules.between_tables import economic, functions, funds, projects, summaries, targets

RULES = (
    *summaries.RULES,
    *funds.RULES,
    *functions.RULES,
    *economic.RULES,
    *projects.RULES,
    *targets.RULES,
)
