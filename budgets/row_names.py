"""What rows of official tables are called in sentences."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.bilingual import closed_up
from budgets.grid import PartGrid, Row
from budgets.official.declarations import TEXT
from budgets.official.kinds import Kind

# What tables print before a name: 一、, （廿一）, 1、, "1. ", "(21) ".
_NUMERAL = re.compile(
    r"(?:(?<![一二三四五六七八九十廿])[一二三四五六七八九十廿]+、|（[一二三四五六七八九十廿]+）"
    r"|(?<!\d)\d+(?:、|\. )|\(\d+\) "
    r"|(?:项目|Project) \d+: )"
)


def row_name(grid: PartGrid, row: Row) -> str:
    """The name of a row as a sentence begins with it, or what stands for one that has none."""
    language = get_language() or ""
    name = without_numeral(row.line.name.in_language(language))
    if language != "en":
        name = closed_up(name)
    if name:
        return f"{_above(grid, row)}{name}"
    # Rows without a name are called after their goal, or after their part and number there.
    if row.line.goal:
        return row.line.goal.name.in_language(language)
    title = (grid.part.title or grid.published.title).in_language(language)
    if grid.part.total and grid.part.total.groups:
        # A row without a name is called after what its total is of.
        headings = grid.published.headings_of(grid.part)
        return headings[grid.part.total.groups[0].key].in_language(language)
    horizon = next((cell for cell in row.cells if cell.column.kind is Kind.HORIZON), None)
    if horizon:
        return _("%(what)s, %(horizon)s") % {"what": title, "horizon": horizon.text(language)}
    return f"{title} {row.line.number}" if row.line.number and grid.part.title else title


def _above(grid: PartGrid, row: Row) -> str:
    """What tells rows of the same name apart: their part in the text, or the row they are in."""
    language = get_language() or ""
    if grid.published.number == TEXT and grid.part.title:
        return f"{grid.part.title.in_language(language)}{_(': ')}"
    above = row.line.parent_id
    parent = next((each for each in grid.rows if each.line.pk == above), None) if above else None
    if parent is None or parent.is_total:
        return ""
    if sum(each.line.name_zh == row.line.name_zh for each in grid.rows) < 2:
        return ""
    return f"{without_numeral(parent.line.name.in_language(language))}{_(': ')}"


def without_numeral(name: str) -> str:
    """A name without the numeral that the document prints before it: “5. 链路费” is 链路费."""
    return _NUMERAL.sub("", name, count=1)
