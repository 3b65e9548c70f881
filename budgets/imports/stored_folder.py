"""What the database holds of a disclosure, as a folder of fixtures that would load it again."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Model, Q

from budgets.bilingual import Bilingual
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_fields import AMENDMENT, model_of, written_fields
from budgets.imports.fixture_lines import KEYS, OWNED, SHARED, FixtureLine
from budgets.models import Change, Correction, Disclosure, Figure
from budgets.models.corrections import AMENDED
from budgets.money import plain_decimal

# The file of a folder that says what amended documents print.
AMENDMENTS = "amendments.jsonl"
# What is written for a reason that was redacted, since an amendment must have one.
REDACTED = Bilingual(
    "理由含个人信息，已隐去。", "The reason held personal data, which was taken away."
)


def stored_folder(disclosure: Disclosure) -> DisclosureFolder:
    """The folder, unchecked, with the reference data that it refers to.

    Its lines have the paths that a dump would give them, and are numbered in no order.
    """
    folder = folder_of(disclosure)
    lines = [*_lines(folder, "disclosure", Q(pk=disclosure.pk))]
    for model in OWNED:
        lines += _lines(folder, model, Q(**{_way_to_disclosure(model): disclosure.pk}))
    lines += _amendments(folder, disclosure)
    return DisclosureFolder(folder, settings.REFERENCE, lines, [*_reference(disclosure)])


def stored_reference() -> Iterator[FixtureLine]:
    """All reference data that the database holds, as lines of fixtures."""
    for model in SHARED:
        yield from _lines(settings.REFERENCE, model, Q())


def folder_of(disclosure: Disclosure) -> Path:
    """Where the fixtures of a disclosure stand: beside its copy, or where a new one would."""
    document = disclosure.current_document()
    if document and document.copy:
        return Path(settings.FIXTURES / document.copy).parent
    return Path(settings.FIXTURES, *map(str, disclosure.address))


def _reference(disclosure: Disclosure) -> Iterator[FixtureLine]:
    publisher = disclosure.publisher
    publishers = Q(pk__in=[publisher.pk, publisher.parent_id])
    yield from _lines(settings.REFERENCE, "jurisdiction", Q(publishers=publisher.pk))
    yield from _lines(settings.REFERENCE, "publisher", publishers)
    for model in ("functionalcategory", "economiccategory"):
        yield from _lines(settings.REFERENCE, model, Q(edition=disclosure.edition))


def _lines(folder: Path, model: str, which: Q) -> Iterator[FixtureLine]:
    """The rows of a model as the lines of a fixture, withdrawn ones too, in one query."""
    fields = [*written_fields(model)]
    paths = {name: _paths(model, name) for name in fields}
    asked = [path for each in paths.values() for path in each]
    rows = model_of(model)._base_manager.filter(which).order_by("pk").values_list(*asked)
    for number, row in enumerate(rows, 1):
        values = iter(row)
        found = {}
        for name in fields:
            given = [next(values) for _path in paths[name]]
            is_key = model_of(model)._meta.get_field(name).is_relation
            found[name] = _key(given) if is_key else as_json(given[0])
        yield FixtureLine(folder / f"{model}.jsonl", number, model, found)


def _amendments(folder: Path, disclosure: Disclosure) -> Iterator[FixtureLine]:
    """The amended figures in the order of their corrections, with reason and document of these."""
    known = _amending(disclosure)
    order = {target: place for place, target in enumerate(known)}
    figures = Figure.objects.of(disclosure).exclude(amended="").order_by("pk")
    standing = figures.exclude(line_item__withdrawn=True)
    found = standing.select_related(
        "line_item__published_table__disclosure__publisher__jurisdiction"
    )
    in_order = sorted(found, key=lambda figure: order.get(str(figure.public_id), len(order)))
    for number, figure in enumerate(in_order, 1):
        said = known.get(str(figure.public_id)) or Correction()
        reason = REDACTED if said.redaction_id else Bilingual(said.reason_zh, said.reason_en)
        fields = {
            "figure": [*figure.natural_key()],
            AMENDED: figure.amended,
            "reason_zh": reason.zh,
            "reason_en": reason.en,
            "address": said.document_address,
            "dated": as_json(said.document_dated),
            "sha256": said.document_sha256,
        }
        yield FixtureLine(folder / AMENDMENTS, number, AMENDMENT, fields)


def _amending(disclosure: Disclosure) -> dict[str, Correction]:
    """The last public amendment of each figure, by the figure's id, the oldest first."""
    changes = Change.objects.filter(
        field=AMENDED, correction__disclosure=disclosure, correction__revision__isnull=False
    )
    found: dict[str, Correction] = {}
    for change in changes.select_related("correction").order_by(
        "correction__revision__number", "order"
    ):
        found.pop(change.target, None)
        found[change.target] = change.correction
    return found


def _paths(model: str, name: str) -> list[str]:
    """What to ask for, for one field: itself, or the pieces of the key that it refers to."""
    field = model_of(model)._meta.get_field(name)
    if not field.is_relation:
        return [name]
    target = _name(field.related_model)
    return [f"{name}__{path}" for own in KEYS[target] for path in _paths(target, own)]


def _way_to_disclosure(model: str) -> str:
    """From a model to its disclosure, by the first field of each key."""
    first = KEYS[model][0]
    target = _name(model_of(model)._meta.get_field(first).related_model)
    return first if target == "disclosure" else f"{first}__{_way_to_disclosure(target)}"


def _name(model: Any) -> str:
    found: type[Model] = model
    return str(found._meta.model_name)


def _key(pieces: list[Any]) -> list[Any] | None:
    return None if pieces[0] is None else [as_json(piece) for piece in pieces]


def as_json(value: Any) -> Any:
    """A value as fixtures write it: amounts and dates as texts."""
    if isinstance(value, Decimal):
        return f"{plain_decimal(value):f}"
    return value.isoformat() if isinstance(value, date) else value
