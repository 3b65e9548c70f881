"""Tables 2, 3 and 5 to 7: amounts by functional category, whose codes take three cells."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind

_LINE = Group("line", terms.LINE)
_CODE = Group(
    "functional-code",
    Bilingual("功能分类科目编码", "Functional classification code"),
)


def _by_function(number: int, subject: str, title: Bilingual, *amounts: Column) -> Table:
    part = Part(
        (
            Column(
                "code",
                Bilingual("类 款 项", "Category, Section, Item"),
                Kind.CODE,
                (_LINE, _CODE),
                cells=3,
            ),
            Column(
                "name",
                Bilingual("功能分类科目名称", "Functional classification name"),
                Kind.NAME,
                (_LINE,),
            ),
            *amounts,
        ),
        classification=Classification.FUNCTIONAL,
    )
    return Table(number, subject, title, (part,), sortable=True)


def _expenditure(number: int, subject: str, title: Bilingual, of: Bilingual) -> Table:
    """A table of expenditure: its total, basic and project expenditure under one heading."""
    group = Group("expenditure-of-year", of)
    return _by_function(
        number,
        subject,
        title,
        Column("total", terms.TOTAL, Kind.TOTAL, (group,)),
        Column("basic", terms.BASIC, Kind.LEAF, (group,)),
        Column("project", terms.PROJECT, Kind.LEAF, (group,)),
    )


_REVENUE = Group("revenue-of-year", Bilingual("收入预算", "Budgeted revenue"))

REVENUE_BY_SOURCE = _by_function(
    2,
    "revenue-by-source",
    Bilingual("预算单位收入预算总表", "Summary of the unit’s budgeted revenue"),
    Column("total", terms.TOTAL, Kind.TOTAL, (_REVENUE,)),
    Column(
        "fiscal",
        terms.FISCAL_APPROPRIATION,
        Kind.LEAF,
        (_REVENUE,),
    ),
    Column("service", terms.SERVICE_INCOME, Kind.LEAF, (_REVENUE,)),
    Column("business", terms.COMMERCIAL_INCOME, Kind.LEAF, (_REVENUE,)),
    Column("other", terms.OTHER_REVENUE, Kind.LEAF, (_REVENUE,)),
)

EXPENDITURE_BY_FUNCTION = _expenditure(
    3,
    "expenditure-by-function",
    Bilingual("预算单位支出预算总表", "Summary of the unit’s budgeted expenditure"),
    Bilingual("支出预算", "Budgeted expenditure"),
)

GENERAL_PUBLIC_EXPENDITURE = _expenditure(
    5,
    "general-public-expenditure",
    Bilingual(
        "预算单位一般公共预算支出功能分类预算表",
        "The unit’s general public budget expenditure by function",
    ),
    Bilingual("一般公共预算支出", "General public budget expenditure"),
)

GOVERNMENT_FUNDS_EXPENDITURE = _expenditure(
    6,
    "government-funds-expenditure",
    Bilingual(
        "预算单位政府性基金预算支出功能分类预算表",
        "The unit’s government-managed funds budget expenditure by function",
    ),
    Bilingual("政府性基金预算支出", "Government-managed funds budget expenditure"),
)

STATE_CAPITAL_EXPENDITURE = _expenditure(
    7,
    "state-capital-expenditure",
    Bilingual(
        "预算单位国有资本经营预算支出功能分类预算表",
        "The unit’s state capital operations budget expenditure by function",
    ),
    Bilingual("国有资本经营预算支出", "State capital operations budget expenditure"),
)
