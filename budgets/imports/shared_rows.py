"""Taking the reference data of a folder: places, publishers and categories, which budgets share."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_fields import written_fields
from budgets.imports.fixture_lines import SHARED, FixtureLine, FixtureRefused, Key
from budgets.imports.instances import instance_of, known_rows
from budgets.imports.line_targets import TEXTS, target_of, text_in
from budgets.imports.tracked import DUMP_FIRST, ByField, DataChanged, Tracked, tracked
from budgets.models import Revision
from budgets.models.content import reference_digest


class SharedRows:
    """The rows of reference data that a folder brings along, in the database."""

    def __init__(self, folder: DisclosureFolder, overwrite: bool) -> None:
        self.folder = folder
        self.overwrite = overwrite
        # The primary keys by model and natural key.
        self.keys: dict[str, dict[Key, int]] = {}
        self.changed = False

    def take(self) -> dict[str, dict[Key, int]]:
        """Make or update them, record what that made of them, and give their primary keys.

        None is overwritten that was changed since it was loaded. Raises DataChanged.
        """
        # As whoever corrects reference data does first: they take turns.
        Revision.objects.take_turns(None)
        self.corrected = tracked(None)
        for model in SHARED:
            self._take(model)
        if self.changed or not Revision.objects.of(None).exists():
            Revision.objects.append(None, reference_digest())
        return self.keys

    def _take(self, model: str) -> None:
        lines = self.folder.of(model)
        known = known_rows(model, lines)
        self.keys[model] = {key: row.pk for key, row in known.items()}
        for line in lines:
            new, problems = instance_of(line, self.keys)
            if problems:
                raise FixtureRefused(problems)
            row: Any = new
            row.loaded_digest = row.values_digest()
            old = known.get(line.key)
            if old is None or self._is_to_be_replaced(line, old, row):
                row.pk = old.pk if old else None
                row.save()
                self.changed = True
                self.keys[model][line.key] = row.pk

    def _is_to_be_replaced(self, line: FixtureLine, old: Any, new: Any) -> bool:
        """Whether the row is another than the line says, and the line's to be taken."""
        now = old.values_digest()
        if now == new.loaded_digest:
            if old.loaded_digest != now:
                # The folder has what was corrected here.
                type(old).objects.filter(pk=old.pk).update(loaded_digest=now)
            return False
        if self.overwrite:
            return True
        kept = _lacking(self.corrected, line, old)
        if kept and old.loaded_digest == new.loaded_digest and not self._is_asked_for(line):
            # Of no concern to this budget; a load of one that it concerns is refused.
            return False
        if kept or now != old.loaded_digest:
            raise DataChanged(_difference(line, old, new, kept))
        return True

    def _is_asked_for(self, line: FixtureLine) -> bool:
        return (line.model, line.key) in self.asked_for

    @cached_property
    def asked_for(self) -> set[tuple[str, Key]]:
        """The rows that the folder brings along itself or refers to, by model and key."""
        own = {(line.model, line.key) for line in self.folder.lines}
        return own | _referred_to(self.folder.lines)


def _referred_to(lines: Iterable[FixtureLine]) -> set[tuple[str, Key]]:
    """The reference data that some lines refer to themselves, by model and key."""
    found: set[tuple[str, Key]] = set()
    for line in lines:
        for name, field in written_fields(line.model).items():
            key = line.refers_to(name) if field.is_relation else None
            related: Any = field.related_model if key else None
            if key and related._meta.model_name in SHARED:
                found.add((related._meta.model_name, key))
    return found


def _lacking(corrected: ByField, line: FixtureLine, old: Any) -> Tracked | None:
    """A correction of the row that stands in the database, and that the line lacks."""
    for field in TEXTS[line.model]:
        known = corrected.get((target_of(line), field))
        if known and known.text == getattr(old, field) != text_in(line, field):
            return known
    return None


def _difference(line: FixtureLine, old: Any, new: Any, lacking: Tracked | None) -> str:
    """Where the line and the row differ: in a field that was corrected, if there is one."""
    differing = (
        (field.name, getattr(new, field.attname), getattr(old, field.attname))
        for field in old._meta.concrete_fields
        if field.editable and not field.primary_key
    )
    name, here, there = next(
        (name, here, there)
        for name, here, there in differing
        if here != there and (lacking is None or name == lacking.field)
    )
    by = f" by correction {lacking.correction}; {DUMP_FIRST}" if lacking else ""
    return (
        f"{line.file}:{line.number}: “{name}” of {line.model} {list(line.key)} "
        f"is “{here}” here and “{there}” in the database{by}"
    )
