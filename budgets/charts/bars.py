"""Horizontal bars on one scale, each cut into parts.

Widths are per cent of the scale, so that bars stretch with the page while text keeps its size.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.utils.translation import get_language

from budgets import money
from budgets.bilingual import Bilingual

# Parts below this many per cent of the scale share the last piece of their bar.
SMALLEST = Decimal(1)
# The width that a bar has at least: on a phone, and from 44 rem on; that of a character.
PHONE, WIDE = 290, 610
HAN, LATIN = 15, 8
PADDING = 16
# How many parts of a bar are named below it.
NAMED = 3


@dataclass(frozen=True)
class Part:
    """One named amount, in `unit`, and where it leads to; `figure_id` is that of the amount.

    `shade` is the class of its piece; what it tells is always said in words too.
    """

    name: Bilingual
    amount: Decimal
    unit: str
    address: str
    figure_id: str = ""
    shade: str = "f"

    @property
    def yuan(self) -> Decimal:
        return money.in_yuan(self.amount, self.unit)


@dataclass(frozen=True)
class Bar:
    """A whole with its parts, largest first; `about` says in a few words what it consists of."""

    whole: Part
    parts: tuple[Part, ...]
    about: Bilingual | None = None


@dataclass(frozen=True)
class Mark:
    """A piece of a drawn bar: where it begins and how wide it is, both in per cent of the scale.

    `merged` counts the parts that share it, 0 where it is a part of its own.
    """

    part: Part
    start: Decimal
    width: Decimal
    merged: int = 0

    @property
    def name(self) -> str:
        return self.part.name.in_language(get_language() or "")

    @property
    def shows_name(self) -> bool:
        """Whether the name fits into the piece on a wide screen."""
        return not self.merged and self._fits(self.name, WIDE)

    @property
    def amount_on(self) -> str:
        """Where its amount fits into the piece: "phone", "wide", or "" for nowhere."""
        if self.merged or not self._fits(self.amount, WIDE):
            return ""
        return "phone" if self._fits(self.amount, PHONE) else "wide"

    @property
    def amount(self) -> str:
        """The amount as it stands in the piece: 286.00; 2.86 million yuan."""
        language = get_language() or ""
        number, unit = money.headline(self.part.amount, self.part.unit, language)
        return f"{number} {unit}" if language == "en" else number

    def _fits(self, text: str, whole: int) -> bool:
        return _width(text) + PADDING <= self.width * whole / 100


@dataclass(frozen=True)
class DrawnBar:
    """A bar on its scale; `share` is its per cent of the picture's whole, None without one."""

    bar: Bar
    share: Decimal | None
    marks: list[Mark]

    @property
    def is_cut(self) -> bool:
        return len(self.bar.parts) > 1

    @property
    def largest(self) -> tuple[Part, ...]:
        """The parts that are named below the bar, where a finger finds them too."""
        return self.bar.parts[:NAMED]

    @property
    def further(self) -> int:
        """How many parts are not."""
        return len(self.bar.parts[NAMED:])


def drawn(bars: Sequence[Bar], whole: Part | None = None) -> list[DrawnBar]:
    """The bars, the longest of which is 100 % of the scale.

    Amounts of nothing have no marks. Shares are those of `whole`, where one is given.
    """
    scale = max((bar.whole.yuan for bar in bars), default=Decimal(0))
    return [
        DrawnBar(
            bar,
            money.share(bar.whole.yuan, whole.yuan) if whole else None,
            _marks(bar, scale) if scale > 0 else [],
        )
        for bar in bars
    ]


def _marks(bar: Bar, scale: Decimal) -> list[Mark]:
    """The parts side by side, the small ones as one piece that leads to all of them."""
    marks: list[Mark] = []
    at = Decimal(0)
    small = [part for part in bar.parts if part.yuan / scale * 100 < SMALLEST]
    if len(small) == 1:
        small = []
    for part in bar.parts:
        if part in small or part.yuan <= 0:
            continue
        width = _per_cent(part.yuan, scale)
        marks.append(Mark(part, at, width))
        at += width
    if small:
        rest = Part(
            bar.whole.name,
            sum_of(small, bar.whole.unit),
            bar.whole.unit,
            bar.whole.address,
            shade=small[0].shade,
        )
        width = _per_cent(rest.yuan, scale)
        marks.append(Mark(rest, at, width, merged=len(small)))
    return marks


def sum_of(parts: Iterable[Part], unit: str) -> Decimal:
    """The sum of amounts of whatever unit, in the given one."""
    yuan = sum((part.yuan for part in parts), Decimal(0))
    return yuan / money.in_yuan(Decimal(1), unit)


def _per_cent(part: Decimal, scale: Decimal) -> Decimal:
    return (part / scale * 100).quantize(Decimal("0.001"), ROUND_DOWN)


def _width(text: str) -> int:
    """About how many pixels a text takes."""
    wide = sum(unicodedata.east_asian_width(each) in "WF" for each in text)
    return wide * HAN + (len(text) - wide) * LATIN
