"""What only the text prints: change from the year before, bodies, procurement, goals, assets."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Part, Table
from budgets.official.kinds import Kind
from budgets.official.text_parts import text_part

_VEHICLES = (
    "total",
    "ministerial",
    "leaders",
    "confidential",
    "emergency",
    "enforcement",
    "technical",
    "retired",
    "other",
)


def _assets(key: str, title: Bilingual, rows: tuple[str, ...], unit: str) -> Part:
    """What is held some months before the year, and what the budget is to buy."""
    return text_part(
        key,
        title,
        rows,
        Column(
            "held",
            Bilingual("{year} 年 8 月末", "End of August {year}"),
            Kind.LEAF,
            unit=unit,
            year=-1,
        ),
        Column("purchase", Bilingual("安排购置", "To be bought"), Kind.LEAF, unit=unit),
    )


TEXT_NUMBERS = Table(
    0,
    "text",
    Bilingual("文字部分的数字", "Numbers of the text"),
    (
        text_part(
            "divisions",
            Bilingual("机构设置", "Organisation"),
            ("internal",),
            Column("divisions", Bilingual("个数", "Number"), Kind.LEAF, unit="个"),
        ),
        text_part(
            "growth",
            Bilingual("与上年预算相比", "Compared with the budget of the year before"),
            ("fiscal-revenue", "fiscal-expenditure", "general"),
            # The three contain one another: none may be added to another.
            Column("decrease", Bilingual("减少", "Decrease"), Kind.TOTAL, is_change=True),
        ),
        text_part(
            "bodies",
            Bilingual("下属机构", "Bodies of the unit"),
            ("administrative", "institutions"),
            Column("bodies", Bilingual("家数", "Number"), Kind.LEAF, unit="家"),
        ),
        text_part(
            "procurement",
            Bilingual("政府采购预算", "Government procurement budget", terms.PRESS_2021),
            ("total", "goods", "works", "services"),
            Column("amount", terms.BUDGET, Kind.LEAF),
        ),
        text_part(
            "reserved-procurement",
            Bilingual("预留采购", "Procurement reserved"),
            ("smes", "small-enterprises"),
            # Parts of the procurement above, the second of the first.
            Column("amount", terms.BUDGET, Kind.TOTAL),
        ),
        text_part(
            "goals",
            Bilingual("绩效目标设置", "Performance goals"),
            ("projects",),
            Column("projects", Bilingual("个数", "Number"), Kind.LEAF, unit="个"),
            Column("amount", terms.BUDGET, Kind.TOTAL),
        ),
        _assets("vehicles", Bilingual("车辆", "Vehicles"), _VEHICLES, "辆"),
        _assets(
            "equipment",
            Bilingual("大型设备", "Large equipment"),
            ("equipment",),
            "台（套）",
        ),
    ),
)
