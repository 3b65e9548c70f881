"""Which budgets a correction of the reference data shows in."""

from collections.abc import Iterable

from django.db.models import Q

from budgets.corrections.targets import Target
from budgets.models import (
    Disclosure,
    EconomicCategory,
    FunctionalCategory,
    Jurisdiction,
    LineItem,
    Publisher,
)
from budgets.models.disclosures import DisclosureQuerySet

_WAYS = {
    Jurisdiction: "publisher__jurisdiction",
    Publisher: "publisher",
}


def affected_by(targets: Iterable[Target]) -> DisclosureQuerySet:
    """The budgets whose pages and checks read one of these, in the order of their keys."""
    which = Q(pk__in=[])
    for target in targets:
        row = target.row
        if isinstance(row, FunctionalCategory | EconomicCategory):
            field = "functional" if isinstance(row, FunctionalCategory) else "economic"
            lines = LineItem.objects.filter(**{field: row})
            which |= Q(pk__in=lines.values("published_table__disclosure"))
        else:
            which |= Q(**{_WAYS[type(row)]: row.pk})
    return Disclosure.objects.with_publishers().filter(which).order_by("pk")
