"""Basic expenditure by economic category against the tables by function and the three expenses."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid
from budgets.official import subjects
from budgets.rules.between_tables.matching import only_general, rule, same
from budgets.rules.comparing import amounts, not_checkable, printed, sum_of
from budgets.rules.declarations import Comparison, Outcome
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, equation, part_name

# What is paid for people under one name in the functional and another in the economic
# classification. Medical insurance of civil servants and of institutions is one economic item.
TWO_NAMES = (
    (("2080505",), "30108"),
    (("2080506",), "30109"),
    (("2101101", "2101102"), "30110"),
    (("2101103",), "30111"),
    (("2210201",), "30113"),
)
# The economic item of each of the three public expenses.
EXPENSE_ITEMS = (
    ("abroad", "30212"),
    ("vehicles-purchase", "31013"),
    ("vehicles-running", "30231"),
    ("reception", "30217"),
)
_ONLY_ONE = Bilingual(
    "只有一边印有这笔支出，不能断定是同一笔",
    "only one side prints such an amount, so they are not known to be the same",
)
_FROM_PROJECTS = Bilingual(
    "其余可能由项目支出安排，而项目支出的经济分类没有公开",
    "the rest may be paid as project expenditure, whose economic items are not published",
)


def _basic(snapshot: Snapshot) -> Iterator[Comparison | None]:
    general = snapshot.part(subjects.GENERAL_PUBLIC_EXPENDITURE)
    for left, right in (
        ("basic", "total"),
        ("basic-personnel", "personnel"),
        ("basic-operating", "operating"),
    ):
        yield _of_totals(snapshot, general, left, right)


def _basic_of_summary(snapshot: Snapshot) -> Iterator[Comparison | None]:
    summary = snapshot.part(subjects.SUMMARY, subjects.EXPENDITURE)
    for left, right in (("basic-personnel", "personnel"), ("basic-operating", "operating")):
        yield _of_totals(snapshot, summary, left, right)


def _of_totals(
    snapshot: Snapshot, grid: PartGrid | None, left: str, right: str
) -> Comparison | None:
    if grid is None:
        return None
    spot = spot_of(grid, grid.row(subjects.TOTAL), left)
    return same(spot, snapshot.spot(subjects.BASIC_BY_ECONOMIC, subjects.TOTAL, right))


def _two_names(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for functions, item in TWO_NAMES:
        economic = snapshot.spot(subjects.BASIC_BY_ECONOMIC, item, "total")
        spots = [
            spot
            for code in functions
            if (spot := snapshot.spot(subjects.GENERAL_PUBLIC_EXPENDITURE, code, "basic"))
            and spot.amount is not None
        ]
        yield from _named_twice(snapshot, item, economic, spots)


def _named_twice(
    snapshot: Snapshot, item: str, economic: Spot | None, spots: list[Spot]
) -> Iterator[Comparison | None]:
    if economic is None or economic.amount is None:
        for spot in spots:
            yield _one_sided(snapshot, spot, subjects.BASIC_BY_ECONOMIC)
    elif not spots:
        yield _one_sided(snapshot, economic, subjects.GENERAL_PUBLIC_EXPENDITURE)
    else:
        names = [cell_name(spot) for spot in spots]
        right = Bilingual(" + ".join(n.zh for n in names), " + ".join(n.en for n in names))
        yield amounts(
            economic.cell.figure_id,
            equation(cell_name(economic), right),
            printed(economic),
            sum_of(spots),
        )


def _one_sided(snapshot: Snapshot, spot: Spot, subject: str) -> Comparison:
    other = snapshot.part(subject)
    where = part_name(other) if other else Bilingual("", "")
    statement = equation(cell_name(spot), where)
    return not_checkable(
        spot.cell.figure_id, statement, printed(spot), sum_of([]), _ONLY_ONE, spot.unit
    )


def _expenses(snapshot: Snapshot) -> Iterator[Comparison | None]:
    for grid, row in snapshot.rows(subjects.THREE_PUBLIC_EXPENSES):
        for column, item in EXPENSE_ITEMS:
            spot = spot_of(grid, row, column)
            economic = snapshot.spot(subjects.BASIC_BY_ECONOMIC, item, "total")
            if spot is None:
                continue
            if economic is not None:
                yield _expense(spot, economic)
            elif spot.amount:
                yield _one_sided(snapshot, spot, subjects.BASIC_BY_ECONOMIC)


def _expense(spot: Spot, economic: Spot) -> Comparison | None:
    """An expense against its economic item, which is only a part of it where projects pay too."""
    key, statement = spot.cell.figure_id, equation(cell_name(spot), cell_name(economic))
    left, right = printed(spot), printed(economic)
    found = amounts(key, statement, left, right)
    if found and found.outcome is Outcome.DIFFERS and (found.difference or 0) > 0:
        return not_checkable(key, statement, left, right, _FROM_PROJECTS, found.unit)
    return found


_ECONOMIC = subjects.BASIC_BY_ECONOMIC

RULES = (
    rule(
        9,
        "一般公共预算基本支出 = 基本支出经济分类表",
        "Basic expenditure by function is that by economic category",
        (subjects.GENERAL_PUBLIC_EXPENDITURE, _ECONOMIC),
        _basic,
    ),
    rule(
        10,
        "收支总表的人员经费、公用经费 = 基本支出经济分类表",
        "Personnel and running costs in the summary are those by economic category",
        (subjects.SUMMARY, _ECONOMIC),
        _basic_of_summary,
        only_general,
    ),
    rule(
        11,
        "同一笔支出的两个名称：经济分类 = 功能分类（养老、医疗、住房公积金）",
        "The same money under two names: pensions, medical insurance, the housing fund",
        (subjects.GENERAL_PUBLIC_EXPENDITURE, _ECONOMIC),
        _two_names,
    ),
    rule(
        12,
        "“三公”经费 = 对应的经济分类科目",
        "Each of the three public expenses is its economic item",
        (subjects.THREE_PUBLIC_EXPENSES, _ECONOMIC),
        _expenses,
    ),
)
