"""The rows of official tables as plain sentences, made from their cells."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets import money
from budgets.bilingual import closed_up
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.money import DASH
from budgets.official.declarations import TEXT, Column
from budgets.official.kinds import Kind
from budgets.official.terms import BASIS_NAMES

# 类 in which a department's own pensions, medical care and housing stand, and their 款 there;
# others of 208 and 210 are what civil affairs or health departments are for.
OWN_STAFF = ("208", "210", "221", "20805", "20899", "21011", "22102")

# What tables print before a name: 一、, （廿一）, "1. ", "(21) ".
_NUMERAL = re.compile(
    r"(?:[一二三四五六七八九十廿]+、|（[一二三四五六七八九十廿]+）|\d+\. |\(\d+\) "
    r"|(?:项目|Project) \d+: )"
)


def sentence(grid: PartGrid, row: Row) -> str:
    """A row in words: “住房公积金：2024 年计划 37.48 万元，全部为人员经费。”

    Amounts are those of the row's own cells; nothing is added up.
    """
    if grid.part.values:
        return _of_indicator(grid, row)
    if not grid.part.amounts:
        return _of_text(grid, row)
    if grid.part.total is None or grid.published.number == TEXT:
        return _of_numbers(grid, row)
    return _of_amount(grid, row, grid.part.total)


def _of_amount(grid: PartGrid, row: Row, column: Column) -> str:
    total = row.cell(column.key)
    year = grid.published.disclosure.fiscal_year
    if total is None or total.amount is None:
        return _("%(name)s: the document prints no amount for %(year)s.") % {
            "name": _name(grid, row),
            "year": year,
        }
    said = _("%(name)s: %(amount)s planned for %(year)s%(parts)s.") % {
        "name": _name(grid, row),
        "amount": _amount(grid, total),
        "year": year,
        "parts": _parts(grid, row, total),
    }
    more = (_for_own_staff(grid, row, total), _of_earlier_years(grid, row), _texts(grid, row))
    return "".join((said, *more))


def _texts(grid: PartGrid, row: Row) -> str:
    """What the row says in words beside its amounts, each text after its heading.

    A text from which the amounts were taken would say them again.
    """
    if grid.part.in_running_text:
        return ""
    language = get_language() or ""
    texts = [
        f"{grid.published.headings_of(grid.part)[cell.column.key].in_language(language)}"
        f"{_(': ')}{cell.text(language).rstrip('。.')}"
        for cell in row.cells
        if cell.column.kind is Kind.TEXT and cell.zh
    ]
    return _(" %(texts)s.") % {"texts": _("; ").join(texts)} if texts else ""


def _of_earlier_years(grid: PartGrid, row: Row) -> str:
    """The amounts of the years before, each with what it is, or that nobody says."""
    year = grid.published.disclosure.fiscal_year
    said = [
        _("%(year)s: %(amount)s (%(basis)s)")
        % {
            "year": year + (cell.column.year or 0),
            "amount": _amount(grid, cell),
            "basis": BASIS_NAMES[cell.column.basis].in_language(get_language() or ""),
        }
        for cell in row.cells
        if cell.column.basis and cell.amount is not None
    ]
    return _(" Earlier years: %(years)s.") % {"years": _("; ").join(said)} if said else ""


def _of_numbers(grid: PartGrid, row: Row) -> str:
    """Several numbers, none of which contains the others: counts, shares, growth."""
    cells = [cell for cell in row.cells if cell.amount is not None]
    said = [f"{_heading(grid, cell)} {_amount(grid, cell)}" for cell in cells]
    if len(cells) == 1 and cells[0].column.unit not in ("", "%"):
        # The unit of a count says what is counted.
        said = [_amount(grid, cells[0])]
    return _("%(name)s: %(said)s.") % {"name": _name(grid, row), "said": _("; ").join(said)}


def _of_text(grid: PartGrid, row: Row) -> str:
    """What a row says, after what it is about; one without English says so."""
    language = get_language() or ""
    texts = [cell for cell in row.cells if cell.column.kind is Kind.TEXT]
    if language == "en" and any(cell.is_only_chinese for cell in texts):
        return _("%(name)s: in Chinese only.") % {"name": _name(grid, row)}
    said = _("; ").join(cell.text(language).rstrip("；;：:。.") for cell in texts)
    return _("%(name)s: %(said)s.") % {"name": _name(grid, row), "said": said}


def _of_indicator(grid: PartGrid, row: Row) -> str:
    """An indicator with its target and earlier values: ≥ 5 次；2022 年：≥5次."""
    language = get_language() or ""
    year = grid.published.disclosure.fiscal_year
    said = []
    for cell in row.cells:
        if cell.column.kind is not Kind.VALUE:
            continue
        words = _("%(year)s: %(value)s") if cell.column.basis else _("target %(value)s")
        value = cell.text(language) or _("blank")
        if value == DASH:
            value = _("printed “-”")
        said.append(words % {"year": year + (cell.column.year or 0), "value": value})
    goal = row.line.goal.name.in_language(language) if row.line.goal else ""
    return _("%(name)s (%(goal)s): %(said)s.") % {
        "name": _name(grid, row),
        "goal": goal,
        "said": _("; ").join(reversed(said)),
    }


def _parts(grid: PartGrid, row: Row, total: Cell) -> str:
    """What the total consists of: all of it one leaf, or several."""
    leaves = [
        cell
        for cell in row.cells
        if cell.column.kind is Kind.LEAF and cell.column.year == 0 and cell.amount and cell != total
    ]
    if len(leaves) == 1 and leaves[0].amount == total.amount:
        return _(", all of it %(what)s") % {"what": _heading(grid, leaves[0])}
    listed = _("; ").join(f"{_heading(grid, cell)} {_amount(grid, cell)}" for cell in leaves)
    return _(", of which: %(parts)s") % {"parts": listed} if listed else ""


def _for_own_staff(grid: PartGrid, row: Row, total: Cell) -> str:
    """That pensions, medical care and housing are those of the institution's own people."""
    category = row.line.functional
    basic = row.cell("basic")
    is_staff_cost = basic is not None and basic.amount == total.amount
    if category is None or category.code[:5] not in OWN_STAFF or not is_staff_cost:
        return ""
    return _(" This is for the institution’s own staff and retirees.")


def _name(grid: PartGrid, row: Row) -> str:
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
    horizon = next((cell for cell in row.cells if cell.column.kind is Kind.HORIZON), None)
    if horizon:
        return _("%(what)s, %(horizon)s") % {"what": title, "horizon": horizon.text(language)}
    return f"{title} {row.line.number}" if row.line.number and grid.part.title else title


def _above(grid: PartGrid, row: Row) -> str:
    """What tells rows of the same name apart: their part in the text, or the row they are in."""
    language = get_language() or ""
    if grid.published.number == TEXT and grid.part.title:
        return f"{grid.part.title.in_language(language)}{_(': ')}"
    same = [each for each in grid.rows if each.line.name_zh == row.line.name_zh]
    parent = next((each for each in grid.rows if each.line.pk == row.line.parent_id), None)
    if len(same) < 2 or parent is None or parent.is_total:
        return ""
    return f"{without_numeral(parent.line.name.in_language(language))}{_(': ')}"


def without_numeral(name: str) -> str:
    """A name without the numeral that the document prints before it: “5. 链路费” is 链路费."""
    return _NUMERAL.sub("", name, count=1)


def _heading(grid: PartGrid, cell: Cell) -> str:
    headings = grid.published.headings_of(grid.part)
    heading = headings[cell.column.key].in_language(get_language() or "")
    return heading[:1].lower() + heading[1:]


def _amount(grid: PartGrid, cell: Cell) -> str:
    """The amount in words; a cell of a sentence always has one."""
    unit = grid.published.unit_of(cell.column)
    return "" if cell.amount is None else money.in_words(cell.amount, unit, get_language() or "")
