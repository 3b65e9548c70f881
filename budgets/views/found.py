"""Finding what an address names, or saying in the reader's language what is not there."""

from django.http import Http404
from django.utils.translation import gettext as _

from budgets.models import Disclosure, Jurisdiction, PublishedTable, Publisher
from budgets.official.declarations import TEXT


def place_at(code: str) -> Jurisdiction:
    """The place of a code. Raises Http404."""
    found = Jurisdiction.objects.filter(code=code).first()
    if found is None:
        raise Http404(_("No place with the code %(code)s is held here.") % {"code": code})
    return found


def publisher_at(place: str, slug: str) -> Publisher:
    """The publisher of a slug in a place. Raises Http404."""
    found = (
        Publisher.objects.select_related("jurisdiction")
        .filter(jurisdiction__code=place, slug=slug)
        .first()
    )
    if found is None:
        raise Http404(
            _("No publisher “%(slug)s” of the place %(code)s is held here.")
            % {"slug": slug, "code": place}
        )
    return found


def disclosure_at(place: str, slug: str, year: int) -> Disclosure:
    """The budget of a publisher and year. Raises Http404."""
    found = Disclosure.objects.at(place, slug, year).first()
    if found is None:
        raise Http404(
            _("No %(year)s budget of the publisher “%(slug)s” of the place %(code)s is held here.")
            % {"year": year, "slug": slug, "code": place}
        )
    return found


def table_of(disclosure: Disclosure, number: int) -> PublishedTable:
    """One of a disclosure's tables. Raises Http404, which tells a table not yet held from none."""
    found = disclosure.tables.filter(number=number).first()
    if found is None:
        declared = disclosure.layout.table(number)
        if declared is not None and number:
            raise Http404(
                _("Table %(number)s of the document is not on this site yet.") % {"number": number}
            )
        if number == TEXT:
            raise Http404(_("No numbers of the text of this budget are held here."))
        raise Http404(
            _("There is no table %(number)s; the document has tables 1 to %(last)s.")
            % {"number": number, "last": len(disclosure.layout.tables)}
        )
    return found
