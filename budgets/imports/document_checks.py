"""Whether a folder has the copies of its documents, as it describes them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from budgets import source_copy
from budgets.imports.fixture_lines import Problem
from budgets.models import SourceDocument

if TYPE_CHECKING:
    from budgets.imports.disclosure_folder import DisclosureFolder


def documents(folder: DisclosureFolder) -> Iterator[Problem]:
    root = _folder_of_fixtures(folder.folder.resolve())
    for document in folder.of("sourcedocument"):
        if document.fields.get("standing") == SourceDocument.Standing.GENERATED:
            yield document.problem("fixtures are of documents that there are; “generated” is not")
        path = root / document.fields["copy"]
        try:
            copy = folder.copies[document.fields["sequence"]] = source_copy.read(path)
        except source_copy.SourceCopyMissing as error:
            yield document.problem(str(error))
            continue
        if source_copy.digest(copy.content) != document.fields["sha256"]:
            yield document.problem(f"{path} does not have the digest given in “sha256”")
        if len(copy.lines) != document.fields["lines"]:
            yield document.problem(f"{path} has {len(copy.lines)} lines")
    if not folder.copies:
        yield Problem(folder.folder, 0, "no source document; figures must have their lines")


def _folder_of_fixtures(folder: Path) -> Path:
    """The folder below which the path of a copy is given: the site's, or that of a folder apart."""
    return settings.FIXTURES if folder.is_relative_to(settings.FIXTURES) else folder.parents[2]
