"""The manifest of a release: every file with its digest, and the head of each revision chain."""

import json
from collections.abc import Iterable, Sequence
from typing import Any

from budgets.bilingual import Bilingual
from budgets.exports.builds import Measured
from budgets.exports.moments import written
from budgets.exports.publication import Publication


def manifest(
    publications: Sequence[Publication], files: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    """What a manifest says: of which revisions the files are, and what each file must be."""
    return {
        "disclosures": [_head(each) for each in publications],
        "files": [*files],
    }


def entry(path: str, title: Bilingual, content_type: str, found: Measured) -> dict[str, Any]:
    """What a manifest says of one file; `rows` is null where a file has none."""
    return {
        "path": path,
        "title": {"zh": title.zh, "en": title.en},
        "media_type": content_type,
        "bytes": found.bytes,
        "rows": found.rows,
        "sha256": found.sha256,
    }


def as_json(said: dict[str, Any]) -> bytes:
    """A manifest, or a descriptor, as it is written."""
    return f"{json.dumps(said, ensure_ascii=False, indent=1)}\n".encode()


def _head(of: Publication) -> dict[str, Any]:
    """One disclosure with its revision and the chain's last digest; both null where unrecorded."""
    revision, document = of.revision, of.disclosure.current_document()
    return {
        **of.named_place,
        # Whether the text that it was read from is the published one.
        "standing": document.standing if document else None,
        "revision": revision.number if revision else None,
        "made": written(of.made) if of.made else None,
        "head": revision.digest if revision else None,
        "previous": (revision.previous_digest or None) if revision else None,
    }
