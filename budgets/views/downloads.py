"""Downloads: every list and table in every format, whole disclosures, and single things as JSON."""

import io
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import BinaryIO

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports.builds import Built, built, key_of
from budgets.exports.formats import FORMATS
from budgets.exports.json_schema import schema_of
from budgets.exports.lists import BY_KEY
from budgets.exports.lists.figures import records_with_blanks
from budgets.exports.manifest import as_json
from budgets.exports.official_tables import resource_of
from budgets.exports.one_state import one_state
from budgets.exports.publication import Publication
from budgets.exports.release import LargeFile, ListFile, ReleaseFile, built_file, manifest_of
from budgets.exports.release import release_file as file_of
from budgets.exports.resources import Record
from budgets.figure_ids import FigureId
from budgets.models import IndicatorValue
from budgets.views.found import copy_of, disclosure_at, run_of, table_of
from budgets.views.parameters import NothingThere, chosen, only_known
from budgets.views.public import root
from budgets.views.sending import send, send_built

_JSON = "application/json"


@require_safe
def release_file(
    request: HttpRequest, place: str, publisher: str, year: int, path: str
) -> HttpResponseBase:
    """One file of a release, whole, or narrowed to the rows that the query asks for."""
    with one_state():
        of = _publication(request, place, publisher, year)
        language = get_language() or ""
        file = file_of(of, language, path)
        if file is None:
            raise _missing(of, path)
        # What follows the language has it in its name.
        follows = path.startswith("tables/") or isinstance(file, LargeFile)
        stem = path.removesuffix(f".{file.format}").replace("tables/", "table/").replace("/", "-")
        name = _name(of, f"{stem}{f'-{language}' if follows else ''}.{file.format}")
        if isinstance(file, LargeFile):
            only_known(request, {"revision"})
            return send_built(request, built_file(of, language, file), file.content_type, name)
        return send(request, _content(request, file), file.content_type, name)


def _content(request: HttpRequest, file: ReleaseFile) -> bytes:
    out = io.BytesIO()
    if isinstance(file, ListFile):
        own = {"revision", "view", *(["bom"] if file.format == "csv" else [])}
        only_known(request, {*own, *file.resource.keys})
        bom = chosen(request, "bom", {"0": "", "1": ""}) != "0"
        file.write_narrowed(out, _wanted(request, file, own), bom=bom)
    else:
        only_known(request, {"revision"})
        file.write(out)
    return out.getvalue()


def _wanted(request: HttpRequest, file: ListFile, own: set[str]) -> dict[str, str]:
    """The values that the query asks for, by field. Raises BadParameter for one that is none."""
    for field in file.resource.fields:
        if field.values:
            chosen(request, field.key, dict.fromkeys(field.values, ""))
    return {name: value for name, value in request.GET.dict().items() if name not in own}


@require_safe
def manifest(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponseBase:
    """Every file of the release with its digest."""
    with one_state():
        only_known(request, {"revision"})
        of = _publication(request, place, publisher, year)
        language = get_language() or ""
        return send_built(request, built_manifest(of, language), _JSON, _name(of, "manifest.json"))


def built_manifest(of: Publication, language: str) -> Built:
    """The manifest of a release in one language, on disk."""

    def write(out: BinaryIO) -> None:
        out.write(as_json(manifest_of(of, language)))

    return built(key_of(of), f"{language}/manifest.json", write)


def thing(key: str, *fields: str) -> Callable[..., HttpResponseBase]:
    """A view of one thing as JSON: the rows of a list that have what its address says."""

    @require_safe
    def view(
        request: HttpRequest, place: str, publisher: str, year: int, **wanted: str
    ) -> HttpResponseBase:
        with one_state():
            of = _publication(request, place, publisher, year)
            return _rows(request, of, key, dict(zip(fields, wanted.values(), strict=True)))

    return view


@require_safe
def figure(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> HttpResponseBase:
    """One figure as JSON, a blank one too; of an indicator's value, the whole indicator."""
    with one_state():
        of = _publication(request, place, publisher, year)
        wanted = FigureId.parse(figure_id)
        if IndicatorValue.objects.of(of.disclosure).with_id(wanted).exists():
            return _rows(request, of, "indicators", {"id": wanted.row_id})
        return _rows(request, of, "figures", {"id": figure_id}, partial(records_with_blanks, of))


def _rows(
    request: HttpRequest,
    of: Publication,
    key: str,
    wanted: dict[str, str],
    records: Callable[[], Iterable[Record]] | None = None,
) -> HttpResponseBase:
    """The rows of a list, or of other `records` of its, that have the wanted values."""
    only_known(request, {"revision"})
    file = file_of(of, get_language() or "", f"{key}.json")
    if not isinstance(file, ListFile):
        raise _missing(of, f"{key}.json")
    file = replace(file, records=records or file.records)
    if not file.resource.narrowed(file.records(), wanted):
        said = _(", ").join(wanted.values()) or key
        raise NothingThere(_("This budget has no %(id)s.") % {"id": said}, key)
    out = io.BytesIO()
    file.write_narrowed(out, wanted)
    name = "-".join([key, *(value.replace(".", "-") for value in wanted.values())])
    return send(request, out.getvalue(), _JSON, _name(of, f"{name}.json"))


@require_safe
def table_schema(
    request: HttpRequest, place: str, publisher: str, year: int, number: int
) -> HttpResponseBase:
    """The JSON Schema of an official table."""
    only_known(request, {"revision"})
    of = _publication(request, place, publisher, year)
    published = table_of(of.disclosure, number)
    said = schema_of(resource_of(published), of.page("table-schema", published.key))
    name = _name(of, f"table-{published.key}-schema.json")
    return send(request, as_json(said), "application/schema+json", name)


def _publication(request: HttpRequest, place: str, publisher: str, year: int) -> Publication:
    return Publication(disclosure_at(request, place, publisher, year), root(request))


def _name(of: Publication, name: str) -> str:
    """A file named after its disclosure: 110105-038-2024-tables-3-en.csv."""
    return "-".join([*map(str, of.disclosure.address), name])


def _missing(of: Publication, path: str) -> Exception:
    """Why there is no file of a path. Raises Http404 itself where a table or a copy is missing."""
    stem, _dot, form = path.rpartition(".")
    whole = path in ("source.md", "datapackage.zip", "budget.xlsx", "checks/sheet.xlsx")
    if form not in FORMATS and not whole:
        return NothingThere(
            _("There is no format “%(format)s”; there are: %(formats)s.")
            % {"format": form, "formats": _(", ").join(FORMATS)},
            "format",
        )
    folder, _slash, name = stem.rpartition("/")
    if folder == "tables" and (name == "text" or name.isdecimal()):
        table_of(of.disclosure, 0 if name == "text" else int(name))
    if path == "source.md":
        copy_of(of.disclosure.current_document())
    if stem == "checks" or path == "checks/sheet.xlsx":
        run_of(of.disclosure)
    return NothingThere(
        _("This budget has no file “%(path)s”; lists: %(lists)s.")
        % {"path": path, "lists": _(", ").join(BY_KEY)},
        "path",
    )
