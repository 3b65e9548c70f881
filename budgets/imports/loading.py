"""Writing a checked folder of fixtures into the database, whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from budgets.imports.amendments import as_amended
from budgets.imports.check_runs import record_checks
from budgets.imports.columns import ColumnsRefused, insert, new_keys
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_fields import AMENDMENT, model_of
from budgets.imports.fixture_lines import OWNED, FixtureLine, FixtureRefused, Key
from budgets.imports.instances import columns_of, instance_of
from budgets.imports.line_targets import Texts, target_of
from budgets.imports.place_totals import record_place_totals
from budgets.imports.search_entries import record_search_entries
from budgets.imports.shared_rows import SharedRows
from budgets.imports.stored_folder import stored_folder
from budgets.imports.tracked import (
    DUMP_FIRST,
    ByField,
    DataChanged,
    amended_in,
    in_force,
    not_in_folder,
    tracked,
)
from budgets.models import Disclosure, LineItem, Reply, Revision
from budgets.models.content import content_digest

# So many corrections are named at most that a folder lacks.
NAMED = 5


@dataclass(frozen=True)
class Loaded:
    """What a load did: the revision, whether its content is new, and how many rows it removed.

    `amendments` are those of the folder that no correction has made yet, which is for the caller.
    """

    disclosure: Disclosure
    revision: Revision
    is_new: bool
    removed: int
    amendments: list[FixtureLine]


def load_disclosure(folder: Path, reference: Path, *, overwrite: bool = False) -> Loaded:
    """Load one disclosure, and the reference data that it needs, in one transaction.

    Rows of the disclosure that the folder lacks are removed. Raises FixtureRefused where the
    folder is faulty, and DataChanged where data that was changed since the last load, or by a
    correction, would be overwritten and `overwrite` does not allow it. Either way nothing is
    written.
    """
    found = DisclosureFolder.read(folder, reference)
    with transaction.atomic():
        return _Load(found, overwrite).run()


def digest_as_loaded(folder: DisclosureFolder) -> str:
    """The content's digest that the first revision of the folder would have. Nothing is written.

    It is taken of a load that is taken back. Raises FixtureRefused.
    """
    with transaction.atomic():
        load = _Load(folder, overwrite=True)
        load.keys = SharedRows(folder, overwrite=True).take()
        disclosure, _before = load.disclosure()
        load.write(disclosure, {})
        digest = content_digest(disclosure)
        transaction.set_rollback(True)
    return digest


class _Load:
    """One load: the primary keys of the rows written so far, by model and natural key."""

    def __init__(self, folder: DisclosureFolder, overwrite: bool) -> None:
        self.folder = folder
        self.overwrite = overwrite
        self.keys: dict[str, dict[Key, int]] = {}

    def run(self) -> Loaded:
        self.keys = SharedRows(self.folder, self.overwrite).take()
        disclosure, before = self.disclosure()
        last = disclosure.latest_revision()
        known = tracked(disclosure)
        if not self.overwrite:
            self._refuse_to_take_back(disclosure, known)
        rows_before = _rows(disclosure)
        amendments = self.folder.of(AMENDMENT)
        amended = amended_in(known, amendments)
        savepoint = transaction.savepoint()
        self.write(disclosure, amended)
        after = content_digest(disclosure)
        if before == after:
            # The rows that are there know by which corrections they were changed.
            transaction.savepoint_rollback(savepoint)
        if before not in (None, after, last and last.content_digest) and not self.overwrite:
            raise DataChanged(f"{disclosure} was changed in the database since it was loaded")
        record_search_entries(disclosure)
        record_place_totals(disclosure.publisher.jurisdiction, disclosure.fiscal_year)
        is_new = last is None or last.content_digest != after or before != after
        revision = Revision.objects.append(disclosure, after) if last is None or is_new else last
        self._check(disclosure, revision)
        removed = rows_before - _rows(disclosure) if is_new else ()
        unknown = [line for line in amendments if target_of(line) not in amended]
        return Loaded(disclosure, revision, is_new, len(removed), unknown)

    def write(self, disclosure: Disclosure, amended: dict[str, str]) -> None:
        """Write all rows of the disclosure anew; `amended` is what stands beside figures."""
        # What refers to others goes before them: mentions with their sections, rows with tables.
        disclosure.documents.all().delete()
        disclosure.text_sections.all().delete()
        disclosure.tables.all().delete()
        disclosure.projects.all().delete()
        disclosure.glossary_terms.all().delete()
        Reply.objects.filter(disclosure=disclosure).delete()
        for model in OWNED:
            lines = self.folder.of(model)
            self._create(model, [*as_amended(lines, amended)] if model == "figure" else lines)

    def _refuse_to_take_back(self, disclosure: Disclosure, known: ByField) -> None:
        """Raises DataChanged where the folder lacks what corrections made of the data."""
        if not known:
            return
        kept = in_force(known, Texts(stored_folder(disclosure).lines))
        lacking = [*not_in_folder(kept, Texts(self.folder.lines), self.folder.folder)]
        if lacking:
            more = f"\n… and {len(lacking) - NAMED} more" if len(lacking) > NAMED else ""
            said = "\n".join(map(str, lacking[:NAMED]))
            raise DataChanged(f"{said}{more}\n{DUMP_FIRST}")

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

    def disclosure(self) -> tuple[Disclosure, str | None]:
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

    def _create(self, model: str, lines: Sequence[FixtureLine]) -> None:
        """Write all rows of a model at once, those that they are part of among them."""
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
