"""The public log of corrections: that of the site, of a place, a publisher, a budget; an entry."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.corrections.acts import KINDS
from budgets.corrections.log import counts_by_kind, entries, log_of
from budgets.corrections.verifying import SCRIPT
from budgets.views.lists import choices, page_of, steps
from budgets.views.logs import Log, Narrowing, log_at
from budgets.views.parameters import NothingThere
from budgets.views.trail import Crumb, trail

# Entries are long.
PER_PAGE = 20


@require_safe
def corrections(
    request: HttpRequest, place: str = "", publisher: str = "", year: int | None = None
) -> HttpResponse:
    """Every load and correction, the latest first, page by page, of one kind if so asked."""
    log = log_at(request, place, publisher, year)
    narrowing = Narrowing.asked(request, log)
    counts = counts_by_kind(narrowing.of_target(log))
    page = page_of(request, narrowing.of(log), PER_PAGE)
    shown = list(page)
    labels = {
        kind: f"{name} {counts.get(kind, 0)}"
        for kind, name in KINDS.items()
        if kind in counts or kind == narrowing.kind
    }
    context = {
        **_framed(log),
        "entries": entries(shown),
        "counts": counts,
        "has_corrections": bool(counts.keys() - {"load"}),
        "kinds": choices(request, "kind", labels, narrowing.kept),
        "target": narrowing.target,
        "query": narrowing.query,
        "heads": log.heads(shown),
        "trail": _trail(log, Crumb(_("Corrections"), "")),
        **steps(page, narrowing.kept),
    }
    return render(request, "corrections.html", context)


@require_safe
def revision(
    request: HttpRequest, place: str, publisher: str, year: int, number: int
) -> HttpResponse:
    """One entry of the log of a budget, whole."""
    return _entry(request, log_at(request, place, publisher, year), number)


@require_safe
def reference_revision(request: HttpRequest, number: int) -> HttpResponse:
    """One entry of the log of what budgets share, whole."""
    return _entry(request, log_at(request, "", "", None), number)


def _entry(request: HttpRequest, log: Log, number: int) -> HttpResponse:
    found = log_of(log.disclosure).filter(number=number).first()
    if found is None:
        raise NothingThere(_("The log has no entry %(number)s.") % {"number": number}, "number")
    own = Crumb(_("No. %(number)s") % {"number": number}, "")
    context = {
        **_framed(log),
        "entries": entries([found], whole=True),
        "single": found,
        "heads": log.heads([found]),
        "trail": _trail(log, Crumb(_("Corrections"), log.page), own),
    }
    return render(request, "corrections.html", context)


def _framed(log: Log) -> dict[str, object]:
    """What the frame of each page of a log says."""
    disclosure = log.disclosure
    return {
        "log": log,
        "disclosure": disclosure,
        "document": disclosure.current_document() if disclosure else None,
        "feed": log.feed,
        "script": SCRIPT,
    }


def _trail(log: Log, *crumbs: Crumb) -> list[Crumb]:
    return trail(*crumbs, place=log.place, publisher=log.publisher, disclosure=log.disclosure)
