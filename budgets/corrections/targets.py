"""What a correction can be about: figures, rows, texts, projects, terms, and what all share.

Each has a key that never changes: a figure's id, t03.2010350.basic; or its kind and its own key,
rows/t03.2010350, sections/3.11.2, terms/10, projects/4201…; of the reference data
places/CODE, publishers/CODE/SLUG, functions/2024/2010350, economic/2024/30201.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from budgets.corrections.fields import FIELDS, FieldKind
from budgets.figure_ids import FigureId
from budgets.models import (
    Disclosure,
    EconomicCategory,
    Figure,
    FunctionalCategory,
    GlossaryTerm,
    IndicatorValue,
    Jurisdiction,
    LineItem,
    Project,
    Publisher,
    TextCell,
    TextSection,
)
from budgets.models.cells import is_cell
from budgets.models.corrections import NOTE


class NoSuchTarget(LookupError):
    """Nothing of this disclosure, or of the reference data, has this key."""


@dataclass(frozen=True)
class Target:
    """A row of the database that can be corrected, by its key."""

    key: str
    row: Any

    @property
    def fields(self) -> tuple[FieldKind, ...]:
        return FIELDS[type(self.row)]

    @property
    def seen(self) -> int:
        """What the last correction of it was, 0 for none: whether a form is stale."""
        return int(self.row.correction_id or 0)

    @property
    def lines(self) -> tuple[int, int] | None:
        """The lines of the document that it stands on, if it does."""
        row = getattr(self.row, "line_item", self.row)
        return (row.line_from, row.line_to) if hasattr(row, "line_from") else None

    @property
    def line_item(self) -> LineItem | None:
        """The row of a table that it is, or is a cell of."""
        row = getattr(self.row, "line_item", self.row)
        return row if isinstance(row, LineItem) else None

    def text(self, field: str) -> str:
        """What a field holds now, as the trail writes it."""
        if field == NOTE:
            return ""
        value = getattr(self.row, field)
        if isinstance(value, bool):
            return "yes" if value else ""
        return "" if value is None else str(value)

    def public_address(self) -> str:
        """Where the public sees it; "" for what has no page."""
        row = self.row
        if isinstance(row, TextCell):
            row = row.line_item
        if isinstance(row, LineItem):
            return f"{row.published_table.get_absolute_url()}"
        return str(row.get_absolute_url()) if hasattr(row, "get_absolute_url") else ""


def key_of(row: Any) -> str:
    """The key of a row of the database."""
    if isinstance(row, Figure | IndicatorValue | TextCell):
        return str(row.line_item.figure_id(row.column))
    # A proxy of rows is a row.
    kind, key = next(found for of, found in _KEYS.items() if isinstance(row, of))
    return f"{kind}/{key(row)}"


_KEYS: dict[type[Any], tuple[str, Callable[[Any], str]]] = {
    LineItem: ("rows", lambda row: str(row.row_id)),
    TextSection: ("sections", lambda row: str(row.number)),
    GlossaryTerm: ("terms", lambda row: str(row.number)),
    Project: ("projects", lambda row: str(row.code)),
    Jurisdiction: ("places", lambda row: str(row.code)),
    Publisher: ("publishers", lambda row: f"{row.jurisdiction.code}/{row.slug}"),
    FunctionalCategory: ("functions", lambda row: f"{row.edition}/{row.code}"),
    EconomicCategory: ("economic", lambda row: f"{row.edition}/{row.code}"),
}


def target_of(row: Any) -> Target:
    return Target(key_of(row), row)


def find(disclosure: Disclosure | None, key: str) -> Target:
    """What a key names in a disclosure, or, for None, in the reference data.

    Withdrawn rows are found too. Raises NoSuchTarget.
    """
    kind, slash, own = key.partition("/")
    if disclosure is None:
        row = _shared(kind, own)
    elif not slash:
        row = _cell(disclosure, key)
    elif kind == "rows":
        row = _line(disclosure, own)
    else:
        row = _piece(disclosure, kind, own)
    if row is None:
        raise NoSuchTarget(f"there is no {key} here")
    return Target(key, row)


def _cell(disclosure: Disclosure, key: str) -> Any:
    found = FigureId.named(key)
    if found is None:
        return None
    for model in (Figure, IndicatorValue, TextCell):
        rows = model._base_manager.filter(line_item__published_table__disclosure=disclosure)
        with_tables = rows.select_related("line_item__published_table__disclosure")
        row = with_tables.filter(is_cell(found)).first()
        if row is not None:
            return row
    return None


def _line(disclosure: Disclosure, row_id: str) -> LineItem | None:
    found = FigureId.named(f"{row_id}.x")
    if found is None:
        return None
    rows = LineItem.with_withdrawn.of(disclosure).select_related("published_table__disclosure")
    at = {"published_table__number": found.table, "part": found.part, "row": found.row}
    return rows.filter(**at).first()


def _piece(disclosure: Disclosure, kind: str, own: str) -> Any:
    pieces: dict[str, Any] = {
        "sections": (disclosure.text_sections, "number"),
        "terms": (disclosure.glossary_terms, "number"),
        "projects": (disclosure.projects, "code"),
    }
    if kind not in pieces:
        return None
    rows, name = pieces[kind]
    return rows.filter(**{name: own}).first()


def _shared(kind: str, own: str) -> Any:
    first, _slash, last = own.partition("/")
    if kind == "places":
        return Jurisdiction.objects.filter(code=own).first()
    if kind == "publishers":
        found = Publisher.objects.select_related("jurisdiction")
        return found.filter(jurisdiction__code=first, slug=last).first()
    models: dict[str, Any] = {"functions": FunctionalCategory, "economic": EconomicCategory}
    if kind not in models:
        return None
    return models[kind].objects.filter(edition=first, code=last).first()
