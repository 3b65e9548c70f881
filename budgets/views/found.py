"""Finding what an address names, or saying in the reader's language what is not there."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from budgets import source_copy
from budgets.models import (
    CheckRun,
    Disclosure,
    Jurisdiction,
    PublishedTable,
    Publisher,
    SourceDocument,
)
from budgets.official.declarations import TEXT
from budgets.source_copy import SourceCopy
from budgets.views.parameters import NothingThere, check_revision


def place_at(code: str) -> Jurisdiction:
    """The place of a code. Raises Http404."""
    found = Jurisdiction.objects.filter(code=code).first()
    if found is None:
        raise NothingThere(
            _("No place with the code %(code)s is held here.") % {"code": code}, "place"
        )
    return found


def publisher_at(place: str, slug: str) -> Publisher:
    """The publisher of a slug in a place. Raises Http404."""
    found = (
        Publisher.objects.select_related("jurisdiction")
        .filter(jurisdiction__code=place, slug=slug)
        .first()
    )
    if found is None:
        raise NothingThere(
            _("No publisher “%(slug)s” of the place %(code)s is held here.")
            % {"slug": slug, "code": place},
            "publisher",
        )
    return found


def disclosure_at(request: HttpRequest, place: str, slug: str, year: int) -> Disclosure:
    """The budget of a publisher and year, at the revision that the request asks for, if any.

    Raises Http404, and BadParameter for what is no revision.
    """
    found = disclosure_of(place, slug, year)
    check_revision(request, found)
    return found


def disclosure_of(place: str, slug: str, year: int) -> Disclosure:
    """The budget of a publisher and year. Raises Http404."""
    found = Disclosure.objects.at(place, slug, year).order_by().first()
    if found is None:
        raise NothingThere(
            _("No %(year)s budget of the publisher “%(slug)s” of the place %(code)s is held here.")
            % {"year": year, "slug": slug, "code": place},
            "year",
        )
    return found


def table_of(disclosure: Disclosure, number: int) -> PublishedTable:
    """One of a disclosure's tables. Raises Http404, which tells a table not yet held from none."""
    found = disclosure.tables.filter(number=number).first()
    if found is None:
        declared = disclosure.layout.table(number)
        if declared is not None and number:
            raise NothingThere(
                _("Table %(number)s of the document is not on this site yet.") % {"number": number},
                "table",
            )
        if number == TEXT:
            raise NothingThere(_("No numbers of the text of this budget are held here."), "table")
        raise NothingThere(
            _("There is no table %(number)s; the document has tables 1 to %(last)s.")
            % {"number": number, "last": len(disclosure.layout.tables)},
            "table",
        )
    return found


def copy_of(document: SourceDocument | None) -> SourceCopy:
    """The copy of a document. Raises Http404, saying why it cannot be shown."""
    if document is None:
        raise Http404(str(source_copy.SourceCopyMissing.explanation))
    try:
        return source_copy.held(document.copy, document.sha256)
    except source_copy.NoSourceCopy as error:
        raise Http404(str(error.explanation)) from error


def run_of(disclosure: Disclosure) -> CheckRun:
    """The last run of the rules. Raises Http404 where the disclosure was never checked."""
    run = CheckRun.objects.latest_of(disclosure)
    if run is None:
        raise Http404(_("This budget has not been checked yet."))
    return run
