"""What the printed value of an indicator means: a number with operator and unit, or a wording.

Nothing else in the project reads or writes such values.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.money import NOT_AMOUNTS

OPERATORS = ("≥", "≤", ">", "<", "=")

# How a unit stands after its number.
UNITS = {
    "": Bilingual("", ""),
    "%": Bilingual("%", "%"),
    "万元": Bilingual("万元", " × 10,000 yuan"),
    "条": Bilingual("条", " lines"),
    "次": Bilingual("次", " times"),
    "个": Bilingual("个", ""),
    "小时": Bilingual("小时", " hours"),
}
_SINGULAR = {"条": " line", "次": " time", "小时": " hour"}

_PRINTED = re.compile(rf"([{''.join(OPERATORS)}]?)\s*(\d+(?:\.\d+)?)\s*(\D*)", re.ASCII)


class UnknownTargetUnit(ValueError):
    """What stands after the number is no unit that the site knows."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """“≥ 401 条” is the operator ≥, the number 401, the unit 条; “及时” is a wording.

    What is blank or `-` has neither number nor wording.
    """

    operator: str = ""
    number: Decimal | None = None
    unit: str = ""
    wording: str = ""

    @property
    def english(self) -> str:
        """A number in English: “≥ 401 lines”; "" for a wording, whose English is not made here."""
        if self.number is None:
            return ""
        unit = UNITS[self.unit].en
        if self.number == 1:
            unit = _SINGULAR.get(self.unit, unit)
        operator = f"{self.operator} " if self.operator else ""
        return f"{operator}{self.number:f}{unit}"


def meaning_of(printed: str) -> Meaning:
    """What a printed value means. Raises UnknownTargetUnit."""
    if printed in NOT_AMOUNTS:
        return Meaning()
    found = _PRINTED.fullmatch(printed)
    if found is None:
        return Meaning(wording=printed)
    operator, number, unit = found.groups()
    if unit not in UNITS:
        known = ", ".join(filter(None, UNITS))
        raise UnknownTargetUnit(f"“{unit}” in “{printed}” is not a known unit ({known})")
    return Meaning(operator, Decimal(number), unit)
