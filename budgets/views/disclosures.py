"""A disclosure's own page, and the document behind it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets import source_copy
from budgets.findings import Marks
from budgets.models import SourceDocument
from budgets.overview import overview
from budgets.source_copy import BLACKED_OUT, SourceCopy
from budgets.views.downloads import text_response
from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def disclosure(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """One year's budget: how much, from where, for what, and the way to everything else."""
    found = disclosure_at(place, publisher, year)
    marks = Marks.of(found)
    context = {
        "disclosure": found,
        "document": found.current_document(),
        "revision": found.latest_revision(),
        "marks": marks,
        "run": marks.run,
        "overview": overview(found),
        "tables": found.declared_tables(),
        "trail": trail(disclosure=found),
    }
    return render(request, "disclosure.html", context)


@require_safe
def source(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The text of the document as we hold it, line by line."""
    found = disclosure_at(place, publisher, year)
    document = found.current_document()
    lines = []
    if document is None or document.copy:
        copy = _copy(document)
        lines = [(number, copy.cells(number)) for number in range(1, len(copy.lines) + 1)]
    context = {
        "disclosure": found,
        "document": document,
        "lines": lines,
        "is_blacked_out": any(BLACKED_OUT in cell for _number, cells in lines for cell in cells),
        "trail": trail(Crumb(_("The document"), ""), disclosure=found),
    }
    return render(request, "source.html", context)


@require_safe
def source_file(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The copy itself, byte for byte, so that its digest can be compared."""
    found = disclosure_at(place, publisher, year)
    copy = _copy(found.current_document())
    return text_response(copy.content, found, "source.md")


def _copy(document: SourceDocument | None) -> SourceCopy:
    """The copy of a document. Raises Http404, saying why it cannot be shown."""
    if document is None:
        raise Http404(str(source_copy.SourceCopyMissing.explanation))
    try:
        return source_copy.held(document.copy, document.sha256)
    except source_copy.NoSourceCopy as error:
        raise Http404(str(error.explanation)) from error
