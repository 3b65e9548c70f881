"""One year's published budget of one publisher, its tables, its text and its revisions."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from budgets.bilingual import Bilingual
from budgets.models.publishers import Publisher
from budgets.official import layout
from budgets.official.declarations import Column, Layout, Table


class DisclosureQuerySet(models.QuerySet["Disclosure"]):
    def with_publishers(self) -> "DisclosureQuerySet":
        return self.select_related("publisher__jurisdiction")

    def at(self, jurisdiction: str, slug: str, fiscal_year: int) -> "DisclosureQuerySet":
        """The budget disclosure that stands at this address, if there is one."""
        return self.with_publishers().filter(
            publisher__jurisdiction__code=jurisdiction,
            publisher__slug=slug,
            fiscal_year=fiscal_year,
            kind=Disclosure.Kind.BUDGET,
        )

    def get_by_natural_key(
        self, jurisdiction: str, slug: str, fiscal_year: int, kind: str
    ) -> "Disclosure":
        return self.get(
            publisher__jurisdiction__code=jurisdiction,
            publisher__slug=slug,
            fiscal_year=fiscal_year,
            kind=kind,
        )


class Disclosure(models.Model):
    """What a publisher published for one fiscal year, in the tables of one layout."""

    class Kind(models.TextChoices):
        BUDGET = "budget"

    publisher = models.ForeignKey(Publisher, models.PROTECT, related_name="disclosures")
    fiscal_year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    layout_key = models.CharField(max_length=40)

    objects = DisclosureQuerySet.as_manager()

    class Meta:
        ordering = ["publisher", "-fiscal_year"]
        constraints = [
            models.UniqueConstraint(
                fields=["publisher", "fiscal_year", "kind"], name="disclosure_of_publisher_and_year"
            ),
            models.CheckConstraint(condition=Q(kind__in=["budget"]), name="disclosure_kind_is_known"),
        ]

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
        """The pieces of this disclosure's address, for reverse(): ("420111", "015", 2024)."""
        return (self.publisher.jurisdiction.code, self.publisher.slug, self.fiscal_year)

    def get_absolute_url(self) -> str:
        return reverse("disclosure", args=self.address)

    def latest_revision(self) -> "Revision | None":
        return self.revisions.order_by("-number").first()

    def current_document(self) -> "SourceDocument | None":
        """The document as last published; a republication has the higher sequence."""
        return self.documents.order_by("-sequence").first()


class SourceDocumentManager(models.Manager["SourceDocument"]):
    def get_by_natural_key(self, *key: str | int) -> "SourceDocument":
        *disclosure, sequence = key
        return self.get(
            disclosure=Disclosure.objects.get_by_natural_key(*disclosure),  # type: ignore[arg-type]
            sequence=sequence,
        )


class SourceDocument(models.Model):
    """The published document behind a disclosure, and the text copy of it that we hold.

    `copy` is the path of the copy below the folder of fixtures, staff data blacked out;
    `sha256` and `lines` are of that copy. `address` is the publisher's, empty where unknown.
    `date_printed` is the date that the document itself bears, as it bears it.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="documents")
    sequence = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    date_printed = models.CharField(max_length=40, blank=True)
    address = models.URLField(blank=True)
    retrieved = models.DateField(null=True, blank=True)
    copy = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    lines = models.PositiveIntegerField()

    objects = SourceDocumentManager()

    class Meta:
        ordering = ["disclosure", "sequence"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "sequence"], name="document_by_sequence")
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.disclosure.natural_key(), self.sequence)

    natural_key.dependencies = ["budgets.disclosure"]  # type: ignore[attr-defined]


class PublishedTableManager(models.Manager["PublishedTable"]):
    def get_by_natural_key(self, *key: str | int) -> "PublishedTable":
        *disclosure, number = key
        return self.get(
            disclosure=Disclosure.objects.get_by_natural_key(*disclosure),  # type: ignore[arg-type]
            number=number,
        )


class PublishedTable(models.Model):
    """One official table as this document prints it.

    `header_overrides` maps the key of a column or group to the heading printed instead of the
    declared one: {"fund-of-year": {"zh": …, "en": …}}. `notes` are the printed notes:
    [{"zh": …, "en": …, "line": 298}]. The entity line names whose table it is.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    title_printed = models.CharField(max_length=200)
    entity_line_zh = models.CharField(max_length=200, blank=True)
    entity_line_en = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=10)
    header_overrides = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()

    objects = PublishedTableManager()

    class Meta:
        ordering = ["disclosure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="table_by_number"),
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="table_lines_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title_printed}"

    def natural_key(self) -> tuple[str | int, ...]:
        return (*self.disclosure.natural_key(), self.number)

    natural_key.dependencies = ["budgets.disclosure"]  # type: ignore[attr-defined]

    @property
    def official(self) -> Table:
        """This table's declaration. Raises LookupError if the layout declares no such table."""
        declared = self.disclosure.layout.table(self.number)
        if declared is None:
            raise LookupError(f"{self.disclosure.layout_key} declares no table {self.number}")
        return declared

    @property
    def title(self) -> Bilingual:
        """The printed Chinese title, with the layout's English one."""
        english = self.official.title
        return Bilingual(self.title_printed, english.en, english.origin)

    @property
    def entity_line(self) -> Bilingual:
        return Bilingual(self.entity_line_zh, self.entity_line_en)

    @property
    def printed_notes(self) -> list[tuple[Bilingual, int]]:
        """The notes under the table, each with the line of the document that it stands on."""
        return [(Bilingual(note["zh"], note["en"]), note["line"]) for note in self.notes]

    def heading(self, key: str) -> Bilingual:
        """The heading of a column or group, by key: as printed here, or else as declared."""
        declared = self.official.headings[key]
        printed = self.header_overrides.get(key)
        if printed is None:
            return declared
        return Bilingual(printed["zh"], printed.get("en") or declared.en)

    def full_heading(self, column: Column) -> Bilingual:
        """A column's heading with those printed over it: 基本支出：小计, Basic expenditure: Subtotal."""
        keys = [*(group.key for group in column.groups), column.key]
        headings = [self.heading(key) for key in keys]
        return Bilingual(
            "：".join(heading.zh for heading in headings),
            ": ".join(heading.en for heading in headings),
        )

    def differing_headings(self) -> list[tuple[Bilingual, Bilingual]]:
        """The headings, printed and declared, that differ in more than spacing."""
        declared = self.official.headings
        pairs = [(self.heading(key), declared[key]) for key in self.header_overrides]
        return [
            pair for pair in pairs if "".join(pair[0].zh.split()) != "".join(pair[1].zh.split())
        ]

    def get_absolute_url(self) -> str:
        return reverse("table", args=[*self.disclosure.address, self.number])


class Revision(models.Model):
    """One state of a disclosure's data: the digest of its content, chained to the one before."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)
    previous_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["disclosure", "number"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="revision_by_number")
        ]

    def __str__(self) -> str:
        return f"{self.disclosure}, revision {self.number}"
