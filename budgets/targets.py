"""What the printed value of an indicator means: a number with operator and unit, or a wording.

Nothing else in the project reads or writes such values.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.money import NOT_AMOUNTS

OPERATORS = ("≥", "≤", ">", "<", "=")
# Full-width forms that mean the same.
_HALF_WIDTH = str.maketrans("＞＜＝％", "><=%")

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

_NUMBER = r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?"
# Spaces are not given back, which the unit could take as well: each in turn would be tried.
_PRINTED = re.compile(rf"([{''.join(OPERATORS)}]?)\s*{_NUMBER}\s*+(\D*)", re.ASCII)


class UnknownTarget(ValueError):
    """The value holds a number that the site cannot tell, or one of a unit it does not know."""


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
    """What a printed value means. Raises UnknownTarget."""
    if printed in NOT_AMOUNTS:
        return Meaning()
    found = _PRINTED.fullmatch(printed.translate(_HALF_WIDTH))
    if found is None and re.search(r"\d", printed):
        raise UnknownTarget(
            f"“{printed}” holds a number, but is not one with an operator and a unit"
        )
    if found is None:
        return Meaning(wording=printed)
    operator, whole, decimals, unit = found.groups()
    if unit not in UNITS:
        known = ", ".join(filter(None, UNITS))
        raise UnknownTarget(f"“{unit}” in “{printed}” is not a known unit ({known})")
    return Meaning(operator, Decimal(whole.replace(",", "") + (decimals or "")), unit)
