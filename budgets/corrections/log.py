"""The public log: every load, and every correction that was made public, the latest first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from budgets.corrections.acts import KINDS, LOAD, Act
from budgets.corrections.amended import printed_then
from budgets.corrections.named_cells import NamedTarget, Place
from budgets.corrections.named_targets import named
from budgets.corrections.shown_changes import ShownChange, shown_change
from budgets.corrections.shown_effects import ShownEffect, shown_effects
from budgets.corrections.shown_evidence import ShownEvidence, Sources
from budgets.models import Change, CheckRun, Disclosure, Jurisdiction, Publisher, Revision

Revisions = QuerySet[Revision]
# So many effects are shown in a list; an entry's own page shows all.
EFFECTS = 5


@dataclass(frozen=True)
class Entry(Act):
    """An act with all that the log says of it; `run` is what the checks found after a load.

    `standing` is that of the document, and `source` the page of its text, "" where it is not shown.
    """

    changes: list[ShownChange]
    evidence: ShownEvidence | None
    source: str
    standing: str
    run: CheckRun | None
    all_effects: list[ShownEffect]
    is_whole: bool

    @property
    def effects(self) -> list[ShownEffect]:
        return self.all_effects if self.is_whole else self.all_effects[:EFFECTS]

    @property
    def updated(self) -> datetime:
        """When it was written, or last redacted."""
        taken_away = [self.redacted, *(change.redacted for change in self.changes)]
        return max([self.revision.at, *(each.revision.at for each in taken_away if each)])

    @property
    def further_effects(self) -> int:
        return len(self.all_effects) - len(self.effects)


def whole_log() -> Revisions:
    """Everything, of all budgets and of the reference data."""
    return (
        Revision.objects.select_related(
            "disclosure__publisher__jurisdiction",
            "correction__decision",
            "correction__redaction__revision",
        )
        # Of one moment, what was written last.
        .order_by("-at", "-pk")
    )


def log_of(disclosure: Disclosure | None) -> Revisions:
    """The chain of one budget, or of the reference data."""
    return whole_log().filter(disclosure=disclosure).order_by("-number")


def log_of_place(place: Jurisdiction) -> Revisions:
    """What concerns the budgets of a place, its name, and the names of its publishers."""
    own = Q(target=f"places/{place.code}") | Q(target__startswith=f"publishers/{place.code}/")
    return whole_log().filter(Q(disclosure__publisher__jurisdiction=place) | _changing(own))


def log_of_publisher(publisher: Publisher) -> Revisions:
    """What concerns the budgets of a publisher, and its name."""
    own = Q(target=f"publishers/{publisher.jurisdiction.code}/{publisher.slug}")
    return whole_log().filter(Q(disclosure__publisher=publisher) | _changing(own))


def _changing(what: Q) -> Exists:
    """The condition that a revision's correction changed such targets."""
    return Exists(Change.objects.filter(what, correction=OuterRef("correction")))


def of_kind(revisions: Revisions, kind: str) -> Revisions:
    """Only the acts of a kind; all of them for ""."""
    if not kind:
        return revisions
    return revisions.filter(
        **({"correction": None} if kind == LOAD else {"correction__kind": kind})
    )


def about(revisions: Revisions, target: str) -> Revisions:
    """Only what changed a target, or, for a cell, the row that it stands in."""
    row = f"rows/{target.rpartition('.')[0]}"
    return revisions.filter(_changing(Q(target__in=[target, *([] if "/" in target else [row])])))


def counts_by_kind(revisions: Revisions) -> dict[str, int]:
    """How many acts there are of each kind that occurs, in the order of the kinds."""
    counted = revisions.order_by().values_list("correction__kind").annotate(Count("pk"))
    found = {kind or LOAD: count for kind, count in counted}
    return {kind: found[kind] for kind in KINDS if kind in found}


def heads(revisions: Iterable[Revision]) -> list[Revision]:
    """The last revision of each chain that some revisions are of, in their order."""
    last: dict[int | None, Revision] = {}
    wanted = dict.fromkeys(each.disclosure_id for each in revisions)
    later = Revision.objects.filter(
        disclosure=OuterRef("disclosure"), number__gt=OuterRef("number")
    )
    of_budgets = whole_log().filter(~Exists(later), disclosure__in=[*filter(None, wanted)])
    for each in of_budgets:
        last[each.disclosure_id] = each
    if None in wanted:
        head = Revision.objects.head_of(None)
        last |= {None: head} if head else {}
    return [last[key] for key in wanted if key in last]


def entries(revisions: Sequence[Revision], *, whole: bool = False) -> list[Entry]:
    """The revisions with what they changed, in a number of queries that depends on no length."""
    disclosures = {each.disclosure_id: each.disclosure for each in revisions if each.disclosure}
    changes = _changes(revisions)
    names = named(
        (each.disclosure, change.target) for each in revisions for change in changes[each.pk]
    )
    printed = printed_then(revisions, changes)
    sources = Sources(disclosures.values())
    runs = _runs(each for each in revisions if each.correction_id is None)
    return [
        Entry(
            each,
            [_shown(each, change, names, printed, whole) for change in changes[each.pk]],
            sources.evidence(each, each.correction) if each.correction else None,
            sources.page(each),
            sources.standing(each),
            runs.get(each.pk),
            shown_effects(each.correction),
            whole,
        )
        for each in revisions
    ]


def _shown(
    revision: Revision,
    change: Change,
    names: Mapping[Place, NamedTarget],
    printed: Mapping[int, str],
    whole: bool,
) -> ShownChange:
    target = names[revision.disclosure_id, change.target]
    then = printed.get(change.pk, "")
    return shown_change(change, target, revision.disclosure, then, whole=whole)


def _changes(revisions: Iterable[Revision]) -> Mapping[int, list[Change]]:
    """What the correction of each revision changed, by the revision's key."""
    found: dict[int, list[Change]] = defaultdict(list)
    of = {each.correction_id: each.pk for each in revisions if each.correction_id}
    rows = Change.objects.filter(correction__in=of).select_related("redaction__revision")
    for change in rows.order_by("correction", "order"):
        found[of[change.correction_id]].append(change)
    return found


def _runs(loads: Iterable[Revision]) -> dict[int, CheckRun]:
    """What the rules found in each load, by the last of them that were run on it."""
    runs = CheckRun.objects.filter(revision__in=[each.pk for each in loads])
    return {run.revision_id: run for run in runs.order_by("pk")}
