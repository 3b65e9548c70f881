"""What the document says in words against what its tables print."""

from budgets.rules.text_against_tables import lists, mentions, statements, uses

RULES = (*mentions.RULES, *uses.RULES, *lists.RULES, *statements.RULES)
