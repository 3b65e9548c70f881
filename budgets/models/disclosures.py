"""One year's published budget of one publisher, and its revisions."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, Q
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from budgets.models.classifications import Category, FunctionalCategory
from budgets.models.publishers import Jurisdiction, Publisher
from budgets.official import layout
from budgets.official.declarations import Layout, Table

if TYPE_CHECKING:
    from budgets.models.documents import SourceDocument
    from budgets.models.published_tables import PublishedTable
    from budgets.models.revisions import Revision
    from budgets.models.texts import GlossaryTerm

# Lists of years run from the first to the last one held, so that one that is none would spoil them.
FIRST_YEAR, LAST_YEAR = 1949, 2100
# Place, publisher and year, as addresses and commands name a budget.
_PATH = re.compile(r"([0-9]{6})/([A-Za-z0-9_-]{1,40})/([0-9]{4})")


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def with_publishers(self) -> "DisclosureQuerySet":
        return self.select_related("publisher__jurisdiction")

    def real(self) -> "DisclosureQuerySet":
        """Without those that this software made up."""
        return self.exclude(documents__standing="generated")

    def newest_first(self) -> "DisclosureQuerySet":
        """Those of the latest year first, and of one year those first that were added last."""
        return self.order_by("-fiscal_year", "-pk")

    def counts_by_publisher(self, publishers: Iterable[Publisher]) -> dict[int, tuple[int, int]]:
        """How many budgets each of the publishers has, and of which year the last is, by key."""
        found = self.filter(publisher__in=publishers).order_by().values_list("publisher")
        counted = found.annotate(models.Count("pk"), models.Max("fiscal_year"))
        return {publisher: (count, year) for publisher, count, year in counted}

    def choices_of(self, place: Jurisdiction) -> tuple[list[str], list[int]]:
        """The kinds of a place's publishers, and the years of their budgets, the latest first.

        Each kind and year is looked for, which ends with the first one found: to collect them
        would take as long as there are publishers.
        """
        by_year = self.order_by("fiscal_year").values_list("fiscal_year", flat=True)
        kinds = Publisher.Kind.values
        years = range(by_year.last() or 0, (by_year.first() or 1) - 1, -1)
        publishers = Publisher.objects.filter(jurisdiction=place)
        here = self.filter(publisher__jurisdiction=place)
        conditions = [
            *(Exists(publishers.filter(kind=kind)) for kind in kinds),
            *(Exists(here.filter(fiscal_year=year)) for year in years),
        ]
        found = Jurisdiction.objects.filter(pk=place.pk).values_list(*conditions).get()
        return [*compress(kinds, found)], [*compress(years, found[len(kinds) :])]

    def at(
        self, jurisdiction: str, slug: str, fiscal_year: int, kind: str = "budget"
    ) -> "DisclosureQuerySet":
        """The disclosure that stands at this address, if there is one."""
        return self.with_publishers().filter(
            publisher__jurisdiction__code=jurisdiction,
            publisher__slug=slug,
            fiscal_year=fiscal_year,
            kind=kind,
        )

    def named(self, path: str) -> "Disclosure | None":
        """The budget that a path names, if there is one: "110105/038/2024"."""
        found = _PATH.fullmatch(path)
        return self.at(found[1], found[2], int(found[3])).first() if found else None

    def get_by_natural_key(
        self, jurisdiction: str, slug: str, fiscal_year: int, kind: str
    ) -> "Disclosure":
        return self.at(jurisdiction, slug, fiscal_year, kind).get()


class Disclosure(models.Model):
    """What a publisher published for one fiscal year, in the tables of one layout."""

    class Kind(models.TextChoices):
        BUDGET = "budget", _("budget")

    publisher = models.ForeignKey(
        Publisher, models.PROTECT, related_name="disclosures", verbose_name=_("publisher")
    )
    fiscal_year = models.PositiveSmallIntegerField(
        _("year"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)]
    )
    kind = models.CharField(_("Kind"), max_length=12, choices=Kind)
    layout_key = models.CharField(_("form of the tables"), max_length=40)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        verbose_name = _("budget")
        verbose_name_plural = _("budgets")
        ordering = ["publisher", "-fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "fiscal_year", "kind"], name="disclosure_of_publisher_and_year"
            ),
            models.CheckConstraint(
                condition=Q(fiscal_year__range=(FIRST_YEAR, LAST_YEAR)),
                name="disclosure_year_is_plausible",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["budget"]), name="disclosure_kind_is_known"
            ),
        ]
        indexes = [models.Index(fields=["fiscal_year", "id"], name="disclosure_by_year")]

    def __str__(self) -> str:
        return f"{self.publisher} {self.fiscal_year}"

    def natural_key(self) -> tuple[str, str, int, str]:
        return (*self.publisher.natural_key(), self.fiscal_year, self.kind)

    natural_key.dependencies = ["budgets.publisher"]  # type: ignore[attr-defined]

    @property
    def layout(self) -> Layout:
        return layout(self.layout_key)

    @property
    def edition(self) -> str:
        """The edition of the classifications that this year's codes are taken from."""
        return str(self.fiscal_year)

    @property
    def address(self) -> tuple[str, str, int]:
        """The pieces of this disclosure's address: ("110105", "038", 2024)."""
        return (self.publisher.jurisdiction.code, self.publisher.slug, self.fiscal_year)

    @property
    def path(self) -> str:
        """The same as one text: "110105/038/2024"."""
        return "/".join(map(str, self.address))

    def get_absolute_url(self) -> str:
        return self.page("disclosure")

    def page(self, name: str, *further: object) -> str:
        """The address of one of its pages or files, in the language spoken now."""
        return _address(get_language(), get_script_prefix(), name, (*self.address, *further))

    def figure_addresses(self) -> Callable[[object], str]:
        """From a figure's id to its address, in the language spoken now.

        One serves all figures, since making it costs as much as writing a row.
        """
        some = "t99.x.x"
        pattern = self.page("figure", some)
        return lambda figure_id: pattern.replace(some, str(figure_id))

    def category_address(self, category: Category) -> str:
        """The address of the drill-down page of a category in this disclosure."""
        return self.page(category.page_name, category.code_path)

    def definition_of(self, category: Category | None) -> "GlossaryTerm | None":
        """How the document itself explains a category; it explains functional ones only."""
        if not isinstance(category, FunctionalCategory):
            return None
        return self.glossary_terms.filter(functional=category).first()

    def declared_tables(self) -> "list[tuple[Table, PublishedTable | None]]":
        """Every table that the layout declares, each with this disclosure's own, if it is held."""
        published = {table.number: table for table in self.tables.all()}
        return [(declared, published.get(declared.number)) for declared in self.layout]

    def latest_revision(self) -> "Revision | None":
        return max(self.revisions.all(), key=lambda each: each.number, default=None)

    def current_document(self) -> "SourceDocument | None":
        """The document as last published; a republication has the higher sequence."""
        return self.documents.order_by("-sequence").first()


@lru_cache(maxsize=2_000)
def _address(_language: str | None, _prefix: str, name: str, pieces: tuple[object, ...]) -> str:
    """reverse(), kept: a page has some sixty addresses, most of them those of the page before."""
    return reverse(name, args=pieces)
