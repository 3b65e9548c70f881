"""A Frictionless Data Package (v2): the lists of one disclosure, or of many, with their schemas.

Two packages of one state of the data are the same byte for byte.
"""

import hashlib
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO, cast

from budgets import source_copy
from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.builds import Measured, measured
from budgets.exports.csv_file import write_csv
from budgets.exports.descriptor import descriptor_of, of_copy, of_list
from budgets.exports.formats import FORMATS
from budgets.exports.lists import List, lists_of
from budgets.exports.manifest import as_json, entry, manifest
from budgets.exports.package import Package
from budgets.exports.read_me import read_me
from budgets.exports.resources import Record, Resource
from budgets.exports.zip_entries import entry_at

_READ_ME = Bilingual("说明", "Read me")
_DESCRIPTOR = Bilingual("数据包描述", "Descriptor of the package")
_COPY = Bilingual("文件的文本", "Text of the document")


def write_package(package: Package, out: BinaryIO) -> None:
    """Write a package."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        writer = _Writer(archive, package)
        resources = [*writer.add_lists(), *writer.add_copies()]
        descriptor = descriptor_of(package, resources)
        writer.add("README.md", _READ_ME, "text/markdown", read_me(package))
        writer.add("datapackage.json", _DESCRIPTOR, "application/json", as_json(descriptor))
        # Last, since it lists all others.
        writer.put("manifest.json", as_json(manifest(package.publications, writer.entries)))


class _Writer:
    """A zip file in the making, with what its manifest says of the files so far."""

    def __init__(self, archive: zipfile.ZipFile, package: Package) -> None:
        self.archive, self.publications, self.made = archive, package.publications, package.made
        self.entries: list[dict[str, Any]] = []

    def add_lists(self) -> Iterator[dict[str, Any]]:
        """Add a file for each list; gives what the descriptor says of them."""
        layouts = {each.disclosure.layout_key: each.disclosure.layout for each in self.publications}
        lists = {each.key: each for layout in layouts.values() for each in lists_of(layout)}
        for each in lists.values():
            resource = with_place(each.resource)
            path = f"data/{each.key}.csv"
            with tempfile.TemporaryFile() as file:
                written = cast(BinaryIO, file)
                rows = write_csv(written, resource, self._records(each), bom=False)
                found = measured(written, rows)
                self._put_file(path, written)
            self._list(path, each.resource.title, FORMATS["csv"].content_type, found)
            yield of_list(resource, path, found)

    def _records(self, of: List) -> Iterator[Record]:
        """The records of each disclosure in turn, each beginning with whose it is."""
        has_place = with_place(of.resource) is of.resource
        for each in self.publications:
            if of.is_in(each.disclosure.layout):
                for record in of.records(each):
                    yield record if has_place else (*each.place, *record)

    def add_copies(self) -> Iterator[dict[str, Any]]:
        """Add the copy of each document that is held; gives what the descriptor says of them."""
        for each in self.publications:
            document = each.disclosure.current_document()
            if document and source_copy.is_held(document.copy, document.sha256):
                content = source_copy.held(document.copy, document.sha256).content
                path = f"source/{'-'.join(map(str, each.disclosure.address))}.md"
                found = self.add(path, _COPY, "text/markdown", content)
                yield of_copy(path, _COPY, found)

    def add(self, path: str, title: Bilingual, kind: str, content: bytes) -> Measured:
        """Add a file without rows; gives what it is."""
        self.put(path, content)
        found = Measured(len(content), None, hashlib.sha256(content).hexdigest())
        self._list(path, title, kind, found)
        return found

    def put(self, path: str, content: bytes) -> None:
        """Add a file that the manifest does not list."""
        self.archive.writestr(entry_at(path, self.made), content)

    def _put_file(self, path: str, file: BinaryIO) -> None:
        file.seek(0)
        with self.archive.open(entry_at(path, self.made), "w") as entry_of_zip:
            while block := file.read(1 << 16):
                entry_of_zip.write(block)

    def _list(self, path: str, title: Bilingual, kind: str, found: Measured) -> None:
        self.entries.append(entry(path, title, kind, found))


def with_place(resource: Resource) -> Resource:
    """A resource whose rows say whose they are, so that those of many can stand together."""
    if resource.fields[: len(common.PLACE)] == common.PLACE:
        return resource
    return replace(
        resource,
        fields=(*common.PLACE, *resource.fields),
        primary_key=(*common.PLACE_KEYS, *resource.primary_key),
    )
