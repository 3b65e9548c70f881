"""What the documents say in words."""

import re
from collections.abc import Sequence

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from budgets.bilingual import Bilingual
from budgets.models.cells import Figure
from budgets.models.classifications import FunctionalCategory
from budgets.models.corrected import Corrected
from budgets.models.disclosures import Disclosure
from budgets.models.named import Named
from budgets.models.pieces import Piece, PieceManager


class TextSectionQuerySet(models.QuerySet["TextSection"]):
    def of_parts(self, numbers: Sequence[str]) -> "TextSectionQuerySet":
        """The sections of these parts of the document: "3.1" and "3.11.2" are of part "3"."""
        is_part = Q(number__in=numbers)
        for number in numbers:
            is_part |= Q(number__startswith=f"{number}.")
        return self.filter(is_part)

    def with_mentions(self) -> "TextSectionQuerySet":
        """Each section with its mentions, their figures and the rows of these."""
        return self.prefetch_related("mentions__figure__line_item__published_table")


class TextSection(Corrected, Named, Piece):
    """A section of the document's text under its heading, as printed and in English.

    `number` begins with the part of the document: "1.3", "3.11.2", or "4" for a part that is not
    divided. Paragraphs are lines of the texts, as many in either language; those that the
    conversion broke in two are joined.
    """

    own_key = "number"

    objects = PieceManager.from_queryset(TextSectionQuerySet)()  # type: ignore[misc]

    disclosure = models.ForeignKey(
        Disclosure, models.CASCADE, related_name="text_sections", verbose_name=_("budget")
    )
    number = models.CharField(_("number"), max_length=10)
    order = models.PositiveSmallIntegerField(_("order"))
    text_zh = models.TextField(_("Text in Chinese"), blank=True)
    text_en = models.TextField(_("Text in English"), blank=True)
    line_from = models.PositiveIntegerField(_("First line that it stands on"))
    line_to = models.PositiveIntegerField(_("Last line that it stands on"))

    class Meta:
        verbose_name = _("section of the text")
        verbose_name_plural = _("sections of the text")
        ordering = ["disclosure_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="section_by_number"),
            models.UniqueConstraint(fields=["disclosure", "order"], name="section_by_order"),
            models.CheckConstraint(
                condition=Q(line_to__gte=F("line_from")), name="section_places_are_in_order"
            ),
        ]

    def get_absolute_url(self) -> str:
        part = self.number.partition(".")[0]
        page = "overview" if part in self.disclosure.layout.overview_parts else "explanation"
        return f"{self.disclosure.page(page)}#s{self.number}"

    @property
    def is_below_another(self) -> bool:
        """Whether its heading stands under that of a section: 3.11.2 under 3.11."""
        return self.number.count(".") > 1


def places_of(text: str, numbers: Sequence[str]) -> list[int] | None:
    """Where printed numbers stand in a text, each after the one before; None if one does not."""
    places = []
    after = 0
    for number in numbers:
        found = re.compile(rf"(?<![\d.,]){re.escape(number)}(?!\d|[.,]\d)").search(text, after)
        if found is None:
            return None
        places.append(found.start())
        after = found.end()
    return places


class MentionManager(models.Manager["Mention"]):
    def get_by_natural_key(self, *key: str | int) -> "Mention":
        *section, start = key
        return self.get(section=TextSection.objects.get_by_natural_key(*section), start=start)


class Mention(models.Model):
    """A number in a section's text, bound to the figure that it repeats, or is.

    It stands in `text_zh` from the character `start` on, `printed` as it is there; `unit` is the
    one printed behind it, which is not always that of the figure.
    """

    section = models.ForeignKey(TextSection, models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    printed = models.CharField(max_length=40)
    unit = models.CharField(max_length=10)
    figure = models.ForeignKey(Figure, models.RESTRICT, related_name="mentions")

    objects = MentionManager()

    class Meta:
        ordering = ["section_id", "start"]
        constraints = [
            models.UniqueConstraint(fields=["section", "start"], name="mention_by_place")
        ]

    def __str__(self) -> str:
        return f"{self.printed} {self.unit}"

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.section.natural_key(), self.start)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "budgets.textsection",
        "budgets.figure",
    ]


class GlossaryTerm(Corrected, Named, Piece):
    """A term that the document defines, with its definition as printed and in English.

    `number` is the printed place, "10" or, within a numbered list of one, "12.3". A term that
    defines a functional category refers to it. `name_en_origin` is as that of a category.
    """

    own_key = "number"

    disclosure = models.ForeignKey(
        Disclosure, models.CASCADE, related_name="glossary_terms", verbose_name=_("budget")
    )
    number = models.CharField(_("number"), max_length=10)
    order = models.PositiveSmallIntegerField(_("order"))
    name_en_origin = models.CharField(_("Origin of the English name"), max_length=200, blank=True)
    definition_zh = models.TextField(_("Definition in Chinese"))
    definition_en = models.TextField(_("Definition in English"))
    functional = models.ForeignKey(
        FunctionalCategory,
        models.PROTECT,
        related_name="definitions",
        null=True,
        blank=True,
        verbose_name=_("functional category"),
    )
    line_from = models.PositiveIntegerField(_("First line that it stands on"))
    line_to = models.PositiveIntegerField(_("Last line that it stands on"))

    class Meta:
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        ordering = ["disclosure_id", "order"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="term_by_number"),
            models.UniqueConstraint(fields=["disclosure", "order"], name="term_by_order"),
            models.CheckConstraint(
                condition=Q(line_to__gte=F("line_from")), name="term_places_are_in_order"
            ),
        ]

    @property
    def name(self) -> Bilingual:
        return Bilingual(self.name_zh, self.name_en, self.name_en_origin)

    @property
    def definition(self) -> Bilingual:
        return Bilingual(self.definition_zh, self.definition_en)

    @property
    def anchor(self) -> str:
        """The place of the term on the glossary page; dots would need escaping in selectors."""
        return f"term-{self.number.replace('.', '-')}"

    def get_absolute_url(self) -> str:
        return f"{self.disclosure.page('glossary')}#{self.anchor}"
