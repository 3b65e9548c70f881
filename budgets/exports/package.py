"""What a data package is of: one budget, or all budgets of a place and year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from budgets.bilingual import Bilingual
from budgets.exports.publication import Publication, whole
from budgets.models import Jurisdiction


@dataclass(frozen=True)
class Package:
    """A package by its name and title; `version` is "" where it has several revisions."""

    name: str
    title: Bilingual
    homepage: str
    version: str
    root: str
    publications: Sequence[Publication]

    @classmethod
    def of_one(cls, of: Publication) -> "Package":
        """The package of one budget at its last revision."""
        code, slug, year = of.disclosure.address
        name = of.disclosure.publisher.name
        return cls(
            f"{code}-{slug.lower()}-{year}",
            Bilingual(f"{name.zh} {year} 年部门预算", f"{name.en}: budget {year}"),
            of.page("disclosure"),
            of.revision_number,
            of.root,
            [of],
        )

    @classmethod
    def of_place(
        cls, place: Jurisdiction, year: int, root: str, publications: Sequence[Publication]
    ) -> "Package":
        """The package of all budgets of a place and year."""
        name = place.name
        return cls(
            f"{place.code}-{year}",
            Bilingual(f"{name.zh} {year} 年部门预算", f"{name.en}: budgets {year}"),
            whole(root, lambda: reverse("place", args=[place.code])),
            "",
            root,
            publications,
        )

    @property
    def made(self) -> datetime | None:
        """The time of its last revision, so that two builds are alike; None where there is none."""
        return max((each.made for each in self.publications if each.made), default=None)
