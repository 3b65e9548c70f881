"""Adding up what the budgets of a place print, whenever one of them is published."""

from collections import defaultdict
from decimal import Decimal

from django.db import connection

from budgets.models import Disclosure, Jurisdiction, PlaceTotal, SourceDocument
from budgets.models.place_totals import planned
from budgets.money import in_yuan

# Names, to PostgreSQL, what one takes turns at.
_TURNS = 420


def record_place_totals(place: Jurisdiction, year: int) -> None:
    """Add up the budgets of a place and a year anew. To be called within a transaction."""
    if connection.vendor == "postgresql":
        # Two budgets of one place may be published at once: the second to come adds up both. Not
        # the row of the place is locked, which others lock before they lock budgets.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_TURNS, place.pk])
    listed = [
        *Disclosure.objects.with_publishers().filter(
            publisher__jurisdiction=place, fiscal_year=year
        )
    ]
    standings = SourceDocument.objects.standings_by("disclosure", listed)
    totals = planned(listed)
    amounts: dict[tuple[str, str], list[Decimal | None]] = defaultdict(list)
    for disclosure in listed:
        amount, unit = totals.get(disclosure.pk, (None, ""))
        kind = disclosure.publisher.kind, standings.get(disclosure.pk, "")
        amounts[kind].append(None if amount is None else in_yuan(amount, unit))
    PlaceTotal.objects.filter(jurisdiction=place, fiscal_year=year).delete()
    PlaceTotal.objects.bulk_create(
        PlaceTotal(
            jurisdiction=place,
            fiscal_year=year,
            kind=kind,
            standing=standing,
            budgets=len(printed := [each for each in found if each is not None]),
            without=len(found) - len(printed),
            amount=sum(printed, Decimal()),
        )
        for (kind, standing), found in amounts.items()
    )
