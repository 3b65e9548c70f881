"""A disclosure's own page, and the document behind it."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.charts.per_head import per_head
from budgets.charts.spending import SUBJECTS as RECEIPT
from budgets.charts.spending import spending
from budgets.charts.targets import numeric_indicators
from budgets.charts.years import years_of_expenditure
from budgets.exports.dataset import dataset
from budgets.findings import Finding, findings
from budgets.grid import grids_by_subject
from budgets.marks import Marks
from budgets.models import CheckResult, CheckRun, Disclosure, Revision, SourceDocument
from budgets.overview import grids_for_overview, overview
from budgets.performance import performance
from budgets.projects import project_pages
from budgets.rules.declarations import Outcome, Severity
from budgets.source_copy import BLACKED_OUT
from budgets.views.found import copy_of, disclosure_at
from budgets.views.public import public
from budgets.views.trail import Crumb, trail

# How many indicators a budget's own page shows.
SOME = 6


@require_safe
def disclosure(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """One year's budget: the eight answers, and the way to everything else."""
    found = disclosure_at(request, place, publisher, year)
    marks = Marks.of(found)
    grids = grids_for_overview(found)
    shown = performance(found)
    document, revision = found.current_document(), found.latest_revision()
    context = {
        "disclosure": found,
        "document": document,
        "revision": revision,
        "dataset": _dataset(request, found, document, revision),
        "marks": marks,
        "run": marks.run,
        "overview": overview(found, grids),
        "spending": spending(found, grids, project_pages(found)),
        "years": years_of_expenditure(grids),
        "per_head": per_head(grids),
        "indicators": numeric_indicators(shown.parts)[:SOME],
        "examples": _examples(found, marks.run),
        "questions": _questions(found, marks.run),
        "tables": found.declared_tables(),
        "trail": trail(disclosure=found),
    }
    return render(request, "disclosure.html", context)


def _dataset(
    request: HttpRequest,
    disclosure: Disclosure,
    document: SourceDocument | None,
    revision: Revision | None,
) -> str:
    """What search engines of data are told; nothing of what was made up."""
    if document is None or document.standing == SourceDocument.Standing.GENERATED:
        return ""
    return dataset(
        disclosure,
        revision,
        get_language() or "",
        lambda address: public(request, address),
        settings.REUSE_ADDRESS,
    )


def _examples(disclosure: Disclosure, run: CheckRun | None) -> list[Finding]:
    """One difference: of amounts if there is one, and such that both sides are printed."""
    if run is None:
        return []
    differing = run.results.filter(outcome=Outcome.DIFFERS.key)
    order = [severity.key for severity in Severity]
    gravest = sorted(differing, key=lambda result: order.index(result.severity))
    return findings(gravest[:1], disclosure)


def _questions(disclosure: Disclosure, run: CheckRun | None) -> list[Finding]:
    """The first question of each rule that asks any."""
    first: dict[str, CheckResult] = {}
    for result in run.results.filter(outcome=Outcome.ASKS.key) if run else ():
        first.setdefault(result.rule, result)
    return findings(first.values(), disclosure)


@require_safe
def receipt(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """All that is planned, line by line, the largest first, on one page to pass on."""
    found = disclosure_at(request, place, publisher, year)
    grids = grids_by_subject(found, RECEIPT)
    context = {
        "disclosure": found,
        "document": found.current_document(),
        "marks": Marks.of(found),
        "spending": spending(found, grids, project_pages(found)),
        "trail": trail(Crumb(_("Receipt"), ""), disclosure=found),
    }
    return render(request, "receipt.html", context)


@require_safe
def source(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The text of the document as we hold it, line by line."""
    found = disclosure_at(request, place, publisher, year)
    document = found.current_document()
    lines = []
    if document is None or document.copy:
        copy = copy_of(document)
        lines = [(number, copy.cells(number)) for number in range(1, len(copy.lines) + 1)]
    context = {
        "disclosure": found,
        "document": document,
        "lines": lines,
        "is_blacked_out": any(BLACKED_OUT in cell for _number, cells in lines for cell in cells),
        "trail": trail(Crumb(_("The document"), ""), disclosure=found),
    }
    return render(request, "source.html", context)
