"""On what evidence something was corrected, as the log shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max

from budgets.corrections.said import Said, said, shortened
from budgets.models import Correction, Disclosure, Revision, SourceDocument
from budgets.source_copy import SourceCopy

# So many of the cited lines are quoted.
QUOTED = 3


@dataclass(frozen=True)
class ShownEvidence:
    """Lines of the document, quoted, or another document.

    `source` is the address of the lines, "" where they cannot be shown: the text is not held, or
    another one was loaded since.
    """

    first: int | None
    last: int | None
    source: str
    quoted: tuple[Said, ...]
    document: str
    dated: date | None
    sha256: str


class Sources:
    """The texts that some budgets were read from, and since which revision, in two queries."""

    def __init__(self, disclosures: Iterable[Disclosure]) -> None:
        found = {each.pk: each for each in disclosures}
        documents = SourceDocument.objects.filter(disclosure__in=found).order_by("sequence")
        # The last one of each is kept.
        self.documents = {each.disclosure_id: each for each in documents}
        loads = Revision.objects.filter(disclosure__in=found, correction=None).order_by()
        self.loaded = dict(loads.values_list("disclosure").annotate(Max("number")))

    def evidence(self, revision: Revision, correction: Correction) -> ShownEvidence:
        first, last = correction.line_from, correction.line_to
        copy = self._copy(revision) if first and last else None
        lines = range(first or 0, (last or 0) + 1) if copy else range(0)
        return ShownEvidence(
            first,
            last,
            f"{self.page(revision)}#L{first}" if copy else "",
            tuple(_quoted(copy, number) for number in lines[:QUOTED] if copy),
            correction.document_address,
            correction.document_dated,
            correction.document_sha256,
        )

    def page(self, revision: Revision) -> str:
        """The page of the text that a revision was read from; "" where it cannot be shown."""
        disclosure = revision.disclosure
        if disclosure is None or self._copy(revision) is None:
            return ""
        return disclosure.page("source")

    def standing(self, revision: Revision) -> str:
        """What the text is, "" where none is known."""
        document = self.documents.get(revision.disclosure_id or 0)
        return document.standing if document else ""

    def _copy(self, revision: Revision) -> SourceCopy | None:
        document = self.documents.get(revision.disclosure_id or 0)
        if document is None or revision.number < self.loaded.get(revision.disclosure_id, 0):
            return None
        found: SourceCopy | None = document.held()
        return found


def document_of(correction: Correction) -> ShownEvidence:
    """Another document that a correction names, without lines of ours."""
    return ShownEvidence(
        None,
        None,
        "",
        (),
        correction.document_address,
        correction.document_dated,
        correction.document_sha256,
    )


def _quoted(copy: SourceCopy, number: int) -> Said:
    if not 1 <= number <= len(copy.lines):
        return Said("")
    return said(shortened(" | ".join(copy.cells(number)).strip(" |"), 160))
