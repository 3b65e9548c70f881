"""A single figure's page."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.bilingual import capitalised
from budgets.figure_card import citation, figure_card
from budgets.findings import Finding, findings
from budgets.marks import Marks
from budgets.models import (
    CheckRun,
    Disclosure,
    Figure,
    IndicatorValue,
    Mention,
    PublishedTable,
)
from budgets.rules.declarations import Outcome
from budgets.sentences import sentence
from budgets.views.figure_then import FigureThen, figure_at
from budgets.views.public import public
from budgets.views.trail import Crumb, trail


@require_safe
def figure(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> HttpResponse:
    """One figure: what is printed, where, and how to cite it."""
    then = figure_at(request, place, publisher, year, figure_id)
    disclosure, found = then.disclosure, then.cell
    document = disclosure.current_document()
    language = get_language() or ""
    card = figure_card(disclosure, found, document, then.restore)
    table = card.grid.published
    marks = _marks(then)
    address = public(request, f"{found.get_absolute_url()}{then.query}")
    context = {
        "disclosure": disclosure,
        "document": document,
        "revision": then.revision,
        "then": then,
        "is_past": then.is_past,
        "history": then.history(),
        "marks": marks,
        "card": card,
        "table": table,
        "sentence": sentence(card.grid, card.row),
        "checks": _checks(disclosure, marks.run, str(found.public_id)),
        "checks_caption": _("Checks it takes part in"),
        # What can have been another then is left out.
        "term": None if then.is_past else disclosure.definition_of(card.row.line.functional),
        "mentions": [] if then.is_past else _mentions(found),
        "citation": citation(card, document, then.revision, address, language),
        "trail": _trail(disclosure, table, str(found.public_id)),
    }
    return render(request, "figure.html", context)


def _trail(disclosure: Disclosure, table: PublishedTable, figure_id: str) -> list[Crumb]:
    label = table.label.in_language(get_language() or "")
    return trail(
        Crumb(_("Tables"), disclosure.page("tables")),
        Crumb(capitalised(label), table.get_absolute_url()),
        Crumb(figure_id, ""),
        disclosure=disclosure,
    )


def _marks(then: FigureThen) -> Marks:
    """What differs; in an earlier revision, what the rules found then about the figure itself."""
    if not then.is_past:
        return Marks.of(then.disclosure)
    runs = CheckRun.objects.filter(revision=then.revision).select_related("revision")
    marks, own = Marks.of_run(runs.order_by("pk").last(), ""), str(then.cell.public_id)
    return replace(marks, found={key: marks.found[key] for key in marks.found if key == own})


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
