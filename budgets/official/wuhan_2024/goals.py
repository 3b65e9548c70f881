"""What tables 11 and 12 have in common: goals and their indicators, long-term and annual."""

from budgets.bilingual import Bilingual
from budgets.official.declarations import Column, Group, Part
from budgets.official.kinds import Basis, Kind

NUMBER = Column("number", Bilingual("序号", "No."), Kind.NUMBER, is_ours=True)
HORIZON = Column("horizon", Bilingual("期限", "Horizon"), Kind.HORIZON, is_ours=True)
_GOAL = Column("goal", Bilingual("目标", "Goal"), Kind.GOAL, is_ours=True)
_BASIS = Column("basis", Bilingual("指标值确定依据", "Basis of the value"), Kind.TEXT)
_TARGET = Bilingual("指标值", "Target value")


def goals(title: Bilingual) -> Part:
    """The goals themselves; a row is named after its horizon and number: annual-2."""
    text = Column("text", Bilingual("目标说明", "The goal"), Kind.TEXT)
    return Part(
        (HORIZON, _GOAL, text), key="goals", title=title, row_keys=(), total_rows=frozenset(),
        in_running_text=True,
    )  # fmt: skip


def indicators(
    horizon: str, title: Bilingual, name: Bilingual, values: tuple[Column, ...] = ()
) -> Part:
    """The indicators of the goals of one horizon, with their target and what else is printed."""
    return Part(
        (
            HORIZON,
            _GOAL,
            NUMBER,
            Column(
                "level1", Bilingual("一级指标", "First-level indicator"), Kind.TEXT, merged=True
            ),
            Column(
                "level2", Bilingual("二级指标", "Second-level indicator"), Kind.TEXT, merged=True
            ),
            Column("name", name, Kind.NAME),
            *(values or (Column("target", _TARGET, Kind.VALUE),)),
            _BASIS,
        ),
        key=horizon,
        title=title,
        row_keys=(),
        total_rows=frozenset(),
    )


def values_of_years(prior2: Bilingual, prior1: Bilingual, target: Bilingual) -> tuple[Column, ...]:
    """The columns of an annual indicator: two years before, one year before, this year's target."""
    group = (Group("values", _TARGET),)
    return (
        Column("prior2", prior2, Kind.VALUE, group, year=-2, basis=Basis.UNSTATED),
        Column("prior1", prior1, Kind.VALUE, group, year=-1, basis=Basis.UNSTATED),
        Column("target", target, Kind.VALUE, group),
    )


def statement(key: str, title: Bilingual) -> Part:
    """A numbered list of sentences, which a sentence without a number may lead in."""
    return Part(
        (NUMBER, Column("text", title, Kind.TEXT)),
        key=key,
        title=title,
        row_keys=("lead",),
        total_rows=frozenset(),
        in_running_text=True,
    )


def about(title: Bilingual, *row_keys: str) -> Part:
    """Who is named at the head of a table; staff are withheld."""
    columns = (
        Column("name", Bilingual("栏目", "Entry"), Kind.NAME, is_ours=True),
        Column("text", Bilingual("内容", "Content"), Kind.TEXT, is_ours=True),
    )
    return Part(columns, key="about", title=title, row_keys=row_keys, total_rows=frozenset())
