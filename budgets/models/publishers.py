"""Who publishes, and where."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse

from budgets.models.named import Shared


class JurisdictionQuerySet(models.QuerySet["Jurisdiction"]):
    def with_counts(self) -> "JurisdictionQuerySet":
        """Each place with `publisher_count`."""
        return self.annotate(publisher_count=models.Count("publishers"))

    def get_by_natural_key(self, code: str) -> "Jurisdiction":
        return self.get(code=code)


class Jurisdiction(Shared):
    """A province, city or district, by its six-digit code of GB/T 2260."""

    code = models.CharField(max_length=6, unique=True, validators=[RegexValidator(r"^\d{6}\Z")])

    objects = JurisdictionQuerySet.as_manager()

    class Meta:
        ordering = ["code"]

    def natural_key(self) -> tuple[str]:
        return (self.code,)

    def get_absolute_url(self) -> str:
        return reverse("place", args=[self.code])


class PublisherQuerySet(models.QuerySet["Publisher"]):
    def kinds(self) -> list[str]:
        """The kinds that there are among these publishers."""
        return list(self.order_by("kind").values_list("kind", flat=True).distinct())

    def of(self, kind: str, year: str) -> "PublisherQuerySet":
        """Those of a kind that published a budget for a year; "" is any."""
        found = self.filter(kind=kind) if kind else self
        if not year:
            return found
        # Not a filter of its own, which would count the budgets of that year only.
        return found.filter(pk__in=self.filter(disclosures__fiscal_year=year).values("pk"))

    def with_counts(self) -> "PublisherQuerySet":
        """Each publisher with `disclosure_count`, its place and the year of its last budget."""
        return self.select_related("jurisdiction").annotate(
            disclosure_count=models.Count("disclosures"),
            last_year=models.Max("disclosures__fiscal_year"),
        )

    def get_by_natural_key(self, jurisdiction: str, slug: str) -> "Publisher":
        return self.get(jurisdiction__code=jurisdiction, slug=slug)


class Publisher(Shared):
    """A department, or a unit of one, that publishes budgets.

    `slug` is the printed code where the documents print one; otherwise it is
    assigned once, and `code_is_assigned` says that it is ours.
    """

    class Kind(models.TextChoices):
        DEPARTMENT = "department"
        UNIT = "unit"

    jurisdiction = models.ForeignKey(Jurisdiction, models.PROTECT, related_name="publishers")
    slug = models.SlugField(max_length=40)
    code = models.CharField(max_length=40, blank=True)
    code_is_assigned = models.BooleanField(default=False)
    kind = models.CharField(max_length=12, choices=Kind)
    parent = models.ForeignKey("self", models.PROTECT, related_name="units", null=True, blank=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        ordering = ["jurisdiction", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "slug"], name="publisher_by_slug"),
            models.CheckConstraint(
                condition=Q(kind__in=["department", "unit"]), name="publisher_kind_is_known"
            ),
        ]

    def natural_key(self) -> tuple[str, str]:
        return (self.jurisdiction.code, self.slug)

    natural_key.dependencies = ["budgets.jurisdiction"]  # type: ignore[attr-defined]

    def get_absolute_url(self) -> str:
        return reverse("publisher", args=[self.jurisdiction.code, self.slug])
