"""What is to be achieved: the goals and indicators of a budget, one indicator, all as a file."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.charts.targets import numeric_indicator
from budgets.figure_ids import FigureId
from budgets.marks import Marks
from budgets.models import Indicator
from budgets.performance import indicator_card
from budgets.performance import performance as goals_of
from budgets.sentences import sentence
from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def performance(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every goal with its indicators, long-term beside annual, table beside table."""
    disclosure = disclosure_at(request, place, publisher, year)
    found = goals_of(disclosure)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": Marks.of(disclosure),
        "performance": found,
        "goals": [
            (goal, [(line, found.cells(line)) for line in goal.lines.values()])
            for goal in found.goals
        ],
        "trail": trail(Crumb(_("Performance"), ""), disclosure=disclosure),
    }
    return render(request, "performance.html", context)


@require_safe
def indicator(
    request: HttpRequest, place: str, publisher: str, year: int, row_id: str
) -> HttpResponse:
    """One indicator: its target, its earlier values, what they mean, where they stand."""
    disclosure = disclosure_at(request, place, publisher, year)
    wanted = FigureId.parse(f"{row_id}.target")
    found = Indicator.objects.filter(
        published_table__disclosure=disclosure,
        published_table__number=wanted.table,
        part=wanted.part,
        row=wanted.row,
    ).first()
    if found is None:
        raise Http404(_("This budget has no indicator %(id)s.") % {"id": row_id})
    card = indicator_card(disclosure, found)
    numbers = numeric_indicator(card.part, card.row)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": Marks.of(disclosure),
        "card": card,
        "sentence": sentence(card.part, card.row),
        "indicators": [numbers] if numbers else [],
        "trail": trail(
            Crumb(_("Performance"), disclosure.page("performance")),
            Crumb(row_id, ""),
            disclosure=disclosure,
        ),
    }
    return render(request, "indicator.html", context)
