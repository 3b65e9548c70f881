"""The printed rows of the official tables."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from budgets.figure_ids import FigureId
from budgets.models.classifications import EconomicCategory, FunctionalCategory, Level
from budgets.models.disclosures import Disclosure
from budgets.models.named import Named
from budgets.models.published_tables import PublishedTable


class LineItemQuerySet(models.QuerySet["LineItem"]):
    def of(self, disclosure: Disclosure) -> "LineItemQuerySet":
        return self.filter(published_table__disclosure=disclosure)

    def in_printed_order(self) -> "LineItemQuerySet":
        return self.order_by("published_table__number", "part", "order")

    def on_the_way_to(self, classification: str, codes: Sequence[str]) -> "LineItemQuerySet":
        """Totals, the rows of these codes (类 first), and what stands just below the last one.

        `classification` is "functional" or "economic"; without codes, what stands below totals.
        """
        if codes:
            below = Q(**{f"parent__{classification}__code": codes[-1]})
        else:
            below = Q(parent__row="total")
        above = Q(row="total") | Q(**{f"{classification}__code__in": list(codes)})
        return self.filter(above | (below & Q(**{f"{classification}__isnull": False})))

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

    @property
    def category(self) -> FunctionalCategory | EconomicCategory | None:
        return self.functional or self.economic

    @property
    def category_address(self) -> str:
        """The address of the drill-down page of what the row is about, or ""."""
        disclosure = self.published_table.disclosure
        return disclosure.category_address(self.category) if self.category else ""

    def figure_id(self, column: str) -> FigureId:
        return FigureId(self.published_table.number, self.part, self.row, column)
