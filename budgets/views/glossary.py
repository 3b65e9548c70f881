"""The terms that the document defines."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def glossary(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every defined term, in printed order, and whose its English name is."""
    disclosure = disclosure_at(place, publisher, year)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "terms": disclosure.glossary_terms.select_related("functional"),
        "trail": trail(Crumb(_("Glossary"), ""), disclosure=disclosure),
    }
    return render(request, "glossary.html", context)
