"""Table 8: basic expenditure by economic category, whose codes take two cells."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind

_LINE = Group("line", terms.LINE)
_CODE = Group("economic-code", Bilingual("经济分类科目编码", "Economic classification code"))
_BASIC = Group(
    "basic-of-year",
    Bilingual("一般公共预算基本支出", "Basic expenditure from the general public budget"),
)

BASIC_BY_ECONOMIC = Table(
    8,
    "basic-by-economic",
    Bilingual(
        "预算单位一般公共预算基本支出部门预算经济分类预算表",
        "The unit’s basic expenditure from the general public budget by economic category",
    ),
    (
        Part(
            (
                Column(
                    "code",
                    Bilingual("类 款", "Category, Section"),
                    Kind.CODE,
                    (_LINE, _CODE),
                    cells=2,
                ),
                Column(
                    "name",
                    Bilingual("部门经济分类科目名称", "Name in the departmental classification"),
                    Kind.NAME,
                    (_LINE,),
                ),
                Column("total", terms.TOTAL, Kind.TOTAL, (_BASIC,)),
                Column("personnel", terms.PERSONNEL, Kind.LEAF, (_BASIC,)),
                Column("operating", terms.OPERATING, Kind.LEAF, (_BASIC,)),
            ),
            classification=Classification.ECONOMIC,
        ),
    ),
    sortable=True,
)
