"""The rows of official tables as plain sentences, made from their cells."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets import money
from budgets.grid import Cell, PartGrid, Row
from budgets.official.declarations import Kind

# 类 in which a department's own pensions, medical care and housing stand.
OWN_STAFF = ("208", "210", "221")

# What tables print before a name: 一、, （廿一）, "1. ", "(21) ".
_NUMERAL = re.compile(
    r"(?:[一二三四五六七八九十廿]+、|（[一二三四五六七八九十廿]+）|\d+\. |\(\d+\) )"
)


def sentence(grid: PartGrid, row: Row) -> str:
    """A row in words: “住房公积金：2024 年计划 37.48 万元，全部为人员经费。”

    Amounts are those of the row's own cells; nothing is added up.
    """
    column = grid.part.total
    total = row.cell(column.key) if column else None
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
    return f"{said}{_for_own_staff(grid, row, total)}"


def _parts(grid: PartGrid, row: Row, total: Cell) -> str:
    """What the total consists of: all of it one leaf, or several."""
    leaves = [
        cell
        for cell in row.cells
        if cell.column.kind is Kind.LEAF and cell.amount and cell != total
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
    if category is None or not category.code.startswith(OWN_STAFF) or not is_staff_cost:
        return ""
    return _(" This is for the institution’s own staff and retirees.")


def _name(grid: PartGrid, row: Row) -> str:
    language = get_language() or ""
    name = _NUMERAL.sub("", row.line.name.in_language(language), count=1)
    if language != "en":
        name = "".join(name.split())
    return name or grid.published.title.in_language(language)


def _heading(grid: PartGrid, cell: Cell) -> str:
    heading = grid.published.headings[cell.column.key].in_language(get_language() or "")
    return heading[:1].lower() + heading[1:]


def _amount(grid: PartGrid, cell: Cell) -> str:
    """The amount in words; a cell of a sentence always has one."""
    unit = grid.published.unit
    return "" if cell.amount is None else money.in_words(cell.amount, unit, get_language() or "")
