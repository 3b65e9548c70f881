"""The pages above a disclosure: home, a place, a publisher."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.marks import Marks
from budgets.models import Disclosure, Jurisdiction, Publisher, SourceDocument
from budgets.overview import Headline, grids_for_overview, headlines, overview
from budgets.views.found import place_at, publisher_at
from budgets.views.lists import choices, page_of, steps
from budgets.views.parameters import chosen
from budgets.views.trail import trail

# How many budgets the home page names.
LATEST = 20


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The latest budgets with their totals, and every place, page by page."""
    latest = Disclosure.objects.with_publishers().newest_first()[:LATEST]
    page = page_of(request, Jurisdiction.objects.order_by("code"))
    counts = Publisher.objects.counts_by_place(page)
    listed = headlines(latest)
    context = {
        "headlines": listed,
        **_featured(listed),
        "places": [(place, counts.get(place.pk, 0)) for place in page],
        **steps(page, {}),
    }
    return render(request, "home.html", context)


def _featured(listed: list[Headline]) -> dict[str, object]:
    """The newest budget that its publisher has published, with its short answers."""
    published = SourceDocument.Standing.PUBLISHED
    newest = next((each.disclosure for each in listed if each.standing == published), None)
    if newest is None:
        return {"featured": None}
    marks = Marks.of(newest)
    return {
        "featured": newest,
        "featured_document": newest.current_document(),
        "overview": overview(newest, grids_for_overview(newest)),
        "marks": marks,
        "run": marks.run,
    }


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place and its publishers, page by page, of one kind or one year if so asked."""
    found = place_at(place)
    names = {"department": _("departments"), "unit": _("units")}
    held_kinds, held_years = Disclosure.objects.choices_of(found)
    kinds = {kind: names[kind] for kind in held_kinds}
    years = {str(year): str(year) for year in held_years}
    kept = {"kind": chosen(request, "kind", kinds), "year": chosen(request, "year", years)}
    publishers = Publisher.objects.filter(jurisdiction=found).of(kept["kind"], kept["year"])
    page = page_of(request, publishers.select_related("jurisdiction").order_by("slug"))
    counts = Disclosure.objects.counts_by_publisher(page)
    standings = SourceDocument.objects.standings_by("disclosure__publisher", page)
    narrowed = {"fiscal_year": kept["year"], "kind": kept["kind"]}
    context = {
        "place": found,
        "totals": found.totals.filter(**{name: each for name, each in narrowed.items() if each}),
        "publishers": [
            (publisher, *counts.get(publisher.pk, (0, None)), standings.get(publisher.pk, ""))
            for publisher in page
        ],
        "filters": [
            (_("Kind"), choices(request, "kind", kinds, kept)),
            (_("Year"), choices(request, "year", years, kept)),
        ],
        **steps(page, kept),
        "trail": trail(place=found),
    }
    return render(request, "place.html", context)


@require_safe
def publisher(request: HttpRequest, place: str, publisher: str) -> HttpResponse:
    """A publisher and its years, page by page."""
    found = publisher_at(place, publisher)
    disclosures = Disclosure.objects.with_publishers().filter(publisher=found)
    page = page_of(request, disclosures.newest_first())
    context = {
        "publisher": found,
        "headlines": headlines(page),
        **steps(page, {}),
        "trail": trail(publisher=found),
    }
    return render(request, "publisher.html", context)
