"""Names of the subjects that pages look for, whatever number a layout gives them."""

REVENUE_BY_SOURCE = "revenue-by-source"
EXPENDITURE_BY_FUNCTION = "expenditure-by-function"
BASIC_BY_ECONOMIC = "basic-by-economic"
GOVERNMENT_FUNDS_EXPENDITURE = "government-funds-expenditure"
STATE_CAPITAL_EXPENDITURE = "state-capital-expenditure"
PROJECTS = "projects"
OVERALL_PERFORMANCE = "overall-performance"
PROJECT_PERFORMANCE = "project-performance"

# The part that itemises what a programme costs.
COSTS = "costs"

# The row, and the column, that contain all others of a table.
TOTAL = "total"
