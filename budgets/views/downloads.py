"""Downloads: every list and table in every format, whole disclosures, and single things as JSON."""

import io
from typing import BinaryIO

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports.builds import Built, built, key_of
from budgets.exports.formats import FORMATS
from budgets.exports.json_schema import schema_of
from budgets.exports.lists import lists_of
from budgets.exports.manifest import as_json
from budgets.exports.official_tables import resource_of
from budgets.exports.one_state import one_state
from budgets.exports.publication import Publication
from budgets.exports.release import (
    LargeFile,
    ListFile,
    ReleaseFile,
    built_file,
    manifest_of,
    release_files,
)
from budgets.exports.release import release_file as file_of
from budgets.exports.resources import Type
from budgets.views.found import copy_of, disclosure_at, run_of, table_of
from budgets.views.parameters import NothingThere, chosen, only_known
from budgets.views.public import root_of_files
from budgets.views.sending import send, send_built

_JSON = "application/json"


@require_safe
def release_file(
    request: HttpRequest, place: str, publisher: str, year: int, path: str
) -> HttpResponseBase:
    """One file of a release, whole, or narrowed to the rows that the query asks for."""
    with one_state():
        of = publication_at(request, place, publisher, year)
        language = get_language() or ""
        file = file_of(of, language, path)
        if file is None:
            raise missing(of, language, path)
        stem = path.removesuffix(f".{file.format}").replace("tables/", "table/").replace("/", "-")
        suffix = f"-{language}" if file.follows_language else ""
        name = named(of, f"{stem}{suffix}.{file.format}")
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
        _narrowed(request, file, own).write(out, bom=bom)
    else:
        only_known(request, {"revision"})
        file.write(out)
    return out.getvalue()


def _narrowed(request: HttpRequest, file: ListFile, own: set[str]) -> ListFile:
    """The file with the rows that have the values that the query asks for; whole without any.

    Raises BadParameter for one that is none of those listed, NothingThere for one in no row.
    """
    flags = ("true", "false")
    listed = {
        field.key: flags if field.type is Type.FLAG else field.values
        for field in file.resource.fields
        if field.values or field.type is Type.FLAG
    }
    for name, values in listed.items():
        chosen(request, name, dict.fromkeys(values, ""))
    wanted = {name: value for name, value in request.GET.dict().items() if name not in own}
    if not wanted:
        return file
    records = [*file.records()]
    for name in wanted.keys() - listed.keys():
        if not file.resource.narrowed(records, {name: wanted[name]}):
            raise NothingThere(
                _("No row has “%(value)s” as its %(name)s.")
                % {"value": wanted[name][:60], "name": name},
                name,
            )
    return file.with_rows(file.resource.narrowed(records, wanted))


@require_safe
def manifest(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponseBase:
    """Every file of the release with its digest."""
    with one_state():
        only_known(request, {"revision"})
        of = publication_at(request, place, publisher, year)
        language = get_language() or ""
        return send_built(request, built_manifest(of, language), _JSON, named(of, "manifest.json"))


def built_manifest(of: Publication, language: str) -> Built:
    """The manifest of a release in one language, on disk."""

    def write(out: BinaryIO) -> None:
        out.write(as_json(manifest_of(of, language)))

    return built(key_of(of), f"{language}/manifest.json", write)


@require_safe
def table_schema(
    request: HttpRequest, place: str, publisher: str, year: int, number: int
) -> HttpResponseBase:
    """The JSON Schema of an official table."""
    only_known(request, {"revision"})
    of = publication_at(request, place, publisher, year)
    published = table_of(of.disclosure, number)
    said = schema_of(resource_of(published), of.page("table-schema", published.key))
    name = named(of, f"table-{published.key}-schema.json")
    return send(request, as_json(said), "application/schema+json", name)


def publication_at(request: HttpRequest, place: str, publisher: str, year: int) -> Publication:
    return Publication(disclosure_at(request, place, publisher, year), root_of_files(request))


def named(of: Publication, name: str) -> str:
    """A file named after its disclosure: 110105-038-2024-tables-3-en.csv."""
    return "-".join([*map(str, of.disclosure.address), name])


def missing(of: Publication, language: str, path: str) -> Exception:
    """Why there is no file of a path. Raises Http404 itself where a table or a copy is missing."""
    stem, _dot, form = path.rpartition(".")
    held = dict.fromkeys([*FORMATS, *(each.format for each in release_files(of, language)), "md"])
    if form not in held:
        return NothingThere(
            _("There is no format “%(format)s”; there are: %(formats)s.")
            % {"format": form, "formats": ", ".join(held)},
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
        % {"path": path, "lists": ", ".join(each.key for each in lists_of(of.disclosure.layout))},
        "path",
    )
