"""The projects of a budget: the list, one project, all itemised costs as a file."""

from decimal import Decimal

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets import money
from budgets.charts.years import Years, years_of_programme
from budgets.grid import grids_by_subject
from budgets.marks import Marks
from budgets.models import Disclosure
from budgets.models.place_totals import planned
from budgets.official import subjects
from budgets.projects import ProjectPage, project_page, project_pages
from budgets.sentences import sentence
from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def projects(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every project of a budget, with what is planned for it."""
    disclosure = disclosure_at(request, place, publisher, year)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": Marks.of(disclosure),
        "pages": project_pages(disclosure),
        "trail": trail(Crumb(_("Projects"), ""), disclosure=disclosure),
    }
    return render(request, "projects.html", context)


@require_safe
def project(request: HttpRequest, place: str, publisher: str, year: int, code: str) -> HttpResponse:
    """One project: its money, its costs, its goals."""
    disclosure = disclosure_at(request, place, publisher, year)
    page = project_page(disclosure, code)
    if page is None:
        raise Http404(_("This budget has no project %(code)s.") % {"code": code})
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": Marks.of(disclosure),
        "page": page,
        "share": _share(disclosure, page),
        "years": _years(disclosure) if page.parts else None,
        "facts": [(part, sentence(part, row)) for part, row in page.facts],
        "trail": _trail(disclosure, page),
    }
    return render(request, "project.html", context)


def _share(disclosure: Disclosure, page: ProjectPage) -> Decimal | None:
    """What per cent of all planned expenditure the project's money is, computed by us."""
    whole, unit = planned([disclosure]).get(disclosure.pk, (None, ""))
    if page.main is None or whole is None:
        return None
    part, _row, cell = page.main
    own = money.in_yuan(cell.amount or Decimal(0), part.published.unit_of(cell.column))
    return money.share(own, money.in_yuan(whole, unit))


def _years(disclosure: Disclosure) -> Years | None:
    """The budgets of the years before, which the table of a programme prints."""
    subject = subjects.PROJECT_PERFORMANCE
    return years_of_programme(grids_by_subject(disclosure, (subject,), Q(part=subjects.CHANGES)))


def _trail(disclosure: Disclosure, page: ProjectPage) -> list[Crumb]:
    name = page.project.name.in_language(get_language() or "")
    return trail(
        Crumb(_("Projects"), disclosure.page("projects")),
        Crumb(name, ""),
        disclosure=disclosure,
    )
