"""Whether everything is there, and named alike wherever it is named."""

from budgets.rules.form import glossary, tables, wording, years

RULES = (*tables.RULES, *glossary.RULES, *years.RULES, *wording.RULES)
