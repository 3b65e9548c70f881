"""Every indicator of a disclosure as one row of a CSV file."""

from collections.abc import Callable, Iterable

from budgets.exports.csv_text import as_text, as_value, written
from budgets.exports.source_lines import source_lines
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.models import Disclosure, Revision

PERIODS = ("prior2", "prior1", "target")

HEADER = (
    *("jurisdiction", "publisher", "kind", "fiscal_year", "table", "subject"),
    *("goal", "horizon", "ordinal", "goal_zh", "goal_en"),
    *("level1_zh", "level1_en", "level2_zh", "level2_en", "name_zh", "name_en"),
    *(
        f"{period}_{piece}"
        for period in PERIODS
        for piece in ("printed", "operator", "number", "unit", "wording_zh", "wording_en")
    ),
    *("basis_zh", "basis_en", "source_lines", "revision", "id", "url"),
)


def indicators_csv(
    disclosure: Disclosure,
    parts: Iterable[PartGrid],
    revision: Revision | None,
    address_of: Callable[[str], str],
    *,
    bom: bool = True,
) -> bytes:
    """The file of all indicators; a period that a table does not print is blank, `-` stays `-`.

    `address_of` gives the full public address of an indicator's id. The file is the same in both
    languages.
    """
    code, slug, year = disclosure.address
    head = [code, slug, disclosure.kind, str(year)]
    number = str(revision.number) if revision else ""
    rows = (
        [*head, *_fields(part, row), number, row.line.row_id, address_of(row.line.row_id)]
        for part in parts
        for row in part.rows
    )
    return written(HEADER, rows, bom=bom)


def _fields(part: PartGrid, row: Row) -> list[str]:
    line, goal = row.line, row.line.goal
    values = [field for period in PERIODS for field in _value(row.cell(period))]
    return [
        part.published.key,
        part.published.official.subject,
        str(goal.number) if goal else "",
        goal.horizon if goal else "",
        str(line.number),
        as_text(goal.name_zh) if goal else "",
        as_text(goal.name_en) if goal else "",
        *_text(row.cell("level1")),
        *_text(row.cell("level2")),
        as_text(line.name_zh),
        as_text(line.name_en),
        *values,
        *_text(row.cell("basis")),
        source_lines(line),
    ]


def _text(cell: Cell | None) -> list[str]:
    return [as_text(cell.zh), as_text(cell.en)] if cell else ["", ""]


def _value(cell: Cell | None) -> list[str]:
    """What a period prints and means."""
    if cell is None or cell.meaning is None:
        return [""] * 6
    meaning = cell.meaning
    number = "" if meaning.number is None else f"{meaning.number:f}"
    english = as_text(cell.en) if meaning.wording else ""
    return [
        as_value(cell.zh),
        as_text(meaning.operator),
        number,
        meaning.unit,
        as_text(meaning.wording),
        english,
    ]
