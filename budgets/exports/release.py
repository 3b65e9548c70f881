"""The files of a release: all that can be downloaded of one disclosure at one revision.

Addresses, the manifest and the page of data all read this list.
"""

import io
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import Any, BinaryIO

from budgets import source_copy
from budgets.bilingual import Bilingual
from budgets.exports.builds import Built, Measured, built, key_of, measured
from budgets.exports.check_sheet import write_check_sheet
from budgets.exports.data_package import write_package
from budgets.exports.formats import FORMATS, XLSX_TYPE, Content
from budgets.exports.lists import lists_of
from budgets.exports.manifest import entry, manifest
from budgets.exports.official_tables import records_of, resource_of
from budgets.exports.package import Package
from budgets.exports.publication import Publication, schema_address
from budgets.exports.resources import Record, Resource
from budgets.exports.workbook import write_workbook
from budgets.models import CheckRun


@dataclass(frozen=True)
class ReleaseFile:
    """One file by its path below the disclosure's address.

    `follows_language` says that it differs between the languages.
    """

    path: str
    title: Bilingual
    content_type: str
    follows_language: bool

    @property
    def format(self) -> str:
        return self.path.rpartition(".")[2]

    def write(self, out: BinaryIO) -> int | None:
        """Write the whole file; gives the number of its rows, None where it has none."""
        raise NotImplementedError


@dataclass(frozen=True)
class ListFile(ReleaseFile):
    """A list or an official table in one of its formats; it can be narrowed."""

    resource: Resource
    records: Callable[[], Iterable[Record]]
    publication: Publication
    about: Mapping[str, object]

    def write(self, out: BinaryIO, *, bom: bool = True) -> int:
        made = self.publication.made
        content = Content(self.resource, self.records(), self.about, made, bom)
        return FORMATS[self.format].write(out, content)

    def with_rows(self, records: Sequence[Record]) -> "ListFile":
        """The same file with these of its rows only."""
        return replace(self, records=lambda: records)


@dataclass(frozen=True)
class LargeFile(ReleaseFile):
    """A file of many things, which is built to disk once and then sent from there."""

    make: Callable[[BinaryIO], None]

    def write(self, out: BinaryIO) -> None:
        self.make(out)


@dataclass(frozen=True)
class CopyFile(ReleaseFile):
    """The copy of the document that the figures were read from."""

    copy: str
    digest: str

    def write(self, out: BinaryIO) -> None:
        out.write(source_copy.held(self.copy, self.digest).content)


def release_files(of: Publication, language: str) -> Iterator[ReleaseFile]:
    """Every file of a release, as it stands at the addresses of one language."""
    yield from _whole(of, language)
    yield from _lists(of)
    yield from _tables(of, language)


def built_file(of: Publication, language: str, file: LargeFile) -> Built:
    """A large file on disk, built now unless it was before."""
    folder = f"{language}/" if file.follows_language else ""
    return built(key_of(of), f"{folder}{file.path}", file.write)


def built_package(of: Publication) -> Built:
    """The data package on disk."""
    return built_file(of, "", _package(of))


def release_file(of: Publication, language: str, path: str) -> ReleaseFile | None:
    # Those first that cost least to name.
    files = chain(_lists(of), _tables(of, language), _whole(of, language))
    return next((each for each in files if each.path == path), None)


def manifest_of(of: Publication, language: str) -> dict[str, Any]:
    """The manifest of a release in one language. Every file is made for it, large ones to disk."""
    found = ((each, _measured(of, language, each)) for each in release_files(of, language))
    return manifest(
        [of], [entry(file.path, file.title, file.content_type, what) for file, what in found]
    )


def _measured(of: Publication, language: str, file: ReleaseFile) -> Measured:
    if isinstance(file, LargeFile):
        return built_file(of, language, file).measured
    out = io.BytesIO()
    rows = file.write(out)
    return measured(out, rows)


def _tables(of: Publication, language: str) -> Iterator[ListFile]:
    for published in of.disclosure.tables.order_by("number"):
        # The same object everywhere, so that nothing is asked for twice.
        published.disclosure = of.disclosure
        resource = resource_of(published)
        about = of.about(resource, of.page("table-schema", published.key), language)
        records = partial(records_of, published, language)
        yield from _in_all_formats(published.stem, resource, records, of, about)


def _lists(of: Publication) -> Iterator[ListFile]:
    for each in lists_of(of.disclosure.layout):
        if each.key != "checks" or CheckRun.objects.latest_of(of.disclosure):
            about = of.about(each.resource, schema_address(of.root, each.key))
            records = partial(each.records, of)
            yield from _in_all_formats(each.key, each.resource, records, of, about)


def _in_all_formats(
    path: str,
    resource: Resource,
    records: Callable[[], Iterable[Record]],
    of: Publication,
    about: Mapping[str, object],
) -> Iterator[ListFile]:
    for key, form in FORMATS.items():
        title, kind, follows = resource.title, form.content_type, "language" in about
        yield ListFile(f"{path}.{key}", title, kind, follows, resource, records, of, about)


def _package(of: Publication) -> LargeFile:
    title, write = Bilingual("数据包", "Data package"), partial(write_package, Package.of_one(of))
    return LargeFile("datapackage.zip", title, "application/zip", False, write)


def _whole(of: Publication, language: str) -> Iterator[ReleaseFile]:
    """What holds the whole disclosure, or is none of its lists."""
    yield LargeFile(
        "budget.xlsx",
        Bilingual("整本预算（Excel 工作簿）", "The whole budget as a workbook"),
        XLSX_TYPE,
        True,
        partial(write_workbook, of, language),
    )
    if CheckRun.objects.latest_of(of.disclosure):
        yield LargeFile(
            "checks/sheet.xlsx",
            Bilingual("勾稽关系核对表", "Check sheet"),
            XLSX_TYPE,
            True,
            partial(write_check_sheet, of, language),
        )
    yield _package(of)
    document = of.disclosure.current_document()
    if document and source_copy.is_held(document.copy, document.sha256):
        title, kind = (
            Bilingual("文件的文本", "Text of the document"),
            "text/markdown; charset=utf-8",
        )
        yield CopyFile("source.md", title, kind, False, document.copy, document.sha256)
