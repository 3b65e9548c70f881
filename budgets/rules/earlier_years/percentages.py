"""What a percentage in a sentence is of, and how percentages are rounded."""

from decimal import Decimal

from budgets.bilingual import Bilingual
from budgets.rules.declarations import Tolerance
from budgets.rules.snapshot import Snapshot, Spot

SHARE_ROUNDING = Bilingual("百分比按四舍五入印出", "percentages are printed rounded")
# As many digits as show which way a percentage was rounded.
_DIGITS = Decimal("0.0001")


def share_rounding(printed: str) -> Tolerance:
    """Half of the last place that a percentage is printed with."""
    places = len(printed.removesuffix("%").partition(".")[2])
    return Tolerance(Decimal(5).scaleb(-places - 1), SHARE_ROUNDING)


def percentage(part: Decimal, whole: Decimal) -> Decimal:
    """What per cent of the whole, which is not 0, a part is, to four decimals."""
    return (part / whole * 100).quantize(_DIGITS)


def compared(snapshot: Snapshot, said: Spot) -> Spot | None:
    """What a change or a share in a sentence is of: the number that the text names before it.

    None where it begins its section, or where the number is no money.
    """
    ids = [str(mention.figure.public_id) for mention in snapshot.mentions]
    if said.cell.figure_id not in ids[1:]:
        return None
    place = ids.index(said.cell.figure_id, 1)
    before, here = snapshot.mentions[place - 1], snapshot.mentions[place]
    same_section = before.section_id == here.section_id
    return snapshot.spots.get(ids[place - 1]) if same_section else None
