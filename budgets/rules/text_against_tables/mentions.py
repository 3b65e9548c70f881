"""Each number of the text against the figure that it repeats."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from budgets import money
from budgets.bilingual import Bilingual
from budgets.models import Mention
from budgets.official import subjects
from budgets.official.declarations import TEXT
from budgets.rules.comparing import amounts, lines_of, not_checkable, printed
from budgets.rules.declarations import NO_TOLERANCE, NOTHING, Comparison, Family, Side, Tolerance
from budgets.rules.snapshot import Snapshot, Spot
from budgets.rules.wording import cell_name, equation, listed, section_name

_NO_TABLE = Bilingual("文件中没有所复述的表", "the table that it repeats is not there")
# As the English of the text writes them.
ENGLISH_UNITS = {"万元": "× 10,000 yuan", "元": "yuan"}
# Half of 0.01 万元, in yuan.
TEXT_ROUNDING = Tolerance(
    Decimal(50),
    Bilingual(
        "文字以万元印到两位小数，表格以元计，按四舍五入计",
        "the text prints units of 10,000 yuan rounded to two decimals, the table yuan",
    ),
)


def _mentions(snapshot: Snapshot) -> Iterator[Comparison | None]:
    """Each number of the text against the figure that it repeats.

    The first mention of a number that no table prints is that number itself.
    """
    met: set[str] = set()
    places: dict[str, int] = defaultdict(int)
    for mention in snapshot.mentions:
        figure_id = str(mention.figure.public_id)
        number = mention.section.number
        places[number] += 1
        spot = snapshot.spots.get(figure_id)
        if spot is None:
            yield _without_table(mention, places[number])
        elif spot.grid.published.number != TEXT or figure_id in met:
            yield _mention(mention, spot, places[number])
        met.add(figure_id)


def _without_table(mention: Mention, place: int) -> Comparison:
    name = section_name(mention.section)
    where = listed(name, Bilingual(f"第 {place} 个数", f"number {place}"))
    left = Side(Bilingual(mention.printed, mention.printed), lines=(lines_of(mention.section),))
    key = f"s{mention.section.number}.{place}"
    return not_checkable(key, where, left, NOTHING, _NO_TABLE)


def _mention(mention: Mention, spot: Spot, place: int) -> Comparison | None:
    section = mention.section
    said = f"{mention.printed}{'' if mention.unit == '%' else ' '}{mention.unit}"
    left = Side(
        Bilingual(said, f"{mention.printed} {ENGLISH_UNITS.get(mention.unit, mention.unit)}"),
        money.amount_of(mention.printed),
        mention.unit,
        (),
        (lines_of(section),),
        # It says what the figure says, of whatever year that is.
        spot.cell.column.basis,
    )
    where = listed(section_name(section), Bilingual(f"第 {place} 个数", f"number {place}"))
    statement = equation(where, cell_name(spot))
    is_rounded = (mention.unit, spot.unit) == ("万元", "元")
    tolerance = TEXT_ROUNDING if is_rounded else NO_TOLERANCE
    return amounts(f"s{section.number}.{place}", statement, left, printed(spot), tolerance)


RULES = (
    Family.TEXT_AGAINST_TABLES.rule(
        1,
        "文字中的数 = 表中的数，单位换算后",
        "A number of the text is the figure that it repeats, units converted",
        (subjects.TEXT,),
        _mentions,
    ),
)
