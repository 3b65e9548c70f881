"""A single figure's page, and all figures as one file."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports.figures_csv import figures_csv as written
from budgets.figure_card import citation, figure_card
from budgets.figure_ids import FigureId
from budgets.grid import grids_of
from budgets.models import Disclosure, Figure, LineItem
from budgets.sentences import sentence
from budgets.views.downloads import csv_response, wants_bom
from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def figure(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> HttpResponse:
    """One figure: what is printed, where, and how to cite it."""
    disclosure = disclosure_at(place, publisher, year)
    found = Figure.objects.of(disclosure).with_id(FigureId.parse(figure_id)).first()
    if found is None:
        raise Http404(_("This budget has no figure %(id)s.") % {"id": figure_id})
    document = disclosure.current_document()
    revision = disclosure.latest_revision()
    card = figure_card(disclosure, found, document)
    table = card.grid.published
    address = _public(request, found.get_absolute_url())
    context = {
        "disclosure": disclosure,
        "document": document,
        "revision": revision,
        "card": card,
        "table": table,
        "sentence": sentence(card.grid, card.row),
        "term": disclosure.definition_of(card.row.line.functional),
        "citation": citation(card, document, revision, address, get_language() or ""),
        "trail": trail(
            Crumb(_("Tables"), reverse("tables", args=disclosure.address)),
            Crumb(_("Table %(number)s") % {"number": table.number}, table.get_absolute_url()),
            Crumb(str(found.public_id), ""),
            disclosure=disclosure,
        ),
    }
    return render(request, "figure.html", context)


@require_safe
def figures_csv(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every printed figure of the disclosure; the same file in both languages."""
    disclosure = disclosure_at(place, publisher, year)
    content = written(
        disclosure,
        grids_of(disclosure.tables.all(), LineItem.objects.of(disclosure)),
        disclosure.latest_revision(),
        _addresses(request, disclosure),
        bom=wants_bom(request),
    )
    return csv_response(content, disclosure, "figures")


def _addresses(request: HttpRequest, disclosure: Disclosure) -> Callable[[str], str]:
    """From a figure's id to its public address, in Chinese, which is the authoritative page."""
    with translation.override(settings.LANGUAGE_CODE):
        address_of = disclosure.figure_addresses()
    return lambda figure_id: _public(request, address_of(figure_id))


def _public(request: HttpRequest, address: str) -> str:
    """An address with the site's public name, or else the name that it was asked by."""
    return f"{settings.SITE}{address}" if settings.SITE else request.build_absolute_uri(address)
