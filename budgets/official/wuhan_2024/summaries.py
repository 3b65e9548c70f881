"""Tables 1 and 4: revenue and expenditure printed beside each other."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Kind, Part, Table


def _columns(group: Group, line: Bilingual) -> tuple[Column, ...]:
    return (
        Column("name", line, Kind.NAME, (group,)),
        Column("budget", terms.BUDGET, Kind.LEAF, (group,)),
    )


_REVENUE = Group("revenue", terms.REVENUE)
_EXPENDITURE = Group("expenditure", terms.EXPENDITURE)

SUMMARY = Table(
    1,
    "summary",
    Bilingual("部门收支总表", "Summary of departmental revenue and expenditure", terms.PRESS_2021),
    (
        Part(
            _columns(_REVENUE, terms.LINE),
            key="revenue",
            title=terms.REVENUE,
            row_keys=(
                "general",
                "govfund",
                "soe",
                "fiscalaccount",
                "operating",
                "business",
                "superior",
                "subordinate",
                "other",
                "current",
                "carryover",
                "total",
            ),
            total_rows=frozenset({"current", "total"}),
        ),
        Part(
            _columns(_EXPENDITURE, terms.LINE),
            key="expenditure",
            title=terms.EXPENDITURE,
            classification=Classification.FUNCTIONAL,
            row_keys=("current", "carryover", "total"),
            total_rows=frozenset({"current", "total"}),
        ),
    ),
    side_by_side=True,
)

FISCAL_APPROPRIATION_SUMMARY = Table(
    4,
    "fiscal-appropriation-summary",
    Bilingual(
        "财政拨款收支预算总表",
        "Summary of fiscal appropriation revenue and expenditure",
        terms.PRESS_2021,
    ),
    (
        Part(
            _columns(_REVENUE, terms.LINE),
            key="revenue",
            title=terms.REVENUE,
            row_keys=(
                "current",
                "current-general",
                "current-govfund",
                "current-soe",
                "carryover",
                "carryover-general",
                "carryover-govfund",
                "carryover-soe",
                "total",
            ),
            total_rows=frozenset({"current", "carryover", "total"}),
        ),
        Part(
            _columns(_EXPENDITURE, terms.LINE),
            key="expenditure",
            title=terms.EXPENDITURE,
            classification=Classification.FUNCTIONAL,
            row_keys=("current", "carryover", "total"),
            total_rows=frozenset({"current", "carryover", "total"}),
        ),
    ),
    side_by_side=True,
)
