"""What the targets of corrections are called: those of many, in a few queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q

from budgets.bilingual import Bilingual
from budgets.corrections.named_cells import NamedTarget, Place, named_rows
from budgets.models import (
    Disclosure,
    EconomicCategory,
    FunctionalCategory,
    GlossaryTerm,
    Jurisdiction,
    Project,
    Publisher,
    TextSection,
)

_PIECES: dict[str, tuple[Any, str]] = {
    "sections": (TextSection, "number"),
    "terms": (GlossaryTerm, "number"),
    "projects": (Project, "code"),
}
# Of each kind of reference data: the fields that a key names, and how a row's key is written.
_SHARED: dict[str, tuple[Any, tuple[str, ...], Callable[[Any], str]]] = {
    "places": (Jurisdiction, ("code",), lambda row: str(row.code)),
    "publishers": (
        Publisher,
        ("jurisdiction__code", "slug"),
        lambda row: "/".join(row.natural_key()),
    ),
    "functions": (
        FunctionalCategory,
        ("edition", "code"),
        lambda row: f"{row.edition}/{row.code}",
    ),
    "economic": (EconomicCategory, ("edition", "code"), lambda row: f"{row.edition}/{row.code}"),
}


def named(of: Iterable[tuple[Disclosure | None, str]]) -> dict[Place, NamedTarget]:
    """The targets of these keys, in one query for each kind of them that there is.

    What is no longer there is called by its key.
    """
    disclosures: dict[int, Disclosure] = {}
    by_kind: dict[str, set[Place]] = defaultdict(set)
    for disclosure, key in of:
        if disclosure is not None:
            disclosures[disclosure.pk] = disclosure
        kind, slash, _own = key.partition("/")
        place = (disclosure.pk if disclosure else None, key)
        by_kind[kind if slash else "rows"].add(place)
    found: dict[Place, NamedTarget] = {}
    for kind, places in by_kind.items():
        found |= {place: NamedTarget(place[1], Bilingual(place[1], place[1])) for place in places}
        if kind == "rows":
            found |= named_rows(places, disclosures)
        elif kind in _PIECES:
            found |= _pieces(kind, places, disclosures)
        elif kind in _SHARED:
            found |= _shared(kind, places)
    return found


def _pieces(
    kind: str, places: set[Place], disclosures: dict[int, Disclosure]
) -> dict[Place, NamedTarget]:
    model, field = _PIECES[kind]
    keys = {key.partition("/")[2] for _of, key in places}
    found: dict[Place, NamedTarget] = {}
    for row in model.objects.filter(**{"disclosure__in": disclosures, f"{field}__in": keys}):
        row.disclosure = disclosures[row.disclosure_id]
        key = f"{kind}/{getattr(row, field)}"
        if (row.disclosure_id, key) in places:
            name = Bilingual(row.name_zh, row.name_en or row.name_zh)
            found[row.disclosure_id, key] = NamedTarget(key, name, row.get_absolute_url())
    return found


def _shared(kind: str, places: set[Place]) -> dict[Place, NamedTarget]:
    model, fields, key_of = _SHARED[kind]
    wanted = Q()
    for _of, key in places:
        # The key of a text that names too few of them finds nothing.
        wanted |= Q(**dict(zip(fields, [*key.split("/")[1:], "", ""], strict=False)))
    rows = model.objects.filter(wanted)
    if kind == "publishers":
        rows = rows.select_related("jurisdiction")
    found: dict[Place, NamedTarget] = {}
    for row in rows:
        # Categories have pages in budgets only, and are called after their codes.
        is_category = hasattr(row, "edition")
        code = f"{row.code} " if is_category else ""
        name = Bilingual(f"{code}{row.name_zh}", f"{code}{row.name_en or row.name_zh}")
        key = f"{kind}/{key_of(row)}"
        found[None, key] = NamedTarget(key, name, "" if is_category else row.get_absolute_url())
    return found
