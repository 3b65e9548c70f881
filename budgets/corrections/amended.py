"""What a figure printed when the publisher's amendment was put beside it."""

from collections.abc import Iterable, Mapping

from budgets.models import Change, Figure, Revision
from budgets.models.corrections import AMENDED
from budgets.source_copy import BLACKED_OUT


def printed_then(
    revisions: Iterable[Revision], changes: Mapping[int, list[Change]]
) -> dict[int, str]:
    """The printed text that each amendment stood beside, by the key of its change.

    It is what the figure prints now, or, if that was corrected since, what it was corrected from.
    """
    amended = {
        (each.disclosure_id, change.target, each.number): change.pk
        for each in revisions
        for change in changes[each.pk]
        if change.field == AMENDED and each.disclosure_id
    }
    if not amended:
        return {}
    disclosures = {disclosure for disclosure, _target, _number in amended}
    targets = {target for _disclosure, target, _number in amended}
    now = _printed_now(disclosures, targets)
    later = Change.objects.filter(
        correction__disclosure__in=disclosures, target__in=targets, field="printed"
    ).exclude(correction__revision=None)
    corrected: dict[tuple[int | None, str], list[tuple[int, str]]] = {}
    rows = later.select_related("correction__revision").order_by("correction__revision__number")
    for each in rows:
        place = (each.correction.disclosure_id, each.target)
        said = (each.correction.revision.number, old_text(each))
        corrected.setdefault(place, []).append(said)
    return {
        key: next(
            (old for since, old in corrected.get((disclosure, target), ()) if since > number),
            now.get((disclosure, target), ""),
        )
        for (disclosure, target, number), key in amended.items()
    }


def old_text(change: Change) -> str:
    """What stood there before a change; black where that was redacted."""
    return BLACKED_OUT if change.redaction_id else change.old


def _printed_now(
    disclosures: Iterable[int | None], targets: Iterable[str]
) -> dict[tuple[int, str], str]:
    figures = Figure.objects.filter(
        line_item__published_table__disclosure__in=disclosures,
        column__in={target.rpartition(".")[2] for target in targets},
        line_item__row__in={target.split(".")[-2] for target in targets},
    ).select_related("line_item__published_table")
    return {
        (each.line_item.published_table.disclosure_id, str(each.public_id)): each.printed
        for each in figures
    }
