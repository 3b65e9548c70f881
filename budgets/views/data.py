"""The page of data: what can be downloaded, how large it is, what each column holds."""

import json
from pathlib import Path
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports import verify_release
from budgets.exports.examples import examples
from budgets.exports.json_schema import schema_of
from budgets.exports.lists import ALL_LISTS, BY_KEY
from budgets.exports.manifest import as_json
from budgets.exports.official_tables import resource_of
from budgets.exports.one_state import one_state
from budgets.exports.publication import Publication, schema_address
from budgets.exports.release import built_package
from budgets.exports.site_files import Site, SiteFile
from budgets.models import Disclosure, Jurisdiction, PlaceTotal, SourceDocument
from budgets.views.downloads import built_manifest
from budgets.views.found import disclosure_at, place_at
from budgets.views.lists import page_of, steps
from budgets.views.parameters import NothingThere, only_known
from budgets.views.public import root_of_files
from budgets.views.sending import send, send_built
from budgets.views.trail import Crumb, trail

# The page of data builds the files of so many disclosures when it is read; those of more are built
# by the command build_downloads, or by whoever asks for them first.
BUILT_AT_ONCE = 20


@require_safe
def data(request: HttpRequest) -> HttpResponse:
    """Files of all budgets, examples, and every column of the lists."""
    site = Site(root_of_files(request))
    # Known of each place, so that the page costs the same however many budgets there are.
    held = PlaceTotal.objects.exclude(standing=SourceDocument.Standing.GENERATED)
    years = held.values_list("jurisdiction", "fiscal_year").distinct()
    page = page_of(request, years.order_by("jurisdiction__code", "-fiscal_year"))
    places = Jurisdiction.objects.in_bulk([place for place, _year in page])
    files = site.files_of_all() + [site.package(places[place], year) for place, year in page]
    example, language = _example(), get_language() or ""
    is_small = held.budgets_held() <= BUILT_AT_ONCE
    with one_state():
        measured = [
            (file, site.built(file) if is_small else site.found_built(file)) for file in files
        ]
    context = {
        "files": measured,
        "resources": [each.resource for each in ALL_LISTS],
        "example": example,
        "examples": examples(Publication(example, site.root), language) if example else [],
        "trail": trail(Crumb(_("Data"), "")),
        **steps(page, {}),
    }
    return render(request, "data.html", context)


def _example() -> Disclosure | None:
    """The newest budget, and one that its publisher has published before any other."""
    newest = Disclosure.objects.with_publishers().newest_first()
    published = SourceDocument.Standing.PUBLISHED
    return newest.filter(documents__standing=published).first() or newest.first()


@require_safe
def of_disclosure(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The files of one budget, and every column of its tables."""
    with one_state():
        disclosure = disclosure_at(request, place, publisher, year)
        of = Publication(disclosure, root_of_files(request))
        manifest = built_manifest(of, get_language() or "")
    files = json.loads(manifest.path.read_bytes())["files"]
    context: dict[str, Any] = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "revision": of.revision,
        "files": files,
        "manifest": manifest.measured,
        "package": built_package(of).measured,
        "resources": [resource_of(table) for table in disclosure.tables.all()],
        "trail": trail(Crumb(_("Downloads"), ""), disclosure=disclosure),
    }
    return render(request, "disclosure_data.html", context)


@require_safe
def site_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """One file of all budgets."""
    only_known(request, ())
    site = Site(root_of_files(request))
    file = next((each for each in site.files_of_all() if each.path == path), None)
    if file is None:
        raise NothingThere(_("There is no file “%(path)s” here.") % {"path": path}, "path")
    with one_state():
        return _send(request, site, file)


@require_safe
def package(request: HttpRequest, place: str, year: int) -> HttpResponseBase:
    """The package of all budgets of a place and year."""
    only_known(request, ())
    with one_state():
        found = place_at(place)
        here = Disclosure.objects.real().filter(publisher__jurisdiction=found, fiscal_year=year)
        if not here.exists():
            raise NothingThere(
                _("No budget of %(year)s of this place is held here.") % {"year": year}, "year"
            )
        site = Site(root_of_files(request))
        return _send(request, site, site.package(found, year))


def _send(request: HttpRequest, site: Site, file: SiteFile) -> HttpResponseBase:
    return send_built(request, site.built(file), file.content_type, f"budgets-{file.path}")


@require_safe
def list_schema(request: HttpRequest, name: str) -> HttpResponseBase:
    """The JSON Schema of a list."""
    only_known(request, ())
    found = BY_KEY.get(name)
    if found is None:
        raise NothingThere(
            _("There is no list “%(name)s”; there are: %(lists)s.")
            % {"name": name, "lists": ", ".join(BY_KEY)},
            "name",
        )
    content = as_json(schema_of(found.resource, schema_address(root_of_files(request), name)))
    return send(request, content, "application/schema+json", f"{name}-schema.json")


@require_safe
def verifier(request: HttpRequest) -> HttpResponseBase:
    """The script that checks whether a release is complete."""
    only_known(request, ())
    content = Path(verify_release.__file__).read_bytes()
    return send(request, content, "text/x-python; charset=utf-8", "verify_release.py")
