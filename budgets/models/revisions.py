"""The chain of states of a disclosure's data, or of the reference data that disclosures share."""

import hashlib
import json
from datetime import UTC, datetime

from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from budgets.models.corrections import Correction
from budgets.models.disclosures import Disclosure


def chained(previous: str, number: int, at: datetime, content: str, record: str) -> str:
    """The digest of a revision: the SHA-256, in hexadecimal, of these five, as JSON.

    `content` is the digest of all that is published, `record` that of the correction that led
    to it, "" for a load. Anybody can compute it from revisions.csv.
    """
    said = [previous, number, at.astimezone(UTC).isoformat(), content, record]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


class RevisionQuerySet(models.QuerySet["Revision"]):
    def of(self, disclosure: Disclosure | None) -> "RevisionQuerySet":
        """The chain of a disclosure, or, for None, of the reference data."""
        return self.filter(disclosure=disclosure)

    def head_of(self, disclosure: Disclosure | None) -> "Revision | None":
        return self.of(disclosure).order_by("number").last()

    def take_turns(self, disclosure: Disclosure | None) -> None:
        """Let whoever else writes to the chain wait until the transaction ends.

        The first revision is locked: who waited for the last one would take it for the last still.
        """
        self.of(disclosure).select_for_update().order_by("number").first()

    def append(
        self, disclosure: Disclosure | None, content: str, correction: Correction | None = None
    ) -> "Revision":
        """Record the next state: the digest of the content, and what led to it."""
        with transaction.atomic():
            self.take_turns(disclosure)
            last = self.head_of(disclosure)
            number, previous = (last.number + 1, last.digest) if last else (1, "")
            at, record = timezone.now(), correction.record_digest() if correction else ""
            return self.create(
                disclosure=disclosure,
                number=number,
                at=at,
                correction=correction,
                content_digest=content,
                record_digest=record,
                previous_digest=previous,
                digest=chained(previous, number, at, content, record),
            )


class Revision(models.Model):
    """One state: the digest of its content, chained to the one before, and what led to it.

    Without a disclosure it is a state of the reference data; without a correction it is a load.
    """

    disclosure = models.ForeignKey(
        Disclosure,
        models.CASCADE,
        related_name="revisions",
        null=True,
        blank=True,
        verbose_name=_("budget"),
    )
    number = models.PositiveIntegerField(_("number"))
    at = models.DateTimeField(_("time"))
    correction = models.OneToOneField(
        Correction,
        models.PROTECT,
        related_name="revision",
        null=True,
        blank=True,
        verbose_name=_("correction"),
    )
    content_digest = models.CharField(_("digest of the content"), max_length=64)
    record_digest = models.CharField(_("digest of the correction"), max_length=64, blank=True)
    previous_digest = models.CharField(
        _("digest of the revision before"), max_length=64, blank=True
    )
    digest = models.CharField(_("Digest"), max_length=64)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["disclosure_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="revision_by_number"),
            models.UniqueConstraint(
                fields=["number"],
                condition=Q(disclosure__isnull=True),
                name="revision_of_reference_by_number",
            ),
        ]

    def __str__(self) -> str:
        whose = self.disclosure or gettext("reference data")
        return gettext("%(whose)s, revision %(number)d") % {"whose": whose, "number": self.number}

    def is_chained(self) -> bool:
        """Whether the digest is that of what the revision says of itself."""
        said = (self.number, self.at, self.content_digest, self.record_digest)
        return self.digest == chained(self.previous_digest, *said)
