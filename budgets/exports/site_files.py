"""Files of more than one disclosure: all figures as one CSV, and a package per place and year."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from typing import BinaryIO

from django.db.models import Count, Max

from budgets.bilingual import Bilingual
from budgets.exports.builds import Built, built, found_built, key_of_state
from budgets.exports.csv_file import write_csv, write_header
from budgets.exports.data_package import write_package
from budgets.exports.formats import FORMATS
from budgets.exports.lists import corrections, disclosures, figures, revisions
from budgets.exports.package import Package
from budgets.exports.publication import Publication
from budgets.models import CheckRun, Disclosure, Figure, Jurisdiction, LineItem, Revision
from budgets.models.disclosures import DisclosureQuerySet

_CSV = FORMATS["csv"].content_type


@dataclass(frozen=True)
class SiteFile:
    """One file below the page of data, by its path there."""

    path: str
    title: Bilingual
    content_type: str
    write: Callable[[BinaryIO], int | None]


@dataclass(frozen=True)
class Site:
    """All disclosures that somebody published; `root` is what public addresses begin with."""

    root: str

    @cached_property
    def key(self) -> str:
        """What its files are kept under: the last of all that a load or a correction adds."""
        last = Revision.objects.order_by("pk").last()
        state: list[object] = [last and (last.pk, last.at, last.digest), Revision.objects.count()]
        state += [
            CheckRun.objects.aggregate(Max("pk")),
            Disclosure.objects.aggregate(Max("pk"), Count("pk")),
        ]
        state += [LineItem.objects.aggregate(Max("pk")), Figure.objects.aggregate(Max("pk"))]
        return key_of_state("site", [self.root, *state])

    def files_of_all(self) -> list[SiteFile]:
        """The files that hold something of every disclosure."""
        everything = Disclosure.objects.real()
        return [
            SiteFile(
                "figures.csv",
                Bilingual("全部预算的全部数字", "All figures of all budgets"),
                _CSV,
                partial(self.write_figures, everything),
            ),
            SiteFile(
                "disclosures.csv",
                Bilingual("全部预算", "All budgets"),
                _CSV,
                partial(self._write_disclosures, everything),
            ),
            SiteFile(
                "corrections.csv",
                Bilingual("全部更正", "All corrections"),
                _CSV,
                lambda out: write_csv(out, corrections.RESOURCE, corrections.all_records()),
            ),
            SiteFile(
                "revisions.csv",
                Bilingual("全部数据版次", "All revisions"),
                _CSV,
                lambda out: write_csv(out, revisions.RESOURCE, revisions.all_records()),
            ),
        ]

    def package(self, place: Jurisdiction, year: int) -> SiteFile:
        """The package of all budgets of a place and year; there must be one."""
        title = Bilingual(f"{place.name_zh} {year} 年数据包", f"{place.name_en}, {year}: package")
        path = f"{place.code}-{year}.zip"
        return SiteFile(path, title, "application/zip", partial(self._write_package, place, year))

    def built(self, file: SiteFile) -> Built:
        """A file on disk, built now unless it was before."""
        return built(self.key, file.path, file.write)

    def found_built(self, file: SiteFile) -> Built | None:
        """A file on disk, if it was built before."""
        return found_built(self.key, file.path)

    def publications(self, of: DisclosureQuerySet) -> Iterator[Publication]:
        """The disclosures by place, publisher and year, a few at a time."""
        # Sorted here, since databases order texts by their own collations.
        rows = of.values_list(
            "publisher__jurisdiction__code", "publisher__slug", "fiscal_year", "pk"
        )
        keys = [key for *_address, key in sorted(rows)]
        for first in range(0, len(keys), figures.AT_ONCE):
            some = keys[first : first + figures.AT_ONCE]
            found = Disclosure.objects.with_publishers().prefetch_related("revisions").in_bulk(some)
            yield from (Publication(found[key], self.root) for key in some)

    def write_figures(self, of: DisclosureQuerySet, out: BinaryIO) -> int:
        """Write the CSV of all figures of some disclosures; gives the number of its rows."""
        write_header(out, figures.RESOURCE)
        return figures.write_rows(out, self.publications(of))

    def _write_disclosures(self, of: DisclosureQuerySet, out: BinaryIO) -> int:
        records = (row for each in self.publications(of) for row in disclosures.records(each))
        return write_csv(out, disclosures.RESOURCE, records)

    def _write_package(self, place: Jurisdiction, year: int, out: BinaryIO) -> None:
        here = Disclosure.objects.real().filter(publisher__jurisdiction=place, fiscal_year=year)
        found = [*self.publications(here)]
        write_package(Package.of_place(place, year, self.root, found), out)
