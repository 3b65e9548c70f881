"""Goals, and the indicators by which they are measured.

An indicator is a printed row, so it is a LineItem: its levels and basis are text cells, its
targets and earlier values are cells of their own kind.
"""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from budgets.bilingual import Bilingual
from budgets.models.cells import PrintedCell
from budgets.models.line_items import LineItem, LineItemQuerySet
from budgets.money import NOT_AMOUNTS, plain_decimal
from budgets.targets import OPERATORS, Meaning


class IndicatorValue(PrintedCell):
    """A printed value of an indicator, `column` being its period: target, prior1 or prior2.

    What is neither blank nor `-` has a number, with its operator and unit, or else a wording.
    """

    operator = models.CharField(_("Comparison"), max_length=1, blank=True)
    number = models.DecimalField(
        _("Number"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    unit = models.CharField(_("Unit"), max_length=10, blank=True)
    wording = models.CharField(_("wording"), max_length=200, blank=True)
    wording_en = models.CharField(_("English of a wording"), max_length=200, blank=True)

    class Meta(PrintedCell.Meta):
        verbose_name = _("value of an indicator")
        verbose_name_plural = _("values of indicators")
        constraints = [
            models.UniqueConstraint(fields=["line_item", "column"], name="value_by_column"),
            models.CheckConstraint(
                condition=Q(printed__in=NOT_AMOUNTS, number__isnull=True, wording="")
                | (~Q(printed__in=NOT_AMOUNTS) & Q(number__isnull=False, wording=""))
                | (~Q(printed__in=NOT_AMOUNTS) & Q(number__isnull=True) & ~Q(wording="")),
                name="value_is_a_number_or_a_wording_if_printed",
            ),
            models.CheckConstraint(
                condition=Q(operator__in=["", *OPERATORS]), name="value_operator_is_known"
            ),
        ]

    @property
    def meaning(self) -> Meaning:
        number = None if self.number is None else plain_decimal(self.number)
        return Meaning(self.operator, number, self.unit, self.wording)

    @property
    def text(self) -> Bilingual:
        """The value as printed, and in English."""
        english = self.wording_en or self.meaning.english or self.printed
        return Bilingual(self.printed, english)


class IndicatorManager(models.Manager["Indicator"]):
    """The rows of goals in the parts that hold indicators, which are named after horizons."""

    def get_queryset(self) -> Any:
        rows = LineItemQuerySet(self.model, using=self._db).filter(withdrawn=False)
        return rows.filter(part=F("goal__horizon")).select_related("goal")


class Indicator(LineItem):
    """A row that says by what a goal is measured, and what is to be reached."""

    objects = IndicatorManager()  # type: ignore[misc, assignment]

    class Meta:
        proxy = True
