"""Amounts as the documents print them: reading, converting and writing them.

Nothing else in the project parses, converts or formats an amount.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from budgets.bilingual import Bilingual

BLANK = ""
DASH = "-"
NOT_AMOUNTS = (BLANK, DASH)

YUAN_PER_UNIT = {"元": Decimal(1), "万元": Decimal(10_000)}
UNIT_NAMES = {
    "元": Bilingual("元", "yuan"),
    "万元": Bilingual("万元", "10,000 yuan (万元)"),
    "%": Bilingual("%", "%"),
    "人": Bilingual("人", "persons"),
    "辆": Bilingual("辆", "vehicles"),
    "个": Bilingual("个", "items"),
    "家": Bilingual("家", "units"),
    "台（套）": Bilingual("台（套）", "sets"),
}

# One digit group or many, a decimal part, a sign, a per cent sign: 1571.31, 1,571.31, 0, -12.5, 5%.
# A code like 007 is none, so that an amount is always written as it is printed.
_PRINTED = re.compile(r"[-−]?(?:0|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d*)(?:\.\d+)?%?", re.ASCII)


class NotAnAmount(ValueError):
    """The printed text is neither a number, nor blank, nor a dash."""


class UnknownUnit(ValueError):
    """The unit of measure is none of those that the site can convert."""


def amount_of(printed: str) -> Decimal | None:
    """The amount that a printed cell means, with the decimals it was printed with.

    A percentage is the number before its sign: "25.90%" gives 25.90, in the unit “%”. Blank and
    `-` mean no amount, which is not zero: None. Raises NotAnAmount.
    """
    if printed in NOT_AMOUNTS:
        return None
    if not _PRINTED.fullmatch(printed):
        raise NotAnAmount(f"“{printed}” is not an amount")
    return Decimal(printed.replace(",", "").replace("−", "-").removesuffix("%"))


def with_places_of(amount: Decimal, printed: str) -> Decimal:
    """An amount as stored, with the decimals that it was printed with: 307.4800 and "307.48"."""
    places = len(printed.removesuffix("%").partition(".")[2])
    shown = amount.quantize(Decimal(1).scaleb(-places))
    return shown if shown == amount else amount


def plain_decimal(number: Decimal) -> Decimal:
    """A stored number without the zeros that the database adds: 90.0000 gives 90."""
    return Decimal(f"{number.normalize():f}")


def plain(printed: str) -> str:
    """A printed cell as a plain decimal: "1,571.31" gives "1571.31"; blank and `-` stay."""
    amount = amount_of(printed)
    return printed if amount is None else f"{amount:f}"


def is_money(unit: str) -> bool:
    """Whether amounts of the unit are money; others are counts and shares."""
    return unit in YUAN_PER_UNIT


def in_yuan(amount: Decimal, unit: str) -> Decimal:
    """An amount of the given unit in yuan. Raises UnknownUnit."""
    check_unit(unit)
    return amount * YUAN_PER_UNIT[unit]


def check_unit(unit: str) -> None:
    """Raises UnknownUnit unless the site can convert amounts of this unit into yuan."""
    if not is_money(unit):
        known = ", ".join(YUAN_PER_UNIT)
        raise UnknownUnit(f"“{unit}” is not a known unit ({known})")


def unit_name(unit: str) -> Bilingual:
    """How a unit, of money or not, is named over a column. Raises UnknownUnit."""
    if unit not in UNIT_NAMES:
        raise UnknownUnit(f"“{unit}” is not a known unit ({', '.join(UNIT_NAMES)})")
    return UNIT_NAMES[unit]


def grouped(amount: Decimal) -> str:
    """An amount with thousands separators and its own decimals: "15,713,100"."""
    return f"{amount:,f}"


def yuan_in_full(amount: Decimal, unit: str) -> str:
    """An amount in yuan, all digits and no needless zeros: "15,713,100"."""
    yuan = in_yuan(amount, unit)
    whole = yuan == yuan.to_integral_value()
    return grouped(yuan.quantize(Decimal(1)) if whole else yuan.normalize())


def in_words(amount: Decimal, unit: str, language: str) -> str:
    """An amount for a sentence: "1,571.31 万元", "15.71 million yuan (15,713,100)", "25.90%"."""
    number, word = headline(amount, unit, language)
    if unit == "%":
        return f"{number}%"
    full = f" ({yuan_in_full(amount, unit)})" if word.startswith(("million", "billion")) else ""
    return f"{number} {word}{full}"


def headline(amount: Decimal, unit: str, language: str) -> tuple[str, str]:
    """A number and its unit, short: ("1,571.31", "万元"); ("15.71", "million yuan").

    The English is rounded to two decimals of a million or billion yuan, for reading only;
    below one million it is full yuan. What is no money stays as it is: ("16", "persons").
    """
    if not is_money(unit):
        name = unit_name(unit).in_language(language)
        return grouped(amount), name.removesuffix("s") if abs(amount) == 1 else name
    yuan = in_yuan(amount, unit)
    if language != "en":
        return grouped(amount), unit
    for size, word in ((Decimal(10**9), "billion yuan"), (Decimal(10**6), "million yuan")):
        if abs(yuan) >= size:
            return grouped(_two_decimals(yuan / size)), word
    return yuan_in_full(amount, unit), "yuan"


def spellings(printed: str, unit: str) -> list[str]:
    """What a printed amount may be looked for as, each once.

    That is as printed, with two decimals, and as English pages give it: in yuan, and rounded.
    """
    amount = amount_of(printed)
    found = [printed]
    if amount is not None and is_money(unit):
        found += [f"{amount:.2f}"] if amount == _two_decimals(amount) else []
        found += [yuan_in_full(amount, unit), headline(amount, unit, "en")[0]]
    return list(dict.fromkeys(found))


def share(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """What per cent of the whole a part is, to two decimals; None where that means nothing."""
    if part is None or whole is None or whole <= 0 or part < 0:
        return None
    return _two_decimals(part / whole * 100)


def growth(now: Decimal, before: Decimal) -> Decimal:
    """By how many per cent an amount has grown, to two decimals; `before` must be above 0."""
    return _two_decimals((now - before) / before * 100)


def per_head(amount: Decimal, heads: Decimal) -> Decimal:
    """An amount divided by a number of persons, to two decimals; there must be some."""
    return _two_decimals(amount / heads)


def _two_decimals(number: Decimal) -> Decimal:
    return number.quantize(Decimal("0.01"), ROUND_HALF_UP)
