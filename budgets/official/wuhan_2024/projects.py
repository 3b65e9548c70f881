"""Table 10: the projects, and what their money comes from."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Group, Part, Table
from budgets.official.kinds import Kind

_CURRENT = Group("current-year", Bilingual("本年拨款", "Appropriation for the year"))
_CARRYOVER = Group(
    "brought-forward", Bilingual("财政拨款结转结余", "Carry-over of fiscal appropriations")
)

PROJECTS = Table(
    10,
    "projects",
    Bilingual("项目支出表", "Project expenditure"),
    (
        Part(
            (
                Column("code", Bilingual("项目编码", "Project code"), Kind.CODE),
                Column("name", Bilingual("项目名称", "Project name"), Kind.NAME),
                Column("project-unit", Bilingual("项目单位", "Project unit"), Kind.TEXT),
                Column("total", terms.TOTAL, Kind.TOTAL),
                Column("current-general", terms.GENERAL, Kind.LEAF, (_CURRENT,)),
                Column("current-govfund", terms.GOVERNMENT_FUNDS, Kind.LEAF, (_CURRENT,)),
                Column("current-soe", terms.STATE_CAPITAL, Kind.LEAF, (_CURRENT,)),
                Column("carryover-general", terms.GENERAL, Kind.LEAF, (_CARRYOVER,)),
                Column("carryover-govfund", terms.GOVERNMENT_FUNDS, Kind.LEAF, (_CARRYOVER,)),
                Column("carryover-soe", terms.STATE_CAPITAL, Kind.LEAF, (_CARRYOVER,)),
                Column("fiscalaccount", terms.FISCAL_ACCOUNT, Kind.LEAF),
                Column("own", terms.OWN_FUNDS, Kind.LEAF),
            )
        ),
    ),
    sortable=True,
)
