"""Table 9: the three public expenses, with the operating costs of government bodies beside them."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Group, Part, Table
from budgets.official.kinds import Kind

# The form has its brackets in half width.
_ABROAD = Bilingual("因公出国(境)费", terms.TRAVEL_ABROAD.en)
_EXPENSES = Group(
    "expenses",
    Bilingual("“三公”经费预算数", "Three public expenses, budgeted", terms.CHINA_DAILY_2013),
)
_VEHICLES = Group("official-vehicles", terms.OFFICIAL_VEHICLES)

THREE_PUBLIC_EXPENSES = Table(
    9,
    "three-public-expenses",
    Bilingual(
        "单位“三公”经费和机关运行经费预算表",
        "The unit’s three public expenses and operating costs of government bodies",
        f"{terms.CHINA_DAILY_2013}; {terms.PRESS_2021}",
    ),
    (
        Part(
            (
                Column("total", terms.TOTAL, Kind.TOTAL, (_EXPENSES,)),
                Column("abroad", _ABROAD, Kind.LEAF, (_EXPENSES,)),
                Column("reception", terms.HOSPITALITY, Kind.LEAF, (_EXPENSES,)),
                Column("vehicles", terms.SUBTOTAL, Kind.SUBTOTAL, (_EXPENSES, _VEHICLES)),
                Column(
                    "vehicles-purchase",
                    Bilingual("购置费", "Purchase"),
                    Kind.LEAF,
                    (_EXPENSES, _VEHICLES),
                ),
                Column(
                    "vehicles-running",
                    Bilingual("运行费", "Operation"),
                    Kind.LEAF,
                    (_EXPENSES, _VEHICLES),
                ),
                # Beside the expenses, some of which it contains: it may be added to none of them.
                Column(
                    "operating-costs",
                    Bilingual(
                        "机关运行经费预算数",
                        "Operating costs of government bodies, budgeted",
                        terms.PRESS_2021,
                    ),
                    Kind.TOTAL,
                ),
            ),
            row_keys=(),
            total_rows=frozenset(),
        ),
    ),
)
