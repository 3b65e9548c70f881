"""Every indicator with its target and, where the table prints them, its earlier values."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.performance import performance

PERIODS = {
    "prior2": Bilingual("前年", "Two years before"),
    "prior1": Bilingual("上年", "Year before"),
    "target": Bilingual("目标", "Target"),
}
PIECES = {
    "printed": (Type.VALUE, Bilingual("原文", "as printed")),
    "operator": (Type.TEXT, Bilingual("比较符号", "comparison")),
    "number": (Type.AMOUNT, Bilingual("数值", "number")),
    "unit": (Type.TEXT, Bilingual("计量单位", "unit")),
    "wording_zh": (Type.TEXT, Bilingual("文字（中文）", "words, in Chinese")),
    "wording_en": (Type.TEXT, Bilingual("文字（英文）", "words, in English")),
}


def _of_period(period: str, piece: str) -> Field:
    kind, what = PIECES[piece]
    of = PERIODS[period]
    return Field(f"{period}_{piece}", kind, Bilingual(f"{of.zh}：{what.zh}", f"{of.en}: {what.en}"))


RESOURCE = Resource(
    "indicators",
    Bilingual("全部绩效指标", "All indicators"),
    (
        *common.PLACE,
        common.TABLE,
        common.SUBJECT,
        Field("goal", Type.COUNT, Bilingual("目标序号", "Goal number")),
        common.HORIZON,
        Field("ordinal", Type.COUNT, Bilingual("指标序号", "Place within the goal")),
        Field("goal_zh", Type.TEXT, Bilingual("目标（中文）", "Goal, in Chinese")),
        Field("goal_en", Type.TEXT, Bilingual("目标（英文）", "Goal, in English")),
        Field("level1_zh", Type.TEXT, Bilingual("一级指标（中文）", "First level, in Chinese")),
        Field("level1_en", Type.TEXT, Bilingual("一级指标（英文）", "First level, in English")),
        Field("level2_zh", Type.TEXT, Bilingual("二级指标（中文）", "Second level, in Chinese")),
        Field("level2_en", Type.TEXT, Bilingual("二级指标（英文）", "Second level, in English")),
        *common.name("指标", "Indicator"),
        *(_of_period(period, piece) for period in PERIODS for piece in PIECES),
        Field("basis_zh", Type.TEXT, Bilingual("指标值确定依据（中文）", "Basis, in Chinese")),
        Field("basis_en", Type.TEXT, Bilingual("指标值确定依据（英文）", "Basis, in English")),
        common.LINES,
        common.REVISION,
        Field("id", Type.KEY, Bilingual("指标编号", "Indicator id")),
        common.URL,
    ),
    (*common.PLACE_KEYS, "id"),
)


def records(of: Publication) -> Iterator[Record]:
    """A period that a table does not print is blank, `-` stays `-`."""
    for part in performance(of.disclosure).parts:
        for row in part.rows:
            yield record_of(of, part, row)


def record_of(of: Publication, part: PartGrid, row: Row) -> Record:
    """The row of one indicator, in the revision of the publication."""
    number = row.line.row_id
    address = f"{of.performance_page}{number}/"
    return (*of.place, *_fields(part, row), of.revision_number, number, address)


def _fields(part: PartGrid, row: Row) -> list[str]:
    line, goal = row.line, row.line.goal
    return [
        part.published.key,
        part.published.official.subject,
        str(goal.number) if goal else "",
        goal.horizon if goal else "",
        str(line.number),
        goal.name_zh if goal else "",
        goal.name_en if goal else "",
        *_text(row.cell("level1")),
        *_text(row.cell("level2")),
        line.name_zh,
        line.name_en,
        *(field for period in PERIODS for field in _value(row.cell(period))),
        *_text(row.cell("basis")),
        source_lines(line),
    ]


def _text(cell: Cell | None) -> tuple[str, str]:
    return (cell.zh, cell.en) if cell else ("", "")


def _value(cell: Cell | None) -> list[str]:
    """What a period prints and means."""
    if cell is None or cell.meaning is None:
        return [""] * len(PIECES)
    meaning = cell.meaning
    number = "" if meaning.number is None else f"{meaning.number:f}"
    english = cell.en if meaning.wording else ""
    return [cell.zh, meaning.operator, number, meaning.unit, meaning.wording, english]
