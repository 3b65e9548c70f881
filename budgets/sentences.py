"""The rows of official tables as plain sentences, made from their cells."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets import money
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.money import DASH
from budgets.official.declarations import TEXT, Column
from budgets.official.kinds import Kind
from budgets.official.terms import BASIS_NAMES
from budgets.row_names import row_name

# 类 in which a department's own pensions, medical care and housing stand, and their 款 there;
# others of 208 and 210 are what civil affairs or health departments are for.
OWN_STAFF = ("208", "210", "221", "20805", "20899", "21011", "22102")


def sentence(grid: PartGrid, row: Row) -> str:
    """A row in words: “住房公积金：2024 年计划 37.48 万元，全部为人员经费。”

    Amounts are those of the row's own cells; nothing is added up.
    """
    language = get_language() or ""
    if grid.part.values:
        return _of_indicator(grid, row, language)
    if not grid.part.amounts:
        return _of_text(grid, row, language)
    if grid.part.total is None or grid.published.number == TEXT:
        return _of_numbers(grid, row, language)
    return _of_amount(grid, row, grid.part.total, language)


def _of_amount(grid: PartGrid, row: Row, column: Column, language: str) -> str:
    total = row.cell(column.key)
    year = grid.published.disclosure.fiscal_year
    if total is None or total.amount is None:
        return _("%(name)s: the document prints no amount for %(year)s.") % {
            "name": row_name(grid, row),
            "year": year,
        }
    said = _("%(name)s: %(amount)s planned for %(year)s%(parts)s.") % {
        "name": row_name(grid, row),
        "amount": _amount(grid, total, language),
        "year": year,
        "parts": _parts(grid, row, total, language),
    }
    more = (
        _others(grid, row, total, language),
        _for_own_staff(grid, row, total),
        _of_earlier_years(grid, row, language),
        _texts(grid, row, language),
    )
    return "".join((said, *more))


def _others(grid: PartGrid, row: Row, total: Cell, language: str) -> str:
    """What the row prints beside its total, and not as a part of it."""
    others = [
        f"{_full_heading(grid, cell, language)}{_(': ')}{_amount(grid, cell, language)}"
        for cell in row.cells
        if cell.column.kind is Kind.TOTAL and cell.column.year == 0 and cell.amount is not None
        if cell != total
    ]
    return _(" %(texts)s.") % {"texts": _("; ").join(others)} if others else ""


def _texts(grid: PartGrid, row: Row, language: str) -> str:
    """What the row says in words beside its amounts, each text after its heading.

    A text from which the amounts were taken would say them again.
    """
    if grid.part.in_running_text or not grid.part.texts:
        return ""
    texts = [
        f"{grid.published.headings_of(grid.part)[cell.column.key].in_language(language)}"
        f"{_(': ')}{cell.text(language).rstrip('。.')}"
        for cell in row.cells
        if cell.column.kind is Kind.TEXT and cell.zh
    ]
    return _(" %(texts)s.") % {"texts": _("; ").join(texts)} if texts else ""


def _of_earlier_years(grid: PartGrid, row: Row, language: str) -> str:
    """The amounts of the years before, each with what it is, or that nobody says."""
    year = grid.published.disclosure.fiscal_year
    said = [
        _("%(year)s: %(amount)s (%(basis)s)")
        % {
            "year": year + (cell.column.year or 0),
            "amount": _amount(grid, cell, language),
            "basis": BASIS_NAMES[cell.column.basis].in_language(language),
        }
        for cell in row.cells
        if cell.column.basis and cell.amount is not None
    ]
    return _(" Earlier years: %(years)s.") % {"years": _("; ").join(said)} if said else ""


def _of_numbers(grid: PartGrid, row: Row, language: str) -> str:
    """Several numbers, none of which contains the others: counts, shares, growth."""
    cells = [cell for cell in row.cells if cell.amount is not None]
    said = [f"{_heading(grid, cell, language)} {_amount(grid, cell, language)}" for cell in cells]
    if len(cells) == 1 and cells[0].column.unit not in ("", "%"):
        # The unit of a count says what is counted.
        said = [_amount(grid, cells[0], language)]
    return _("%(name)s: %(said)s.") % {"name": row_name(grid, row), "said": _("; ").join(said)}


def _of_text(grid: PartGrid, row: Row, language: str) -> str:
    """What a row says, after what it is about; one without English says so."""
    texts = [cell for cell in row.cells if cell.column.kind is Kind.TEXT]
    if language == "en" and any(cell.is_only_chinese for cell in texts):
        return _("%(name)s: in Chinese only.") % {"name": row_name(grid, row)}
    said = _("; ").join(cell.text(language).rstrip("；;：:。.") for cell in texts)
    return _("%(name)s: %(said)s.") % {"name": row_name(grid, row), "said": said}


def _of_indicator(grid: PartGrid, row: Row, language: str) -> str:
    """An indicator with its target and earlier values: ≥ 5 次；2022 年：≥5次."""
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
        "name": row_name(grid, row),
        "goal": goal,
        "said": _("; ").join(reversed(said)),
    }


def _parts(grid: PartGrid, row: Row, total: Cell, language: str) -> str:
    """What the total consists of: all of it one leaf, or several."""
    leaves = [
        cell
        for cell in row.cells
        if cell.column.kind is Kind.LEAF and cell.column.year == 0 and cell.amount and cell != total
    ]
    if len(leaves) == 1 and leaves[0].amount == total.amount:
        return _(", all of it %(what)s") % {"what": _heading(grid, leaves[0], language)}
    listed = _("; ").join(
        f"{_heading(grid, cell, language)} {_amount(grid, cell, language)}" for cell in leaves
    )
    return _(", of which: %(parts)s") % {"parts": listed} if listed else ""


def _for_own_staff(grid: PartGrid, row: Row, total: Cell) -> str:
    """That pensions, medical care and housing are those of the institution's own people."""
    category = row.line.functional
    basic = row.cell("basic")
    is_staff_cost = basic is not None and basic.amount == total.amount
    if category is None or category.code[:5] not in OWN_STAFF or not is_staff_cost:
        return ""
    return _(" This is for the institution’s own staff and retirees.")


def _full_heading(grid: PartGrid, cell: Cell, language: str) -> str:
    return grid.published.full_heading(grid.part, cell.column).in_language(language)


def _heading(grid: PartGrid, cell: Cell, language: str) -> str:
    heading = grid.published.headings_of(grid.part)[cell.column.key].in_language(language)
    return heading[:1].lower() + heading[1:]


def _amount(grid: PartGrid, cell: Cell, language: str) -> str:
    """The amount in words; a cell of a sentence always has one."""
    unit = grid.published.unit_of(cell.column)
    return "" if cell.amount is None else money.in_words(cell.amount, unit, language)
