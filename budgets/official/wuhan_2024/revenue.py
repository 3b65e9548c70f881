"""Table 2: the revenue of the department and each of its units, by source."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Group, Part, Table
from budgets.official.kinds import Kind

_CURRENT = Group("current-year", Bilingual("本年收入", "Revenue of the year"))
_CARRYOVER = Group("brought-forward", terms.CARRYOVER)


def _current(key: str, title: Bilingual, kind: Kind = Kind.LEAF) -> Column:
    return Column(key, title, kind, (_CURRENT,))


def _carryover(key: str, title: Bilingual, kind: Kind = Kind.LEAF) -> Column:
    return Column(key, title, kind, (_CARRYOVER,))


REVENUE_BY_SOURCE = Table(
    2,
    "revenue-by-source",
    Bilingual("部门收入总表", "Summary of departmental revenue", terms.PRESS_2021),
    (
        Part(
            (
                Column("code", Bilingual("部门(单位)代码", "Department (unit) code"), Kind.CODE),
                Column("name", Bilingual("部门(单位)名称", "Department (unit) name"), Kind.NAME),
                Column("total", terms.TOTAL, Kind.TOTAL),
                _current("current", terms.SUBTOTAL, Kind.SUBTOTAL),
                _current("current-general", terms.GENERAL),
                _current("current-govfund", terms.GOVERNMENT_FUNDS),
                _current("current-soe", terms.STATE_CAPITAL),
                _current("current-fiscalaccount", terms.FISCAL_ACCOUNT),
                _current("current-operating", terms.SERVICE_INCOME),
                _current("current-business", terms.COMMERCIAL_INCOME),
                _current("current-superior", terms.FROM_SUPERIORS),
                _current("current-subordinate", terms.FROM_SUBORDINATES),
                _current("current-other", terms.OTHER_REVENUE),
                _carryover("carryover", terms.SUBTOTAL, Kind.SUBTOTAL),
                _carryover("carryover-general", terms.GENERAL),
                _carryover("carryover-govfund", terms.GOVERNMENT_FUNDS),
                _carryover("carryover-soe", terms.STATE_CAPITAL),
                _carryover("carryover-fiscalaccount", terms.FISCAL_ACCOUNT),
                _carryover("carryover-own", terms.OWN_FUNDS),
            )
        ),
    ),
)
