"""What only the text prints: staff, growth, shares, procurement, vehicles, programmes."""

from budgets.bilingual import Bilingual
from budgets.official import terms
from budgets.official.declarations import Column, Table
from budgets.official.kinds import Kind
from budgets.official.text_parts import text_part

_SHARE = Column("share", Bilingual("占比", "Share"), Kind.SHARE, unit="%")

TEXT_NUMBERS = Table(
    0,
    "text",
    Bilingual("文字部分的数字", "Numbers of the text"),
    (
        text_part(
            "staff",
            Bilingual("部门人员构成", "Staff of the department"),
            (
                *("posts", "posts-administrative", "posts-institution", "posts-civil"),
                *("in-post", "in-post-administrative", "in-post-institution", "in-post-civil"),
                *("retired", "retired-veterans", "retired-others"),
            ),
            # Some contain others, which the text names after 其中: none may be added to another.
            Column("persons", Bilingual("人数", "Persons"), Kind.TOTAL, unit="人"),
            totals=("posts", "in-post", "retired"),
        ),
        text_part(
            "growth",
            Bilingual("与上年相比", "Compared with the year before"),
            ("department", "fiscal", "general"),
            # The three contain one another: none may be added to another.
            Column("increase", Bilingual("增加", "Increase"), Kind.TOTAL, is_change=True),
            Column("rate", Bilingual("增长", "Growth"), Kind.SHARE, unit="%"),
        ),
        text_part(
            "department-shares",
            Bilingual("部门支出占比", "Shares of the department’s expenditure"),
            ("basic", "project"),
            _SHARE,
        ),
        text_part(
            "general-shares",
            Bilingual("一般公共预算支出占比", "Shares of general public budget expenditure"),
            ("basic", "project"),
            _SHARE,
        ),
        text_part(
            "procurement",
            Bilingual("政府采购预算", "Government procurement budget", terms.PRESS_2021),
            ("total", "goods", "works", "services"),
            Column("amount", Bilingual("预算", "Budget"), Kind.LEAF),
        ),
        text_part(
            "vehicles",
            Bilingual("车辆", "Vehicles"),
            ("total", "general"),
            Column(
                "vehicles", Bilingual("{year} 年末", "End of {year}"), Kind.LEAF, unit="辆", year=-1
            ),
        ),
        text_part(
            "goals",
            Bilingual("项目支出绩效目标", "Goals of project expenditure"),
            ("programmes",),
            Column("programmes", Bilingual("个数", "Number"), Kind.LEAF, unit="个"),
        ),
    ),
)
