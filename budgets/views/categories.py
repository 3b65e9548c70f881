"""Drill-down by function and by economic category."""

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets import money
from budgets.charts.bars import DrawnBar
from budgets.charts.items import items
from budgets.drill_down import ECONOMIC, FUNCTIONS, Bar, LevelPage, Side, level_page
from budgets.grid import grids_by_subject
from budgets.marks import Marks
from budgets.models import Disclosure, LineItem
from budgets.models.classifications import Category
from budgets.models.place_totals import planned
from budgets.sentences import sentence
from budgets.views.found import disclosure_at
from budgets.views.parameters import order
from budgets.views.trail import Crumb, trail
from budgets.web_tables import OfficialTable
from budgets.web_tables.rows import level_name

# The name of the address of each classification's index.
_INDEX = {FUNCTIONS.field: "functions", ECONOMIC.field: "economic"}


@require_safe
def functions(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """All 类 of the functional classification."""
    return _level(request, disclosure_at(request, place, publisher, year), FUNCTIONS, ())


@require_safe
def function(
    request: HttpRequest, place: str, publisher: str, year: int, codes: tuple[str, ...]
) -> HttpResponse:
    """One 类, 款 or 项 of the functional classification."""
    return _level(request, disclosure_at(request, place, publisher, year), FUNCTIONS, codes)


@require_safe
def economic(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """All 类 of the economic classification, which covers basic expenditure only."""
    disclosure = disclosure_at(request, place, publisher, year)
    grid = grids_by_subject(disclosure, (ECONOMIC.subject,)).get(ECONOMIC.subject)
    return _level(request, disclosure, ECONOMIC, (), items(grid.parts[0]) if grid else [])


@require_safe
def economic_category(
    request: HttpRequest, place: str, publisher: str, year: int, codes: tuple[str, ...]
) -> HttpResponse:
    """One 类 or 款 of the economic classification."""
    return _level(request, disclosure_at(request, place, publisher, year), ECONOMIC, codes)


def _level(
    request: HttpRequest,
    disclosure: Disclosure,
    side: Side,
    codes: tuple[str, ...],
    largest_first: Sequence[DrawnBar] = (),
) -> HttpResponse:
    """A level; the top one of the economic classification also has all items, `largest_first`."""
    categories = _categories(disclosure, side, codes)
    page = level_page(disclosure, side, codes)
    if not page.appearances and not codes:
        raise Http404(_("This budget has no table of this classification."))
    if not page.appearances:
        raise Http404(_("This budget has nothing under %(code)s.") % {"code": codes[-1]})
    category = categories[-1] if categories else None
    marks = Marks.of(disclosure)
    words = _words(side)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": marks,
        "page": page,
        "words": words,
        "category": category,
        "heading": _named(category) if category else words["label"],
        "bars": [_bar(bar, side, disclosure, words) for bar in page.bars],
        "parts": _tables(request, page, marks),
        "items": largest_first,
        "scope": _scope(disclosure, page) if side is ECONOMIC else "",
        "sentence": _sentence(page),
        "term": disclosure.definition_of(category),
        "trail": _trail(disclosure, side, categories, words),
    }
    return render(request, "level.html", context)


def _sentence(page: LevelPage) -> str:
    """The level in words, from the table that says most of it; "" where none has a row for it."""
    grids = [section.grid for section in page.sections]
    if not grids:
        return ""
    grid = max(grids, key=lambda grid: sum(bool(cell.amount) for cell in grid.rows[0].cells))
    return sentence(grid, grid.rows[0])


def _words(side: Side) -> dict[str, str]:
    """What each classification is called on its pages."""
    if side is FUNCTIONS:
        return {
            "stem": "functions",
            "label": _("Functions"),
            "classification": _("Functional classification: what the money is for"),
            "all_categories": _("All functions"),
            "all_money": _("All expenditure"),
            "whole": _("all expenditure"),
        }
    return {
        "stem": "economic",
        "label": _("Economic categories"),
        "classification": _("Economic classification: what is paid for"),
        "all_categories": _("All economic categories"),
        "all_money": _("All basic expenditure"),
        "whole": _("all basic expenditure"),
    }


def _named(of: Category | LineItem) -> str:
    return f"{of.code} {of.name.in_language(get_language() or '')}"


def _bar(bar: Bar, side: Side, disclosure: Disclosure, words: dict[str, str]) -> dict[str, object]:
    """A level as a bar: named, and a link unless it is the level of this page."""
    line = bar.row.line
    address = line.address or disclosure.page(_INDEX[side.field])
    return {
        "label": level_name(line.level) if line.level else "",
        "name": words["all_money"] if bar.row.is_total else _named(line),
        "address": "" if bar.is_here else address,
        "amount": bar.amount,
        "share": bar.share,
        "css": "f" if bar.is_here else "f2",
        "figure_id": bar.figure_id,
    }


def _categories(disclosure: Disclosure, side: Side, codes: tuple[str, ...]) -> list[Category]:
    """The categories from 类 down. Raises Http404 where the codes do not lie below each other."""
    if any(code != codes[-1][: len(code)] for code in codes):
        raise Http404(
            _("%(code)s is not below %(parent)s.") % {"code": codes[-1], "parent": codes[-2]}
        )
    known = side.model.objects.filter(edition=disclosure.edition, code__in=codes).order_by("code")
    if len(known) < len(codes):
        raise Http404(_("This budget has nothing under %(code)s.") % {"code": codes[-1]})
    return [*known]


def _tables(request: HttpRequest, page: LevelPage, marks: Marks) -> list[OfficialTable]:
    heading = _("Share (computed by us)")
    order_by = order(request, *(section.grid.part for section in page.sections))
    return [
        OfficialTable(
            section.grid,
            get_language() or "",
            marks.beside,
            order_by=order_by,
            sortable=True,
            shares=section.share if len(section.grid.rows) > 1 else None,
            share_heading=heading if len(section.grid.rows) > 1 else "",
        )
        for section in page.sections
    ]


def _scope(disclosure: Disclosure, page: LevelPage) -> str:
    """What the economic classification covers, which every page of it says in its title."""
    everything, _unit = planned([disclosure]).get(disclosure.pk, (None, ""))
    if page.whole is None or everything is None:
        return _("(basic expenditure only)")
    return _("(basic expenditure only: %(whole)s of %(all)s, in units of %(unit)s)") % {
        "whole": money.grouped(page.whole),
        "all": money.grouped(everything),
        "unit": money.unit_name(page.unit).in_language(get_language() or ""),
    }


def _trail(
    disclosure: Disclosure, side: Side, categories: list[Category], words: dict[str, str]
) -> list[Crumb]:
    crumbs = [Crumb(words["label"], disclosure.page(_INDEX[side.field]))]
    crumbs += [Crumb(each.code, disclosure.category_address(each)) for each in categories]
    return trail(*crumbs, disclosure=disclosure)
