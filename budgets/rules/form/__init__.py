"""Whether everything is there, and named alike wherever it is named."""

from budgets.rules.form import glossary, tables, years

RULES = (*tables.RULES, *glossary.RULES, *years.RULES)
