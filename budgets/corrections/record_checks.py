"""Whether the records of corrections are what the revisions that they led to say."""

from collections.abc import Iterator

from django.db.models import Prefetch

from budgets.models import Change, Correction, Decision, Disclosure, Revision
from budgets.models.sealed import Sealed

# A revision, None for what none is about, and what is wrong.
Fault = tuple[int | None, str]


class Records:
    """The corrections of one chain, public or not, beside its revisions."""

    def __init__(self, disclosure: Disclosure | None, revisions: list[Revision]) -> None:
        changes = Change.objects.select_related("redaction__revision").order_by("order")
        found = Correction.objects.filter(disclosure=disclosure).order_by("pk")
        self.disclosure = disclosure
        self.revisions = revisions
        self.corrections = found.select_related(
            "decision__redaction__revision", "revision", "redaction__revision"
        ).prefetch_related(Prefetch("changes", changes))

    def faults(self) -> Iterator[Fault]:
        yield from self._faults_of_revisions()
        for correction in self.corrections:
            revision = getattr(correction, "revision", None)
            number = revision.number if revision else None
            said = (
                *_faults_of_decision(correction, revision),
                *self._faults_of_content(correction, "the reason"),
                *self._faults_of_reason(correction),
                *(
                    fault
                    for change in correction.changes.all()
                    for fault in self._faults_of_content(change, f"the change of {change}")
                ),
            )
            for each in said:
                yield number, f"correction {correction.pk}: {each}"

    def _faults_of_revisions(self) -> Iterator[Fault]:
        known = {correction.pk for correction in self.corrections}
        for revision in self.revisions:
            if revision.correction_id is None:
                if revision.record_digest:
                    yield revision.number, "it names no correction, but has the digest of one"
            elif revision.correction_id not in known:
                yield revision.number, "it names a correction of something else"

    def _faults_of_reason(self, correction: Correction) -> Iterator[str]:
        decision: Decision | None = getattr(correction, "decision", None)
        if decision is not None:
            yield from self._faults_of_content(decision, "the reason of the decision")

    def _faults_of_content(self, row: Sealed, what: str) -> Iterator[str]:
        """Whether a row says what it was sealed with, or was redacted in public."""
        if row.redaction_id is None:
            if row.sealed() != row.digest:
                yield f"{what} is not what was saved"
            return
        redaction = row.redaction
        if any(getattr(row, name) for name in (*row.content, "salt")):
            yield f"{what} counts as redacted, and still says something"
        if (
            redaction is None
            or redaction.kind != Correction.Kind.REDACTION
            or redaction.disclosure_id != (self.disclosure and self.disclosure.pk)
            or not hasattr(redaction, "revision")
        ):
            yield f"{what} was taken away by what is no public redaction"


def _faults_of_decision(correction: Correction, revision: Revision | None) -> Iterator[str]:
    """Whether what is public was approved, and the reverse, and is as it was approved."""
    decision: Decision | None = getattr(correction, "decision", None)
    approved = decision is not None and decision.verdict == Decision.Verdict.APPROVED
    if revision is None:
        if approved:
            yield "it was approved, and no revision says so"
        return
    if decision is None:
        yield "it is public, and nobody decided about it"
        return
    if not approved:
        yield "it is public, though it was turned down"
    if correction.record_digest() != revision.record_digest:
        yield "its record is not what was made public: act, evidence, changes or decision"
