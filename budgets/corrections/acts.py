"""A revision as the public is told of it: what was done, why, on what evidence, and by whom."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.bilingual import Bilingual
from budgets.corrections.said import Said, in_page
from budgets.models import Correction, Disclosure, Revision, Role
from budgets.models.sealed import Sealed

LOAD = "load"
# What leads from one state of the data to the next.
KINDS: dict[str, Any] = {**dict(Correction.Kind.choices), LOAD: gettext_lazy("Load")}
# Roles within a sentence.
_ROLES: dict[str, Any] = {
    Role.EDITOR.value: gettext_lazy("editor"),
    Role.REVIEWER.value: gettext_lazy("reviewer"),
    Role.OPERATOR.value: gettext_lazy("operator"),
}


@dataclass(frozen=True)
class Redacted:
    """What a redaction left: why it was, in which revision, and the digest of what it took away.

    `address` is that of the redaction's own entry.
    """

    reason: Said
    revision: Revision
    address: str
    digest: str


def redacted(row: Sealed, disclosure: Disclosure | None) -> Redacted | None:
    """How a row of the trail of a budget was redacted; None where it was not.

    The redaction is loaded with it, and its revision.
    """
    redaction = row.redaction
    if redaction is None:
        return None
    reason = in_page(Bilingual(redaction.reason_zh, redaction.reason_en))
    revision = redaction.revision
    return Redacted(reason, revision, act_address(disclosure, revision.number), row.digest)


@dataclass(frozen=True)
class Act:
    """A load, or a correction that was made public; the revision is that which it led to."""

    revision: Revision

    @property
    def correction(self) -> Correction | None:
        return self.revision.correction

    @property
    def disclosure(self) -> Disclosure | None:
        """Whose data it changed; None for the reference data."""
        return self.revision.disclosure

    @property
    def kind(self) -> str:
        return self.correction.kind if self.correction else LOAD

    @property
    def kind_name(self) -> str:
        return str(KINDS[self.kind])

    @property
    def address(self) -> str:
        """Its own page."""
        return act_address(self.disclosure, self.revision.number)

    @property
    def redacted(self) -> Redacted | None:
        return redacted(self.correction, self.disclosure) if self.correction else None

    @property
    def reason(self) -> Said:
        found = self.correction
        return in_page(Bilingual(found.reason_zh, found.reason_en)) if found else Said("")

    @property
    def by(self) -> str:
        """Who did it, by role; and who approved it, where that was somebody else."""
        if self.correction is None:
            return str(Role.OPERATOR.label)
        decision = self.correction.decision
        who = str(Role(self.correction.role).label)
        same = (decision.author_id, decision.role)
        if same == (self.correction.author_id, self.correction.role):
            return who
        return _("%(role)s; approved by %(other)s") % {
            "role": who,
            "other": _ROLES[decision.role],
        }


def act_address(disclosure: Disclosure | None, number: int) -> str:
    """The page of a revision of a budget, or of the reference data."""
    if disclosure is None:
        return reverse("reference-revision", args=[number])
    return disclosure.page("revision", number)
