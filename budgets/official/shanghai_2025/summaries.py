"""Tables 1 and 4: revenue, and expenditure by function, printed beside each other."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind


def _revenue(group: Group, row_keys: tuple[str, ...], total_rows: set[str]) -> Part:
    return Part(
        (
            Column("name", terms.LINE, Kind.NAME, (group,)),
            Column("budget", terms.BUDGET, Kind.LEAF, (group,)),
        ),
        key="revenue",
        title=group.title,
        row_keys=row_keys,
        total_rows=frozenset(total_rows),
    )


def _expenditure(group: Group, *amounts: Column) -> Part:
    """The rows are the functional 类, which carry no printed code, and the total."""
    return Part(
        (Column("name", terms.LINE, Kind.NAME, (group,)), *amounts),
        key="expenditure",
        title=group.title,
        classification=Classification.FUNCTIONAL,
    )


_REVENUE = Group("revenue-of-year", Bilingual("本年收入", "Revenue of the year"))
_EXPENDITURE = Group("expenditure-of-year", Bilingual("本年支出", "Expenditure of the year"))
_AMOUNTS = Group("amounts", terms.BUDGET)
_BASIC = Group("basic-expenditure", terms.BASIC)

SUMMARY = Table(
    1,
    "summary",
    Bilingual("预算单位财务收支预算总表", "Summary of the unit’s budgeted revenue and expenditure"),
    (
        _revenue(
            _REVENUE,
            ("fiscal", "general", "govfund", "soe", "service", "business", "other", "total"),
            {"fiscal", "total"},
        ),
        _expenditure(
            _EXPENDITURE,
            Column("total", terms.TOTAL, Kind.TOTAL, (_EXPENDITURE, _AMOUNTS)),
            Column("basic-personnel", terms.PERSONNEL, Kind.LEAF, (_EXPENDITURE, _AMOUNTS, _BASIC)),
            Column("basic-operating", terms.OPERATING, Kind.LEAF, (_EXPENDITURE, _AMOUNTS, _BASIC)),
            Column("project", terms.PROJECT, Kind.LEAF, (_EXPENDITURE, _AMOUNTS)),
        ),
    ),
    side_by_side=True,
)

_FISCAL_REVENUE = Group("fiscal-revenue", terms.FISCAL_APPROPRIATION)
_FISCAL_EXPENDITURE = Group(
    "fiscal-expenditure", Bilingual("财政拨款支出", "Fiscal appropriation expenditure")
)

FISCAL_APPROPRIATION_SUMMARY = Table(
    4,
    "fiscal-appropriation-summary",
    Bilingual(
        "预算单位财政拨款收支预算总表",
        "Summary of the unit’s fiscal appropriation revenue and expenditure",
    ),
    (
        _revenue(_FISCAL_REVENUE, ("general", "govfund", "soe", "total"), {"total"}),
        _expenditure(
            _FISCAL_EXPENDITURE,
            Column("total", terms.TOTAL, Kind.TOTAL, (_FISCAL_EXPENDITURE,)),
            Column("general", terms.GENERAL, Kind.LEAF, (_FISCAL_EXPENDITURE,)),
            Column("govfund", terms.GOVERNMENT_FUNDS, Kind.LEAF, (_FISCAL_EXPENDITURE,)),
            Column("soe", terms.STATE_CAPITAL, Kind.LEAF, (_FISCAL_EXPENDITURE,)),
        ),
    ),
    side_by_side=True,
)
