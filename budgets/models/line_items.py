"""The printed rows of the official tables."""

import re
from collections.abc import Sequence

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from budgets.bilingual import Bilingual
from budgets.figure_ids import FigureId
from budgets.models.classifications import EconomicCategory, FunctionalCategory, Level
from budgets.models.corrected import Corrected
from budgets.models.disclosures import Disclosure
from budgets.models.goals import Goal, Horizon
from budgets.models.named import Named
from budgets.models.projects import OfProject, belonging_is_said
from budgets.models.published_tables import PublishedTable

# In SQL, the id of a row `l` of a table `t`, as budgets.figure_ids writes it.
ROW_ID = (
    "CASE WHEN t.number = 0 THEN 'text' WHEN t.number < 10 THEN 't0' || t.number"
    " ELSE 't' || t.number END"
    " || CASE l.part WHEN '' THEN '.' ELSE '.' || l.part || '.' END || l.\"row\""
)


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


class LineItemManager(models.Manager["LineItem"]):
    """The rows that stand in the tables."""

    def get_queryset(self) -> models.QuerySet["LineItem"]:
        return super().get_queryset().filter(withdrawn=False)


class LineItem(Corrected, OfProject, Named):
    """One printed row of one part of a table.

    `row` is the row's piece of its figures' ids; it never changes once public.
    `code_printed` is whatever stands in the code column; `code` is the code that the row is
    about, which tables 1 and 4 do not print. `parent` is the row whose amounts contain this one's.
    An indicator's row, and that of the goal itself, refer to the goal. The note is this site's
    own: what the document leaves unexplained. A row that the document does not print after all is
    `withdrawn` by a correction: it keeps its ids, and stands in no table any more.
    """

    published_table = models.ForeignKey(
        PublishedTable, models.CASCADE, related_name="line_items", verbose_name=_("table")
    )
    part = models.CharField(_("Part"), max_length=40, blank=True)
    row = models.CharField(_("Key of the row in the ids of its figures"), max_length=80)
    order = models.PositiveIntegerField(_("order"))
    code_printed = models.CharField(_("Code as printed"), max_length=80, blank=True)
    code = models.CharField(_("code"), max_length=80, blank=True)
    level = models.CharField(_("level"), max_length=5, choices=Level, blank=True)
    parent = models.ForeignKey(
        "self",
        models.CASCADE,
        related_name="children",
        null=True,
        blank=True,
        verbose_name=_("Contained in the row"),
    )
    functional = models.ForeignKey(
        FunctionalCategory,
        models.PROTECT,
        related_name="line_items",
        null=True,
        blank=True,
        verbose_name=_("functional category"),
    )
    economic = models.ForeignKey(
        EconomicCategory,
        models.PROTECT,
        related_name="line_items",
        null=True,
        blank=True,
        verbose_name=_("economic category"),
    )
    goal = models.ForeignKey(
        Goal,
        models.CASCADE,
        related_name="line_items",
        null=True,
        blank=True,
        verbose_name=_("Goal"),
    )
    note_zh = models.TextField(_("Our note in Chinese"), blank=True, default="")
    note_en = models.TextField(_("Our note in English"), blank=True, default="")
    line_from = models.PositiveIntegerField(_("First line that it stands on"))
    line_to = models.PositiveIntegerField(_("Last line that it stands on"))
    withdrawn = models.BooleanField(_("Withdrawn"), default=False)

    # Only on lines from knowing_containment(), or told by budgets.grid.
    contains_rows: bool

    objects = LineItemManager.from_queryset(LineItemQuerySet)()
    with_withdrawn = LineItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["published_table", "part", "order"]
        constraints = [
            models.UniqueConstraint(fields=["published_table", "part", "row"], name="line_by_row"),
            models.UniqueConstraint(
                fields=["published_table", "part", "order"],
                condition=Q(withdrawn=False),
                name="line_by_order",
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
            belonging_is_said("line_says_how_it_belongs"),
        ]

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.published_table.natural_key(), self.part, self.row)

    natural_key.dependencies = [  # type: ignore[attr-defined]
        "budgets.publishedtable",
        "budgets.functionalcategory",
        "budgets.economiccategory",
        "budgets.project",
        "budgets.goal",
    ]

    @property
    def category(self) -> FunctionalCategory | EconomicCategory | None:
        return self.functional or self.economic

    @property
    def note(self) -> Bilingual:
        return Bilingual(self.note_zh, self.note_en)

    @property
    def number(self) -> int | None:
        """The place that the row's key gives it among its like: 4 for 2.04, 5 for 05."""
        last = re.split(r"[.-]", self.row)[-1]
        return int(last) if last.isdecimal() else None

    @property
    def row_id(self) -> str:
        """The id that its figures have in common: t11.annual.2.04."""
        return self.figure_id("").row_id

    @property
    def address(self) -> str:
        """The address of what the row is about, if the document says so: a category, a project."""
        disclosure = self.published_table.disclosure
        if self.category:
            return disclosure.category_address(self.category)
        if self.project_id and self.project and not self.is_inferred:
            return disclosure.page("project", self.project.code)
        if self.goal_id and self.part in Horizon.values:
            return disclosure.page("indicator", self.row_id)
        return ""

    def figure_id(self, column: str) -> FigureId:
        return FigureId(self.published_table.number, self.part, self.row, column)
