"""A folder of fixtures as a snapshot, so that it can be checked before it is ever loaded."""

from pathlib import Path
from typing import Any

from budgets.grid import assembled, tell_containment
from budgets.grid_cells import StoredCells
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_fields import model_of
from budgets.imports.fixture_lines import OWNED, SHARED, FixtureLine, Key
from budgets.rules.snapshot import Snapshot

# What is made so far, by model and natural key.
Made = dict[str, dict[Key, Any]]


def draft_snapshot(folder: Path, reference: Path) -> Snapshot:
    """What the folder would publish. Nothing is written. Raises FixtureRefused."""
    found = DisclosureFolder.read(folder.resolve(), reference.resolve())
    made: Made = {}
    for model in (*SHARED, "disclosure", *OWNED):
        lines = found.of(model)
        # Primary keys as if they had been written, by which rows know what contains them.
        made[model] = {line.key: _instance(line, key) for key, line in enumerate(lines, 1)}
        # Only then, since a row may stand before the one that contains it.
        for line in lines:
            _refer(made[model][line.key], line, made)
    return _snapshot(made)


def _instance(line: FixtureLine, key: int) -> Any:
    """What a line describes, without what it refers to."""
    model = model_of(line.model)
    values = {
        field.name: field.to_python(line.fields[field.name])
        for field in model._meta.concrete_fields
        if field.name in line.fields and not field.is_relation
    }
    return model(pk=key, **values)


def _refer(instance: Any, line: FixtureLine, made: Made) -> None:
    """Give an instance those that it refers to, so that no query is ever made for them."""
    for field in instance._meta.concrete_fields:
        if field.is_relation:
            key = line.refers_to(field.name)
            target = field.related_model._meta.model_name
            setattr(instance, field.name, None if key is None else made[target][key])


def _snapshot(made: Made) -> Snapshot:
    disclosure = next(iter(made["disclosure"].values()))
    lines = [line for line in made["lineitem"].values() if not line.withdrawn]
    tell_containment(lines)
    lines.sort(key=lambda line: (line.published_table.number, line.part, line.order))
    cells = StoredCells.made_of(
        made["figure"].values(), made["textcell"].values(), made["indicatorvalue"].values()
    )
    tables = sorted(made["publishedtable"].values(), key=lambda table: table.number)
    documents = sorted(made["sourcedocument"].values(), key=lambda document: document.sequence)
    sections = sorted(made["textsection"].values(), key=lambda section: section.order)
    mentions = sorted(
        made["mention"].values(), key=lambda mention: (mention.section.order, mention.start)
    )
    terms = sorted(made["glossaryterm"].values(), key=lambda term: term.order)
    return Snapshot(
        disclosure,
        tuple(assembled(tables, lines, cells)),
        tuple(sections),
        tuple(mentions),
        tuple(terms),
        documents[-1].standing,
    )
