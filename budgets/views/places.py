"""The pages above a disclosure: home, a place, a publisher."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.models import Disclosure, Jurisdiction, Publisher
from budgets.overview import headlines
from budgets.views.found import place_at, publisher_at
from budgets.views.lists import address, choices, chosen, page_of
from budgets.views.trail import trail


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every place, and the latest budgets with their totals."""
    latest = Disclosure.objects.with_publishers().order_by("-fiscal_year", "publisher")[:20]
    context = {"headlines": headlines(latest), "places": Jurisdiction.objects.with_counts()}
    return render(request, "home.html", context)


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place and its publishers, page by page, of one kind or one year if so asked."""
    found = place_at(place)
    here = Publisher.objects.filter(jurisdiction=found)
    names = {"department": _("departments"), "unit": _("units")}
    kinds = {kind: names[kind] for kind in here.kinds()}
    years = {str(year): str(year) for year in Disclosure.objects.years_of(found)}
    kept = {"kind": chosen(request, "kind", kinds), "year": chosen(request, "year", years)}
    publishers = here.of(kept["kind"], kept["year"])
    page = page_of(request, publishers.with_counts().order_by("slug"))
    context = {
        "place": found,
        "publishers": page,
        "filters": [
            choices(request, name, of, kept) for name, of in (("kind", kinds), ("year", years))
        ],
        "before": address({**kept, "page": str(page.number - 1)}) if page.has_previous() else "",
        "after": address({**kept, "page": str(page.number + 1)}) if page.has_next() else "",
        "trail": trail(place=found),
    }
    return render(request, "place.html", context)


@require_safe
def publisher(request: HttpRequest, place: str, publisher: str) -> HttpResponse:
    """A publisher and its years."""
    found = publisher_at(place, publisher)
    disclosures = Disclosure.objects.with_publishers().filter(publisher=found)
    context = {
        "publisher": found,
        "headlines": headlines(disclosures),
        "trail": trail(publisher=found),
    }
    return render(request, "publisher.html", context)
