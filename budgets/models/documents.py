"""The published documents behind the disclosures."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import Q

from budgets import source_copy
from budgets.bilingual import Bilingual
from budgets.models.disclosures import Disclosure
from budgets.models.pieces import Piece, PieceManager
from budgets.source_copy import SourceCopy


class SourceDocumentManager(PieceManager):
    def standings_by(self, owner: str, owners: Iterable[models.Model]) -> dict[int, str]:
        """The standing of the last document of each owner, by the keys of the owners.

        `owner` is the path to them: "disclosure", or "disclosure__publisher".
        """
        documents = self.filter(**{f"{owner}__in": owners})
        # The last one counts, which overwrites those before it.
        in_order = documents.order_by("disclosure__fiscal_year", "sequence")
        return dict(in_order.values_list(owner, "standing"))


class SourceDocument(Piece):
    """The published document behind a disclosure, and the text copy of it that we hold.

    `standing` says what kind of copy that is; pages say so wherever it is not the published one.
    `copy` is the path of the copy below the folder of fixtures, staff data blacked out;
    `sha256` and `lines` are of that copy; all three are empty where there is none.
    `address` is the publisher's, empty where unknown. `dated` is the date that the document
    itself bears, in ISO 8601, as precise as it is: 2024-01.
    """

    own_key = "sequence"

    objects: ClassVar[SourceDocumentManager] = SourceDocumentManager()

    class Standing(models.TextChoices):
        PUBLISHED = "published"
        # Found elsewhere than with its publisher: it may differ from what was published in the end.
        WORKING_COPY = "working-copy"
        # Made up by this software, to try it out.
        GENERATED = "generated"

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="documents")
    sequence = models.PositiveSmallIntegerField(default=1)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)
    dated = models.CharField(max_length=10, blank=True)
    address = models.URLField(blank=True)
    retrieved = models.DateField(null=True, blank=True)
    standing = models.CharField(max_length=12, choices=Standing, default=Standing.PUBLISHED)
    copy = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    lines = models.PositiveIntegerField()

    class Meta:
        ordering = ["disclosure_id", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "sequence"], name="document_by_sequence"),
            models.CheckConstraint(
                condition=Q(standing__in=["published", "working-copy", "generated"]),
                name="document_standing_is_known",
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_zh, self.title_en)

    def held(self) -> SourceCopy | None:
        """Our copy of it; None where there is none, or not the one that was recorded."""
        try:
            return source_copy.held(self.copy, self.sha256)
        except source_copy.NoSourceCopy:
            return None

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.disclosure.natural_key(), self.sequence)

    natural_key.dependencies = ["budgets.disclosure"]  # type: ignore[attr-defined]
