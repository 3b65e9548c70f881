"""Tables 3, 5 and 6: expenditure by function and by economic category."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind

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
