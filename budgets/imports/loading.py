"""Writing a checked folder of fixtures into the database, whole or not at all."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from budgets.imports.check_runs import record_checks
from budgets.imports.columns import ColumnsRefused, insert, new_keys
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_lines import (
    FixtureLine,
    FixtureRefused,
    Key,
    model_of,
)
from budgets.imports.instances import columns_of, instance_of, known_rows
from budgets.imports.search_entries import record_search_entries
from budgets.models import Disclosure, LineItem, Reply, Revision
from budgets.models.content import content_digest

# Rows that several disclosures share; the others belong to one and are replaced with it.
SHARED = ("jurisdiction", "functionalcategory", "economiccategory", "publisher")
OWNED = (
    "sourcedocument",
    "publishedtable",
    "project",
    "goal",
    "lineitem",
    "figure",
    "textcell",
    "indicatorvalue",
    "textsection",
    "mention",
    "glossaryterm",
    "reply",
)


class DataChanged(Exception):
    """The data differ from what was last loaded; they were not overwritten."""


@dataclass(frozen=True)
class Loaded:
    """What a load did: the revision, whether its content is new, and how many rows it removed."""

    revision: Revision
    is_new: bool
    removed: int


def load_disclosure(folder: Path, reference: Path, *, overwrite: bool = False) -> Loaded:
    """Load one disclosure, and the reference data that it needs, in one transaction.

    Rows of the disclosure that the folder lacks are removed. Raises FixtureRefused where the
    folder is faulty, and DataChanged where data that was changed since the last load would be
    overwritten and `overwrite` does not allow it. Either way nothing is written.
    """
    found = DisclosureFolder.read(folder, reference)
    with transaction.atomic():
        return _Load(found, overwrite).run()


class _Load:
    """One load: the primary keys of the rows written so far, by model and natural key."""

    def __init__(self, folder: DisclosureFolder, overwrite: bool) -> None:
        self.folder = folder
        self.overwrite = overwrite
        self.keys: dict[str, dict[Key, int]] = {}

    def run(self) -> Loaded:
        for model in SHARED:
            self._share(model)
        disclosure, before = self._disclosure()
        last = disclosure.latest_revision()
        rows_before = _rows(disclosure)
        # What refers to others goes before them: mentions with their sections, rows with tables.
        disclosure.documents.all().delete()
        disclosure.text_sections.all().delete()
        disclosure.tables.all().delete()
        disclosure.projects.all().delete()
        disclosure.glossary_terms.all().delete()
        Reply.objects.filter(disclosure=disclosure).delete()
        for model in OWNED:
            self._create(model)
        after = content_digest(disclosure)
        if before not in (None, after, last and last.digest) and not self.overwrite:
            raise DataChanged(f"{disclosure} was changed in the database since it was loaded")
        record_search_entries(disclosure)
        if last is not None and last.digest == after:
            self._check(disclosure, last)
            return Loaded(last, is_new=False, removed=0)
        revision = Revision.objects.create(
            disclosure=disclosure,
            number=last.number + 1 if last else 1,
            at=timezone.now(),
            digest=after,
            previous_digest=last.digest if last else "",
        )
        self._check(disclosure, revision)
        removed = rows_before - _rows(disclosure)
        return Loaded(revision, is_new=True, removed=len(removed))

    def _check(self, disclosure: Disclosure, revision: Revision) -> None:
        """Record what the rules find. Raises FixtureRefused for a reply to none of the checks."""
        run = record_checks(disclosure, revision)
        found = set(run.results.values_list("check_id", flat=True))
        problems = [
            line.problem(f"“check_id” is {line.fields['check_id']}, which is no check of this")
            for line in self.folder.of("reply")
            if line.fields["check_id"] not in found
        ]
        if problems:
            raise FixtureRefused(problems)

    def _disclosure(self) -> tuple[Disclosure, str | None]:
        """The disclosure, made or updated, and the digest of what it held before, if it did."""
        line = self.folder.of("disclosure")[0]
        new = self._instance(line)
        # Whoever changes what a disclosure publishes locks its row first.
        old = (
            Disclosure.objects.select_for_update()
            .filter(publisher=new.publisher, fiscal_year=new.fiscal_year, kind=new.kind)
            .first()
        )
        before = content_digest(old) if old else None
        new.pk = old.pk if old else None
        new.save()
        self.keys["disclosure"] = {line.key: new.pk}
        return new, before

    def _share(self, model: str) -> None:
        """Make or update the shared rows, but none that was changed since it was loaded."""
        lines = self.folder.of(model)
        known = known_rows(model, lines)
        self.keys[model] = {key: row.pk for key, row in known.items()}
        for line in lines:
            new = self._instance(line)
            new.loaded_digest = new.values_digest()
            old = known.get(line.key)
            if old is not None:
                new.pk = old.pk
                if old.values_digest() == old.loaded_digest == new.loaded_digest:
                    continue
                if old.values_digest() != old.loaded_digest and not self.overwrite:
                    _refuse_difference(line, old, new)
            new.save()
            self.keys[model][line.key] = new.pk

    def _create(self, model: str) -> None:
        """Write all rows of a model at once, those that they are part of among them."""
        lines = self.folder.of(model)
        keys = new_keys(model_of(model), len(lines))
        self.keys[model] = {line.key: key for line, key in zip(lines, keys, strict=True)}
        try:
            insert(model_of(model), keys, columns_of(model, lines, self.keys))
        except ColumnsRefused as error:
            raise FixtureRefused(
                [
                    lines[found.row].problem(f"“{found.field}”: {found.reason}")
                    for found in error.faults
                ]
            ) from error

    def _instance(self, line: FixtureLine) -> Any:
        """The row that a line describes, unsaved. Raises FixtureRefused."""
        instance, problems = instance_of(line, self.keys)
        if problems:
            raise FixtureRefused(problems)
        return instance


def _rows(disclosure: Disclosure) -> set[Key]:
    """Table number, part and row of every line of a disclosure."""
    lines = LineItem.objects.of(disclosure)
    return set(lines.values_list("published_table__number", "part", "row"))


def _refuse_difference(line: FixtureLine, old: Model, new: Model) -> None:
    for field in old._meta.concrete_fields:
        there, here = getattr(old, field.attname), getattr(new, field.attname)
        if there != here and field.name != "loaded_digest":
            raise DataChanged(
                f"{line.file}:{line.number}: “{field.name}” of {line.model} {list(line.key)} "
                f"is “{here}” here and “{there}” in the database"
            )
