"""The itemised costs of a disclosure's programmes as one CSV file."""

from collections.abc import Callable, Iterable

from budgets.exports.csv_text import as_text, written
from budgets.exports.source_lines import source_lines
from budgets.models import Belonging, Disclosure, Revision
from budgets.money import plain
from budgets.projects import Cost

HEADER = (
    *("jurisdiction", "publisher", "kind", "fiscal_year", "number", "name_zh", "name_en"),
    *("printed", "amount", "unit", "project", "project_zh", "project_en", "belonging"),
    *("belonging_zh", "belonging_en"),
    *("note_zh", "note_en", "source_lines", "revision", "id", "url"),
)

# How a cost is known to be a project's, in words.
BELONGINGS = {
    Belonging.PRINTED: ("原文写明", "printed"),
    Belonging.AMOUNTS: ("按金额推算", "inferred from sums"),
    Belonging.NUMBERS: ("按序号推算", "inferred from its number"),
}


def costs_csv(
    disclosure: Disclosure,
    costs: Iterable[Cost],
    revision: Revision | None,
    address_of: Callable[[str], str],
    *,
    bom: bool = True,
) -> bytes:
    """The file of all costs, the same in both languages.

    `belonging` says how it is known that a cost is the project's: `printed`, or inferred from
    `amounts` (按金额推算) or from `numbers`.
    """
    code, slug, year = disclosure.address
    head = [code, slug, disclosure.kind, str(year)]
    number = str(revision.number) if revision else ""
    rows = (
        [*head, *_fields(cost), number, cost.cell.figure_id, address_of(cost.cell.figure_id)]
        for cost in costs
    )
    return written(HEADER, rows, bom=bom)


def _fields(cost: Cost) -> list[str]:
    line, project = cost.row.line, cost.project
    return [
        str(line.number),
        as_text(line.name_zh),
        as_text(line.name_en),
        cost.cell.zh,
        "" if cost.cell.amount is None else plain(cost.cell.zh),
        cost.unit,
        project.code if project else "",
        as_text(project.name_zh) if project else "",
        as_text(project.name_en) if project else "",
        line.belonging,
        *_said(line.belonging),
        as_text(line.note_zh),
        as_text(line.note_en),
        source_lines(line),
    ]


def _said(belonging: str) -> tuple[str, str]:
    return BELONGINGS[Belonging(belonging)] if belonging else ("", "")
