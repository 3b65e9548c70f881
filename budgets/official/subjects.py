"""Names of the subjects that pages and rules look for, whatever number a layout gives them."""

SUMMARY = "summary"
REVENUE_BY_SOURCE = "revenue-by-source"
EXPENDITURE_BY_FUNCTION = "expenditure-by-function"
FISCAL_APPROPRIATION_SUMMARY = "fiscal-appropriation-summary"
GENERAL_PUBLIC_EXPENDITURE = "general-public-expenditure"
BASIC_BY_ECONOMIC = "basic-by-economic"
THREE_PUBLIC_EXPENSES = "three-public-expenses"
GOVERNMENT_FUNDS_EXPENDITURE = "government-funds-expenditure"
STATE_CAPITAL_EXPENDITURE = "state-capital-expenditure"
PROJECTS = "projects"
OVERALL_PERFORMANCE = "overall-performance"
PROJECT_PERFORMANCE = "project-performance"
TEXT = "text"

# The sides of a summary.
REVENUE = "revenue"
EXPENDITURE = "expenditure"

# The part that itemises what a programme costs, and that of its budgets of earlier years.
COSTS = "costs"
CHANGES = "changes"

# The parts of the text that number the staff, with the row of those in post, and that compare with
# the year before.
STAFF = "staff"
IN_POST = "in-post"
GROWTH = "growth"

# The row, and the column, that contain all others of a table.
TOTAL = "total"
