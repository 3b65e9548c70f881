"""Breadcrumbs: the pages above one, from home down."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.models import Disclosure, Jurisdiction, Publisher


@dataclass(frozen=True)
class Crumb:
    label: str
    address: str


def trail(
    *further: Crumb,
    place: Jurisdiction | None = None,
    publisher: Publisher | None = None,
    disclosure: Disclosure | None = None,
) -> list[Crumb]:
    """Home, then as much of place, publisher and disclosure as is given, then what is further."""
    language = get_language() or ""
    publisher = disclosure.publisher if disclosure else publisher
    place = publisher.jurisdiction if publisher else place
    crumbs = [Crumb(_("Home"), reverse("home"))]
    for named in (place, publisher):
        if named:
            crumbs.append(Crumb(named.name.in_language(language), named.get_absolute_url()))
    if disclosure:
        label = _("Budget %(year)s") % {"year": disclosure.fiscal_year}
        crumbs.append(Crumb(label, disclosure.get_absolute_url()))
    return [*crumbs, *further]
