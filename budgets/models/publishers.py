"""Who publishes, and where."""

from collections.abc import Iterable

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from budgets.models.named import Shared


class JurisdictionManager(models.Manager["Jurisdiction"]):
    def get_by_natural_key(self, code: str) -> "Jurisdiction":
        return self.get(code=code)


class Jurisdiction(Shared):
    """A province, city or district, by its six-digit code of GB/T 2260."""

    code = models.CharField(
        _("code"), max_length=6, unique=True, validators=[RegexValidator(r"^\d{6}\Z")]
    )

    objects = JurisdictionManager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["code"]

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.code])


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def counts_by_place(self, places: Iterable[Jurisdiction]) -> dict[int, int]:
        """How many publishers each of the places has, by the keys of the places."""
        counts = self.filter(jurisdiction__in=places).order_by().values_list("jurisdiction")
        return dict(counts.annotate(models.Count("pk")))

    def of(self, kind: str, year: str) -> "PublisherQuerySet":
        """Those of a kind that published a budget for a year; "" is any."""
        found = self.filter(kind=kind) if kind else self
        if not year:
            return found
        # Once each, whatever was published for that year.
        return found.filter(pk__in=self.filter(disclosures__fiscal_year=year).values("pk"))

    def get_by_natural_key(self, jurisdiction: str, slug: str) -> "Publisher":
        return self.get(jurisdiction__code=jurisdiction, slug=slug)


class Publisher(Shared):
    """A department, or a unit of one, that publishes budgets.

    `slug` is the printed code where the documents print one; otherwise it is
    assigned once, and `code_is_assigned` says that it is ours.
    """

    class Kind(models.TextChoices):
        DEPARTMENT = "department", _("department")
        UNIT = "unit", _("unit")

    jurisdiction = models.ForeignKey(
        Jurisdiction, models.PROTECT, related_name="publishers", verbose_name=_("place")
    )
    slug = models.SlugField(_("code in addresses"), max_length=40)
    code = models.CharField(_("code"), max_length=40, blank=True)
    code_is_assigned = models.BooleanField(_("code is this site’s own"), default=False)
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        related_name="units",
        null=True,
        blank=True,
        verbose_name=_("department it is part of"),
    )

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["jurisdiction", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "slug"], name="publisher_by_slug"),
            models.CheckConstraint(
                condition=Q(kind__in=["department", "unit"]), name="publisher_kind_is_known"
            ),
        ]
        # Those of one kind in a place, in the order in which its page lists them.
        indexes = [models.Index(fields=["jurisdiction", "kind", "slug"], name="publisher_by_kind")]

    def natural_key(self) -> tuple[str, str]:
        return (self.jurisdiction.code, self.slug)

    natural_key.dependencies = ["budgets.jurisdiction"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("publisher", args=[self.jurisdiction.code, self.slug])
