"""A single figure's page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.bilingual import capitalised
from budgets.figure_card import citation, figure_card
from budgets.figure_ids import FigureId
from budgets.findings import Finding, Marks, findings
from budgets.models import CheckRun, Disclosure, Figure, IndicatorValue, Mention
from budgets.rules.declarations import Outcome
from budgets.sentences import sentence
from budgets.views.found import disclosure_at
from budgets.views.public import public
from budgets.views.trail import Crumb, trail


@require_safe
def figure(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> HttpResponse:
    """One figure: what is printed, where, and how to cite it."""
    disclosure = disclosure_at(request, place, publisher, year)
    found = _cell(disclosure, FigureId.parse(figure_id))
    if found is None:
        raise Http404(_("This budget has no figure %(id)s.") % {"id": figure_id})
    document = disclosure.current_document()
    revision = disclosure.latest_revision()
    language = get_language() or ""
    card = figure_card(disclosure, found, document)
    table = card.grid.published
    marks = Marks.of(disclosure)
    address = public(request, found.get_absolute_url())
    context = {
        "disclosure": disclosure,
        "document": document,
        "revision": revision,
        "marks": marks,
        "card": card,
        "table": table,
        "sentence": sentence(card.grid, card.row),
        "checks": _checks(disclosure, marks.run, str(found.public_id)),
        "checks_caption": _("Checks it takes part in"),
        "term": disclosure.definition_of(card.row.line.functional),
        "mentions": _mentions(found),
        "citation": citation(card, document, revision, address, language),
        "trail": trail(
            Crumb(_("Tables"), reverse("tables", args=disclosure.address)),
            Crumb(capitalised(table.label.in_language(language)), table.get_absolute_url()),
            Crumb(str(found.public_id), ""),
            disclosure=disclosure,
        ),
    }
    return render(request, "figure.html", context)


def _cell(disclosure: Disclosure, figure_id: FigureId) -> Figure | IndicatorValue | None:
    """The figure or the indicator's value of an id, whichever there is."""
    found: Figure | None = Figure.objects.of(disclosure).with_id(figure_id).first()
    return found or IndicatorValue.objects.of(disclosure).with_id(figure_id).first()


def _checks(disclosure: Disclosure, run: CheckRun | None, figure_id: str) -> list[Finding]:
    """The checks that a figure takes part in, those that differ first."""
    if run is None:
        return []
    found = findings(run.results.counted().about_figure(figure_id), disclosure)
    order = [outcome.key for outcome in Outcome]
    return sorted(found, key=lambda each: order.index(each.result.outcome))


def _mentions(found: Figure | IndicatorValue) -> list[Mention]:
    """Where the text prints the figure too."""
    if not isinstance(found, Figure):
        return []
    return list(found.mentions.select_related("section__disclosure__publisher__jurisdiction"))
