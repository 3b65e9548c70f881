"""The official tables as the documents print them."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from budgets.bilingual import Bilingual, closed_up
from budgets.figure_ids import FigureId
from budgets.models.disclosures import Disclosure
from budgets.models.pieces import Piece
from budgets.official.declarations import Column, Part, Table


class PublishedTable(Piece):
    """One official table as this document prints it; number 0 are the numbers of its text.

    `header_overrides` maps the key of a column or group to the heading printed instead of the
    declared one: {"fund-of-year": {"zh": …, "en": …}}. `notes` are the printed notes:
    [{"zh": …, "en": …, "line": 298}]. The entity line names whose table it is. `contents_title` is
    how the document's contents call it, on their line.
    """

    own_key = "number"

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField()
    title_printed = models.CharField(max_length=200, blank=True)
    contents_title = models.CharField(max_length=200, blank=True, default="")
    contents_line = models.PositiveIntegerField(null=True, blank=True)
    entity_line_zh = models.CharField(max_length=200, blank=True)
    entity_line_en = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=10)
    header_overrides = models.JSONField(default=dict, blank=True)
    notes = models.JSONField(default=list, blank=True)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()

    class Meta:
        ordering = ["disclosure_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "number"], name="table_by_number"),
            models.CheckConstraint(
                condition=Q(last_line__gte=F("first_line")), name="table_lines_are_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title_printed}"

    @property
    def official(self) -> Table:
        """This table's declaration. Raises LookupError if the layout declares no such table."""
        declared = self.disclosure.layout.table(self.number)
        if declared is None:
            raise LookupError(f"{self.disclosure.layout_key} declares no table {self.number}")
        return declared

    @property
    def key(self) -> str:
        """How addresses and files name it: its number, or “text” for the numbers of the text."""
        return str(self.number) if self.number else "text"

    @property
    def stem(self) -> str:
        """How its files are called, but for their format."""
        return f"tables/{self.key}"

    @property
    def figure_prefix(self) -> str:
        """What the ids of its figures begin with: t03, or “text”."""
        return FigureId(self.number, "", "", "").row_id.partition(".")[0]

    @property
    def label(self) -> Bilingual:
        """How it is called in a sentence: 表 3, table 3; 文字部分, the text."""
        if not self.number:
            return Bilingual("文字部分", "the text")
        return Bilingual(f"表 {self.number}", f"table {self.number}")

    @property
    def title(self) -> Bilingual:
        """The printed Chinese title, with the layout's English one."""
        declared = self.official.title
        return Bilingual(self.title_printed or declared.zh, declared.en, declared.origin)

    @property
    def entity_line(self) -> Bilingual:
        return Bilingual(self.entity_line_zh, self.entity_line_en)

    @property
    def printed_notes(self) -> list[tuple[Bilingual, int]]:
        """The notes under the table, each with the line of the document that it stands on."""
        return [(Bilingual(note["zh"], note["en"]), note["line"]) for note in self.notes]

    def headings_of(self, part: Part) -> dict[str, Bilingual]:
        """The heading of each column and group of a part, by key: as printed, or as declared."""
        return self._headings[part.key]

    @cached_property
    def _headings(self) -> dict[str, dict[str, Bilingual]]:
        return {part.key: self._headings_made(part) for part in self.official.parts}

    def _headings_made(self, part: Part) -> dict[str, Bilingual]:
        year = self.disclosure.fiscal_year
        declared = part.headings | {column.key: column.heading(year) for column in part.columns}
        printed = {
            key: Bilingual(override["zh"], override.get("en") or declared[key].en)
            for key, override in self.header_overrides.items()
            if key in declared
        }
        return declared | printed

    def full_heading(self, part: Part, column: Column) -> Bilingual:
        """A column's heading after those over it: 基本支出：小计."""
        of_part = self.headings_of(part)
        keys = [*(group.key for group in column.groups), column.key]
        headings = [of_part[key] for key in keys]
        return Bilingual(
            "：".join(heading.zh for heading in headings),
            ": ".join(heading.en for heading in headings),
        )

    def differing_headings(self) -> list[tuple[Bilingual, Bilingual]]:
        """The headings, printed and declared, that differ in more than spacing."""
        pairs = {
            key: (self.headings_of(part)[key], declared)
            for part in self.official.parts
            for key, declared in part.headings.items()
            if key in self.header_overrides
        }.values()
        return [pair for pair in pairs if closed_up(pair[0].zh) != closed_up(pair[1].zh)]

    def unit_of(self, column: Column) -> str:
        """The unit of a column's figures: its own, or else the table's."""
        return column.unit or self.unit

    def units_of(self, columns: Iterable[Column]) -> list[str]:
        """The units of the figures of some columns, each once."""
        return list(dict.fromkeys(self.unit_of(column) for column in columns))

    def get_absolute_url(self) -> str:
        return self.disclosure.page("table", self.key)
