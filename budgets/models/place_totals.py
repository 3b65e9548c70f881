"""What the budgets of a place plan together, added up when one of them is published."""

from collections.abc import Iterable
from decimal import Decimal

from django.db import models
from django.db.models import F, Sum
from django.utils.translation import gettext_lazy as _

from budgets.models.cells import Figure
from budgets.models.disclosures import Disclosure
from budgets.models.documents import SourceDocument
from budgets.models.publishers import Jurisdiction, Publisher
from budgets.official import subjects


def planned(disclosures: Iterable[Disclosure]) -> dict[int, tuple[Decimal | None, str]]:
    """The total planned expenditure of disclosures and its unit, by their keys, in one query."""
    totals = Figure.objects.filter(
        line_item__published_table__disclosure__in=disclosures,
        line_item__row=subjects.TOTAL,
        column=subjects.TOTAL,
        line_item__withdrawn=False,
    ).select_related("line_item__published_table__disclosure")
    return {
        table.disclosure_id: (figure.value, table.unit)
        for figure in totals
        if (table := figure.line_item.published_table).official.subject
        == subjects.EXPENDITURE_BY_FUNCTION
    }


class PlaceTotalQuerySet(models.QuerySet["PlaceTotal"]):
    def budgets_held(self) -> int:
        """How many budgets they are of, those that print no total among them."""
        found = self.aggregate(held=Sum(F("budgets") + F("without")))["held"]
        return found or 0


class PlaceTotal(models.Model):
    """The sum of the totals that the budgets held of a place print, for one year: our own.

    Departments and units are added up apart, since a department's budget has those of its units in
    it; and so is what is no published document. `amount` is in yuan; `budgets` is how many were
    added up, and `without` how many more print no total.
    """

    jurisdiction = models.ForeignKey(
        Jurisdiction, models.CASCADE, related_name="totals", verbose_name=_("place")
    )
    fiscal_year = models.PositiveSmallIntegerField(_("year"))
    kind = models.CharField(_("Kind"), max_length=12, choices=Publisher.Kind)
    standing = models.CharField(
        _("standing"), max_length=20, choices=SourceDocument.Standing, blank=True
    )
    budgets = models.PositiveIntegerField(_("budgets"))
    without = models.PositiveIntegerField(_("budgets without a total"))
    amount = models.DecimalField(_("amount"), max_digits=26, decimal_places=4)

    objects = PlaceTotalQuerySet.as_manager()

    class Meta:
        verbose_name = _("total of a place")
        verbose_name_plural = _("totals of places")
        # The desk has no page of them: they follow from the figures.
        default_permissions = ()
        ordering = ["jurisdiction_id", "-fiscal_year", "kind", "standing"]
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "fiscal_year", "kind", "standing"],
                name="total_of_place_and_year",
            )
        ]

    @property
    def in_ten_thousands(self) -> Decimal:
        """The amount in 万元, as such sums are given in Chinese."""
        return (self.amount / 10_000).normalize()

    def __str__(self) -> str:
        return f"{self.jurisdiction} {self.fiscal_year} {self.kind} {self.standing}"
