"""The printed rows of the official tables, and the figure in each of their cells."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from budgets.figure_ids import FigureId
from budgets.models.classifications import EconomicCategory, FunctionalCategory, Level
from budgets.models.disclosures import Disclosure
from budgets.models.named import Named
from budgets.models.published_tables import PublishedTable
from budgets.money import NOT_AMOUNTS, with_places_of


class LineItemQuerySet(models.QuerySet["LineItem"]):
    def of(self, disclosure: Disclosure) -> "LineItemQuerySet":
        return self.filter(published_table__disclosure=disclosure)

    def in_printed_order(self) -> "LineItemQuerySet":
        return self.order_by("published_table__number", "part", "order")

    def knowing_containment(self) -> "LineItemQuerySet":
        """Each line with `contains_rows`: whether other rows are parts of it."""
        inside = LineItem.objects.filter(parent=OuterRef("pk"))
        return self.annotate(contains_rows=Exists(inside))  # type: ignore[no-redef]

    def get_by_natural_key(self, *key: str | int) -> "LineItem":
        *table, part, row = key
        return self.get(
            published_table=PublishedTable.objects.get_by_natural_key(*table), part=part, row=row
        )


class LineItem(Named):
    """One printed row of one part of a table.

    `row` is the row's piece of its figures' ids; it never changes once public.
    `code_printed` is whatever stands in the code column; `code` is the code that the row is
    about, which tables 1 and 4 do not print. `parent` is the row whose amounts contain this one's.
    """

    published_table = models.ForeignKey(PublishedTable, models.CASCADE, related_name="line_items")
    part = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=80)
    order = models.PositiveIntegerField()
    code_printed = models.CharField(max_length=80, blank=True)
    code = models.CharField(max_length=80, blank=True)
    level = models.CharField(max_length=5, choices=Level, blank=True)
    parent = models.ForeignKey(
        "self", models.CASCADE, related_name="children", null=True, blank=True
    )
    functional = models.ForeignKey(
        FunctionalCategory, models.PROTECT, related_name="line_items", null=True, blank=True
    )
    economic = models.ForeignKey(
        EconomicCategory, models.PROTECT, related_name="line_items", null=True, blank=True
    )
    line_from = models.PositiveIntegerField()
    line_to = models.PositiveIntegerField()

    # Only on lines from knowing_containment().
    contains_rows: bool

    objects = LineItemQuerySet.as_manager()

    class Meta:
        ordering = ["published_table", "part", "order"]
        constraints = [
            models.UniqueConstraint(fields=["published_table", "part", "row"], name="line_by_row"),
            models.UniqueConstraint(
                fields=["published_table", "part", "order"], name="line_by_order"
            ),
            models.CheckConstraint(
                condition=Q(line_to__gte=F("line_from")), name="line_places_are_in_order"
            ),
            models.CheckConstraint(
                condition=Q(level__in=["", *Level.values]), name="line_level_is_known"
            ),
            models.CheckConstraint(
                condition=Q(functional__isnull=True) | Q(economic__isnull=True),
                name="line_has_one_classification",
            ),
        ]

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.published_table.natural_key(), self.part, self.row)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "budgets.publishedtable",
        "budgets.functionalcategory",
        "budgets.economiccategory",
    ]

    def figure_id(self, column: str) -> FigureId:
        return FigureId(self.published_table.number, self.part, self.row, column)


class CellManager(models.Manager[Any]):
    """Natural keys of the two kinds of cells: their row's key, then the column."""

    def get_by_natural_key(self, *key: str | int) -> Any:
        *line, column = key
        return self.get(line_item=LineItem.objects.get_by_natural_key(*line), column=column)


class FigureQuerySet(models.QuerySet["Figure"]):
    def of(self, disclosure: Disclosure) -> "FigureQuerySet":
        return self.filter(line_item__published_table__disclosure=disclosure)

    def with_id(self, figure_id: FigureId) -> "FigureQuerySet":
        """The one figure of an id, where the querysets holds one disclosure's figures."""
        return self.filter(
            line_item__published_table__number=figure_id.table,
            line_item__part=figure_id.part,
            line_item__row=figure_id.row,
            column=figure_id.column,
        )


class Figure(models.Model):
    """One declared amount cell of one row: the text printed there and the amount it means.

    Blank, `0`, `0.00` and `-` are four different things; blank and `-` have no amount.
    `amended` is what the publisher printed instead in an amended document.
    """

    line_item = models.ForeignKey(LineItem, models.CASCADE, related_name="figures")
    column = models.CharField(max_length=40)
    printed = models.CharField(max_length=40, blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    amended = models.CharField(max_length=40, blank=True, default="")

    objects = CellManager.from_queryset(FigureQuerySet)()

    class Meta:
        ordering = ["line_item", "column"]
        constraints = [
            models.UniqueConstraint(fields=["line_item", "column"], name="figure_by_column"),
            models.CheckConstraint(
                condition=Q(printed__in=NOT_AMOUNTS, amount__isnull=True)
                | (~Q(printed__in=NOT_AMOUNTS) & Q(amount__isnull=False)),
                name="figure_has_an_amount_if_one_is_printed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.public_id}: {self.printed}"

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.line_item.natural_key(), self.column)

    natural_key.dependencies = ["budgets.lineitem"]  # type: ignore[attr-defined]

    @property
    def value(self) -> Decimal | None:
        """The amount with the decimals that it was printed with."""
        return None if self.amount is None else with_places_of(self.amount, self.printed)

    @property
    def public_id(self) -> FigureId:
        return self.line_item.figure_id(self.column)

    def get_absolute_url(self) -> str:
        disclosure = self.line_item.published_table.disclosure
        return reverse("figure", args=[*disclosure.address, self.public_id])


class TextCell(models.Model):
    """One declared text cell of one row, beside its name: such as a project's unit."""

    line_item = models.ForeignKey(LineItem, models.CASCADE, related_name="text_cells")
    column = models.CharField(max_length=40)
    text_zh = models.TextField(blank=True)
    text_en = models.TextField(blank=True)

    objects = CellManager()

    class Meta:
        ordering = ["line_item", "column"]
        constraints = [
            models.UniqueConstraint(fields=["line_item", "column"], name="text_cell_by_column")
        ]

    def __str__(self) -> str:
        return self.text_zh

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.line_item.natural_key(), self.column)

    natural_key.dependencies = ["budgets.lineitem"]  # type: ignore[attr-defined]
