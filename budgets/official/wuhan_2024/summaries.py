"""Tables 1 and 4: revenue and expenditure printed beside each other."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind


def _side(
    key: str,
    title: Bilingual,
    row_keys: tuple[str, ...],
    total_rows: set[str],
    classification: Classification | None = None,
) -> Part:
    group = Group(key, title)
    return Part(
        (
            Column("name", terms.LINE, Kind.NAME, (group,)),
            Column("budget", terms.BUDGET, Kind.LEAF, (group,)),
        ),
        key=key,
        title=title,
        classification=classification,
        row_keys=row_keys,
        total_rows=frozenset(total_rows),
    )


def _expenditure(total_rows: set[str]) -> Part:
    """The expenditure side: rows of the functional 类, which carry no printed code, and these."""
    rows = ("current", "carryover", "total")
    return _side("expenditure", terms.EXPENDITURE, rows, total_rows, Classification.FUNCTIONAL)


SUMMARY = Table(
    1,
    "summary",
    Bilingual("部门收支总表", "Summary of departmental revenue and expenditure", terms.PRESS_2021),
    (
        _side(
            "revenue",
            terms.REVENUE,
            (
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
            {"current", "total"},
        ),
        _expenditure({"current", "total"}),
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
        _side(
            "revenue",
            terms.REVENUE,
            (
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
            {"current", "carryover", "total"},
        ),
        _expenditure({"current", "carryover", "total"}),
    ),
    side_by_side=True,
)
