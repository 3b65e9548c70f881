"""What stands in the cells of the official tables: figures, and texts beside them."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budgets.figure_ids import FigureId
from budgets.models.corrected import Corrected
from budgets.models.disclosures import Disclosure
from budgets.models.line_items import LineItem
from budgets.money import NOT_AMOUNTS, with_places_of


class CellManager(models.Manager[Any]):
    """Natural keys of the two kinds of cells: their row's key, then the column."""

    def get_by_natural_key(self, *key: str | int) -> Any:
        *line, column = key
        return self.get(line_item=LineItem.objects.get_by_natural_key(*line), column=column)


def is_cell(figure_id: FigureId) -> Q:
    """Of cells of any kind, those of an id: one in each disclosure that has it."""
    return Q(
        line_item__published_table__number=figure_id.table,
        line_item__part=figure_id.part,
        line_item__row=figure_id.row,
        column=figure_id.column,
    )


class PrintedCellQuerySet(models.QuerySet[Any]):
    def of(self, disclosure: Disclosure) -> "PrintedCellQuerySet":
        return self.filter(line_item__published_table__disclosure=disclosure)

    def amended(self) -> "PrintedCellQuerySet":
        """Those beside which an amended document's text stands; of figures alone."""
        return self.exclude(amended="")

    def with_id(self, figure_id: FigureId) -> "PrintedCellQuerySet":
        """The one cell of an id among one disclosure's, with its line and table."""
        return self.select_related("line_item__published_table").filter(is_cell(figure_id))


class PrintedCell(Corrected):
    """A declared cell of one row, with the text printed there and a public id."""

    line_item = models.ForeignKey(
        LineItem, models.CASCADE, related_name="%(class)ss", verbose_name=_("row")
    )
    column = models.CharField(_("Column"), max_length=40)
    printed = models.CharField(_("As printed"), max_length=200, blank=True)

    objects = CellManager.from_queryset(PrintedCellQuerySet)()

    class Meta:
        abstract = True
        ordering = ["line_item_id", "column"]

    def __str__(self) -> str:
        return f"{self.public_id}: {self.printed}"

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.line_item.natural_key(), self.column)

    natural_key.dependencies = ["budgets.lineitem"]  # type: ignore[attr-defined]

    @property
    def public_id(self) -> FigureId:
        return self.line_item.figure_id(self.column)

    def get_absolute_url(self) -> str:
        return self.line_item.published_table.disclosure.page("figure", self.public_id)


class Figure(PrintedCell):
    """One declared amount cell of one row: the text printed there and the amount it means.

    Blank, `0`, `0.00` and `-` are four different things; blank and `-` have no amount.
    `amended` is what the publisher printed instead in an amended document.
    """

    amount = models.DecimalField(
        _("amount"), max_digits=18, decimal_places=4, null=True, blank=True
    )
    amended = models.CharField(_("As amended"), max_length=40, blank=True, default="")

    class Meta(PrintedCell.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(fields=["line_item", "column"], name="figure_by_column"),
            models.CheckConstraint(
                condition=Q(printed__in=NOT_AMOUNTS, amount__isnull=True)
                | (~Q(printed__in=NOT_AMOUNTS) & Q(amount__isnull=False)),
                name="figure_has_an_amount_if_one_is_printed",
            ),
        ]

    @property
    def value(self) -> Decimal | None:
        """The amount with the decimals that it was printed with."""
        return None if self.amount is None else with_places_of(self.amount, self.printed)


class TextCell(Corrected):
    """One declared text cell of one row, beside its name: such as a project's unit."""

    line_item = models.ForeignKey(
        LineItem, models.CASCADE, related_name="text_cells", verbose_name=_("row")
    )
    column = models.CharField(_("Column"), max_length=40)
    text_zh = models.TextField(_("Text in Chinese"), blank=True)
    text_en = models.TextField(_("Text in English"), blank=True)

    objects = CellManager()

    class Meta:
        verbose_name = _("text in a table")
        verbose_name_plural = _("texts in tables")
        ordering = ["line_item_id", "column"]
        constraints = [
            models.UniqueConstraint(fields=["line_item", "column"], name="text_cell_by_column")
        ]

    def __str__(self) -> str:
        return self.text_zh

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.line_item.natural_key(), self.column)

    natural_key.dependencies = ["budgets.lineitem"]  # type: ignore[attr-defined]
