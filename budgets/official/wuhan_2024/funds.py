"""Tables 7 to 9: the three public expenses, and expenditure of two special funds."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Classification, Column, Group, Part, Table
from budgets.official.kinds import Kind

_VEHICLES = Group("official-vehicles", terms.OFFICIAL_VEHICLES)

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
                Column("abroad", terms.TRAVEL_ABROAD, Kind.LEAF),
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
                Column("reception", terms.HOSPITALITY, Kind.LEAF),
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
            Column("code", terms.CODE, Kind.CODE),
            Column("name", terms.NAME, Kind.NAME),
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
