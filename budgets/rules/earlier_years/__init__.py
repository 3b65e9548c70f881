"""Growth, shares, and what is printed of earlier years.

Amounts that are not known to be of the same basis are not compared.
"""

from budgets.rules.earlier_years import columns, growth, shares

RULES = (*growth.RULES, *shares.RULES, *columns.RULES)
