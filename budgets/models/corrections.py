"""The trail: corrections, what each changed, and who decided that it should be public.

Rows are only ever added. The database itself refuses to change or delete them (guards.py), but for
a redaction, which takes away what they say and leaves its digest.
"""

import hashlib
import json
from datetime import UTC
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from budgets.models.disclosures import Disclosure
from budgets.models.sealed import Sealed

# The fields of changes that are no text of their target: of rows, whether they stand in a table at
# all; of figures, what an amended document prints; of anything, what an editor says of it.
WITHDRAWN = "withdrawn"
ADDED = "added"
AMENDED = "amended"
NOTE = "note"


class Role(models.TextChoices):
    """Who acted, as the public is told: by role, never by name."""

    EDITOR = "editor", _("Editor")
    REVIEWER = "reviewer", _("Reviewer")
    # Whoever runs the site, by its commands.
    OPERATOR = "operator", _("Operator")


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def waiting(self) -> "CorrectionQuerySet":
        """Those that nobody has decided about."""
        return self.filter(decision__isnull=True)


class Correction(Sealed):
    """One act of an editor, with its reason and evidence; without a disclosure, of reference data.

    `effects` are the checks that it breaks or mends, as they were shown before it was saved:
    [{"check": "1.01-t03.total", "before": "holds", "after": "differs", …}].
    """

    class Kind(models.TextChoices):
        TRANSCRIPTION = "transcription", _("Transcription correction")
        AMENDMENT = "amendment", _("Publisher’s amendment")
        NOTE = "note", _("Editor’s note")
        # Personal data that slipped in are taken away.
        REDACTION = "redaction", _("Redaction")

    content = ("reason_zh", "reason_en", "effects")

    disclosure = models.ForeignKey(
        Disclosure, models.PROTECT, related_name="corrections", null=True, blank=True
    )
    kind = models.CharField(_("Act"), max_length=13, choices=Kind)
    reason_zh = models.TextField()
    reason_en = models.TextField(blank=True)
    line_from = models.PositiveIntegerField(null=True, blank=True)
    line_to = models.PositiveIntegerField(null=True, blank=True)
    document_address = models.URLField(blank=True, max_length=500)
    document_dated = models.DateField(null=True, blank=True)
    document_sha256 = models.CharField(max_length=64, blank=True)
    effects: Any = models.JSONField(default=list, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    role = models.CharField(_("role"), max_length=8, choices=Role)
    at = models.DateTimeField(_("time"), default=timezone.now)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["transcription", "amendment", "note", "redaction"]),
                name="correction_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(role__in=["editor", "reviewer", "operator"]),
                name="correction_role_is_known",
            ),
            models.CheckConstraint(
                condition=Q(line_from__isnull=True, line_to__isnull=True)
                | Q(line_to__gte=F("line_from")),
                name="correction_lines_are_in_order",
            ),
        ]
        permissions = [
            ("propose_correction", "Can correct what is published"),
            ("decide_correction", "Can decide about the corrections of others"),
            ("read_trail", "Can read the trail and the sign-ins"),
        ]

    def __str__(self) -> str:
        return gettext("Correction %(number)d") % {"number": self.pk}

    def record_digest(self) -> str:
        """The SHA-256 of the whole record: act, evidence, changes, decision. No name is in it."""
        changes = self.changes.order_by("order")
        decision = Decision.objects.get(correction=self)
        said = [
            *(self.kind, self.role, self.author_id, self.at.astimezone(UTC).isoformat()),
            *(self.line_from, self.line_to, self.document_address, str(self.document_dated)),
            *(self.document_sha256, self.digest),
            [[change.order, change.target, change.field, change.digest] for change in changes],
            [decision.verdict, decision.role, decision.author_id, decision.digest],
            decision.at.astimezone(UTC).isoformat(),
        ]
        return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


class Change(Sealed):
    """What a correction changed: one field of one target, from a text to another.

    `target` is a figure's id, or the key of another thing as budgets.corrections writes it;
    `field` is one of the target's, or “note”. `seen` is the last correction of the target that
    was known when this one was asked for, 0 for none.
    """

    content = ("old", "new")

    correction = models.ForeignKey(Correction, models.PROTECT, related_name="changes")
    order = models.PositiveSmallIntegerField()
    target = models.CharField(max_length=200, db_index=True)
    field = models.CharField(max_length=40)
    old = models.TextField(blank=True)
    new = models.TextField(blank=True)
    seen = models.PositiveBigIntegerField(default=0)

    class Meta:
        ordering = ["correction_id", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["correction", "target", "field"], name="change_by_target_and_field"
            )
        ]

    def __str__(self) -> str:
        return f"{self.target}, {self.field}"


class Decision(Sealed):
    """Whether a correction was made public, and by whom it was decided."""

    class Verdict(models.TextChoices):
        APPROVED = "approved"
        REJECTED = "rejected"

    content = ("reason",)

    correction = models.OneToOneField(Correction, models.PROTECT, related_name="decision")
    verdict = models.CharField(max_length=8, choices=Verdict)
    reason = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True
    )
    role = models.CharField(max_length=8, choices=Role)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["correction_id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(verdict__in=["approved", "rejected"]), name="decision_verdict_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.correction}: {self.verdict}"
