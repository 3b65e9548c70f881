"""Following each corrected field from correction to correction, up to what it holds now."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from budgets.corrections.redactable import is_target
from budgets.corrections.targets import NoSuchTarget, find
from budgets.imports.tracked import made_by
from budgets.models import Change, Correction, Disclosure, Revision
from budgets.models.corrections import ADDED, NOTE


@dataclass(frozen=True)
class _Text:
    """What a field held after a revision."""

    text: str
    revision: int


def replayed(disclosure: Disclosure | None, revisions: list[Revision]) -> Iterator[tuple[int, str]]:
    """Where a change does not begin with what the one before it made, or the data do not end so.

    A load may have made anything of a field, and what was redacted is not known: there it begins
    anew.
    """
    known: dict[tuple[str, str], _Text] = {}
    changes = _by_correction(disclosure)
    for revision in revisions:
        if revision.correction_id is None:
            known.clear()
            continue
        for change in changes[revision.correction_id]:
            before = known.get((change.target, change.field))
            if before is not None and not _follows(change, before.text):
                yield (
                    revision.number,
                    f"it changes “{change.field}” of {change.target} from “{change.old}”, and "
                    f"revision {before.revision} had made “{before.text}” of it",
                )
            _take(known, change, revision.number)
    yield from _differing(disclosure, known)


def _by_correction(disclosure: Disclosure | None) -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = defaultdict(list)
    changes = Change.objects.filter(correction__disclosure=disclosure).exclude(field=NOTE)
    for change in changes.select_related("correction").order_by("order"):
        found[change.correction_id].append(change)
    return found


def _follows(change: Change, before: str) -> bool:
    """Whether it begins with that text; a redaction does not say what it took away."""
    is_redaction = change.correction.kind == Correction.Kind.REDACTION
    return is_redaction or change.redaction_id is not None or change.old == before


def _take(known: dict[tuple[str, str], _Text], change: Change, number: int) -> None:
    if change.redaction_id is not None:
        known.pop((change.target, change.field), None)
        return
    for target, field, text in made_by(change):
        known[target, field] = _Text(text, number)


def _differing(
    disclosure: Disclosure | None, known: dict[tuple[str, str], _Text]
) -> Iterator[tuple[int, str]]:
    for (key, field), last in known.items():
        if not is_target(key):
            continue
        try:
            target = find(disclosure, key)
        except NoSuchTarget:
            yield last.revision, f"{key}, which it changed, is gone"
            continue
        now = last.text if field == ADDED else target.text(field)
        if now != last.text:
            yield (
                last.revision,
                f"it made “{last.text}” of “{field}” of {key}, which is “{now}” now",
            )
