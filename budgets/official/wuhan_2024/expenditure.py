"""Tables 3 and 5 to 9: expenditure by function, by economic category and by fund."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Kind, Part, Table

_CODE = Column("code", terms.CODE, Kind.CODE)
_NAME = Column("name", terms.NAME, Kind.NAME)
_TOTAL = Column("total", terms.TOTAL, Kind.TOTAL)

EXPENDITURE_BY_FUNCTION = Table(
    3,
    "expenditure-by-function",
    Bilingual("部门支出总表", "Summary of departmental expenditure", terms.PRESS_2021),
    (
        Part(
            (
                _CODE,
                _NAME,
                _TOTAL,
                Column("basic", terms.BASIC, Kind.LEAF),
                Column("project", terms.PROJECT, Kind.LEAF),
                Column(
                    "business",
                    Bilingual(
                        "事业单位经营支出",
                        "Commercial (non-core) expenditure of public institutions",
                    ),
                    Kind.LEAF,
                ),
                Column(
                    "remitted",
                    Bilingual("上缴上级支出", "Remittances to higher authorities"),
                    Kind.LEAF,
                ),
                Column(
                    "subsidies",
                    Bilingual("对附属单位补助支出", "Subsidies to subordinate units"),
                    Kind.LEAF,
                ),
            ),
            classification=Classification.FUNCTIONAL,
        ),
    ),
    sortable=True,
)

_BASIC = Group("basic-expenditure", terms.BASIC)

GENERAL_PUBLIC_EXPENDITURE = Table(
    5,
    "general-public-expenditure",
    Bilingual("一般公共预算支出表", "General public budget expenditure", terms.PRESS_2021),
    (
        Part(
            (
                _CODE,
                _NAME,
                _TOTAL,
                Column("basic", terms.SUBTOTAL, Kind.SUBTOTAL, (_BASIC,)),
                Column("basic-personnel", terms.PERSONNEL, Kind.LEAF, (_BASIC,)),
                Column("basic-operating", terms.OPERATING, Kind.LEAF, (_BASIC,)),
                Column("project", terms.PROJECT, Kind.LEAF),
            ),
            classification=Classification.FUNCTIONAL,
        ),
    ),
    sortable=True,
)

_CATEGORY = Group(
    "economic-category",
    Bilingual(
        "部门预算支出经济分类科目",
        "Economic classification of departmental budget expenditure",
        terms.PRESS_2021,
    ),
)
_BASIC_OF_YEAR = Group(
    "basic-of-year",
    Bilingual(
        "本年一般公共预算基本支出", "Basic expenditure from the general public budget, this year"
    ),
)

BASIC_BY_ECONOMIC = Table(
    6,
    "basic-by-economic",
    Bilingual(
        "一般公共预算基本支出表",
        "Basic expenditure from the general public budget",
        terms.PRESS_2021,
    ),
    (
        Part(
            (
                Column("code", terms.CODE, Kind.CODE, (_CATEGORY,)),
                Column("name", terms.NAME, Kind.NAME, (_CATEGORY,)),
                Column("total", terms.TOTAL, Kind.TOTAL, (_BASIC_OF_YEAR,)),
                Column("personnel", terms.PERSONNEL, Kind.LEAF, (_BASIC_OF_YEAR,)),
                Column("operating", terms.OPERATING, Kind.LEAF, (_BASIC_OF_YEAR,)),
            ),
            classification=Classification.ECONOMIC,
        ),
    ),
    sortable=True,
)

_VEHICLES = Group(
    "official-vehicles",
    Bilingual(
        "公务用车购置及运行费", "Purchase and operation of official vehicles", terms.PRESS_2021
    ),
)

THREE_PUBLIC_EXPENSES = Table(
    7,
    "three-public-expenses",
    Bilingual(
        "财政拨款“三公”经费支出表",
        "Three public expenses from fiscal appropriation",
        f"{terms.PRESS_2021}; {terms.CHINA_DAILY_2013}",
    ),
    (
        Part(
            (
                Column(
                    "total",
                    Bilingual(
                        "“三公”经费合计", "Three public expenses, total", terms.CHINA_DAILY_2013
                    ),
                    Kind.TOTAL,
                ),
                Column(
                    "abroad",
                    Bilingual(
                        "因公出国（境）费",
                        "Official travel abroad (incl. Hong Kong, Macao, Taiwan)",
                    ),
                    Kind.LEAF,
                ),
                Column("vehicles", terms.SUBTOTAL, Kind.SUBTOTAL, (_VEHICLES,)),
                Column(
                    "vehicles-purchase",
                    Bilingual("公务用车购置费", "Purchase of official vehicles"),
                    Kind.LEAF,
                    (_VEHICLES,),
                ),
                Column(
                    "vehicles-running",
                    Bilingual("公务用车运行费", "Operation of official vehicles"),
                    Kind.LEAF,
                    (_VEHICLES,),
                ),
                Column("reception", Bilingual("公务接待费", "Official hospitality"), Kind.LEAF),
            ),
            row_keys=(),
            total_rows=frozenset(),
        ),
    ),
)


def _of_one_fund(group: Group) -> Part:
    """The columns of a table that prints one fund's expenditure under one heading."""
    return Part(
        (
            _CODE,
            _NAME,
            Column("total", terms.TOTAL, Kind.TOTAL, (group,)),
            Column("basic", terms.BASIC, Kind.LEAF, (group,)),
            Column("project", terms.PROJECT, Kind.LEAF, (group,)),
        ),
        classification=Classification.FUNCTIONAL,
    )


GOVERNMENT_FUNDS_EXPENDITURE = Table(
    8,
    "government-funds-expenditure",
    Bilingual(
        "政府性基金预算支出表",
        "Government-managed funds budget expenditure",
        f"{terms.PRESS_2021}; {terms.CENTRAL_REPORT_2020}",
    ),
    (
        _of_one_fund(
            Group(
                "fund-of-year",
                Bilingual(
                    "本年政府性基金预算支出",
                    "Government-managed funds budget expenditure, this year",
                ),
            )
        ),
    ),
)

STATE_CAPITAL_EXPENDITURE = Table(
    9,
    "state-capital-expenditure",
    Bilingual(
        "国有资本经营预算支出表",
        "State capital operations budget expenditure",
        f"{terms.PRESS_2021}; {terms.CENTRAL_REPORT_2020}",
    ),
    (
        _of_one_fund(
            Group(
                "fund-of-year",
                Bilingual(
                    "本年国有资本经营预算支出",
                    "State capital operations budget expenditure, this year",
                ),
            )
        ),
    ),
)
