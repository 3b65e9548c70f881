"""The pages above a disclosure: home, a place, a publisher."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from budgets.models import Disclosure, Jurisdiction, Publisher
from budgets.overview import headlines
from budgets.views.found import place_at, publisher_at
from budgets.views.trail import trail


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Every place, and the latest budgets with their totals."""
    latest = Disclosure.objects.with_publishers().order_by("-fiscal_year", "publisher")[:20]
    context = {"headlines": headlines(latest), "places": Jurisdiction.objects.with_counts()}
    return render(request, "home.html", context)


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    """A place and its publishers."""
    found = place_at(place)
    publishers = Publisher.objects.filter(jurisdiction=found).with_counts()
    context = {"place": found, "publishers": publishers, "trail": trail(place=found)}
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
