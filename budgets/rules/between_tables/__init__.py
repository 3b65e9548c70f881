"""What two tables print of the same money."""

from budgets.rules.between_tables import economic, functions, projects, summaries

RULES = (*summaries.RULES, *functions.RULES, *economic.RULES, *projects.RULES)
