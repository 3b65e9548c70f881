"""What was corrected in a figure, or in the row that it stands in; and what stood there before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from budgets.corrections.acts import Act
from budgets.corrections.amended import old_text
from budgets.corrections.meaning import values_of
from budgets.corrections.named_cells import named_cell
from budgets.corrections.shown_changes import ShownChange, shown_change
from budgets.corrections.shown_evidence import ShownEvidence, document_of
from budgets.figure_card import Restore
from budgets.grid_cells import StoredCells
from budgets.models import Change, LineItem, Revision
from budgets.models.cells import PrintedCell
from budgets.models.corrections import ADDED, AMENDED, NOTE, WITHDRAWN


class NotKnown(LookupError):
    """What stood there cannot be shown; `change` is why: it was added then, or is redacted."""

    def __init__(self, change: Change) -> None:
        super().__init__(str(change))
        self.change = change


@dataclass(frozen=True)
class Event(Act):
    """An act that changed the figure, its row, or said something about either.

    `before` is the revision in which can be seen how it stood before; None where it cannot.
    """

    changes: list[ShownChange]
    before: int | None

    @property
    def evidence(self) -> ShownEvidence | None:
        """The document that it names, if it does."""
        return document_of(self.correction) if self.correction else None


@dataclass(frozen=True)
class History:
    """What was done to a figure and its row, the latest first.

    `withdrawal` took the row out of its table, if it is out of it; `amendment` put beside the
    figure what stands there.
    """

    events: list[Event]
    notes: list[Event]
    withdrawal: Event | None
    amendment: Event | None


def changes_of_row(line: LineItem) -> list[Change]:
    """Every change of a row and its cells that was made public, the first one first.

    The row's table and budget are loaded.
    """
    table = line.published_table
    part = next(each for each in table.official.parts if each.key == line.part)
    cells = [str(line.figure_id(column.key)) for column in part.columns]
    found = Change.objects.filter(
        correction__disclosure=table.disclosure,
        correction__revision__isnull=False,
        target__in=[f"rows/{line.row_id}", *cells],
    ).select_related(
        "correction__revision",
        "correction__decision",
        "correction__redaction__revision",
        "redaction__revision",
    )
    return list(found.order_by("correction__revision__number", "order"))


def history(
    cell: PrintedCell, changes: Sequence[Change], number: int | None, since: int
) -> History:
    """That of a figure as it is now, and its row, of all changes of the row.

    What is left of them is that of the revision of a `number`, None for the last one. What stood
    there can be told from the revision `since` on, which loaded the budget.
    """
    line = cell.line_item
    own = [each for each in changes if each.target in (f"rows/{line.row_id}", str(cell.public_id))]
    events = [
        _event(cell, own, of_one, _before(changes, of_one[0], since)) for of_one in _by_act(own)
    ][::-1]
    then = [each for each in own if number is None or each.correction.revision.number <= number]
    return History(
        [each for each in events if each.kind != NOTE],
        [each for each in events if each.kind == NOTE],
        _last(then, events, WITHDRAWN),
        _last(then, events, AMENDED),
    )


def _by_act(changes: Sequence[Change]) -> list[list[Change]]:
    return [list(of) for _key, of in groupby(changes, key=lambda each: each.correction_id)]


def _before(changes: Sequence[Change], change: Change, since: int) -> int | None:
    """The revision before a change, if what stood in the row then can be shown."""
    number = change.correction.revision.number - 1
    if number < since or change.field == NOTE:
        return None
    try:
        texts_then(changes, number)
    except NotKnown:
        return None
    return number


def _event(
    cell: PrintedCell, own: Sequence[Change], changes: Sequence[Change], before: int | None
) -> Event:
    line, revision = cell.line_item, changes[0].correction.revision
    disclosure = revision.disclosure = line.published_table.disclosure
    printed = next(map(old_text, _later(own, revision, "printed")), cell.printed)
    shown = []
    for change in changes:
        column = "" if change.target.startswith("rows/") else cell.column
        target = named_cell(line, column, change.target)
        shown.append(shown_change(change, target, disclosure, printed))
    return Event(revision, shown, before)


def _later(changes: Sequence[Change], revision: Revision, field: str) -> Iterator[Change]:
    for each in changes:
        if each.field == field and each.correction.revision.number > revision.number:
            yield each


def _last(own: Sequence[Change], events: Sequence[Event], field: str) -> Event | None:
    """The last act on a field, if it has left something there."""
    last = next((each for each in reversed(own) if each.field == field), None)
    if last is None or not last.new:
        return None
    return next(each for each in events if each.revision == last.correction.revision)


def texts_then(changes: Sequence[Change], number: int) -> dict[str, dict[str, str]]:
    """What the corrected fields held in a revision: by target, by field.

    It is the old text of the first change that came after it. Raises NotKnown.
    """
    found: dict[str, dict[str, str]] = {}
    for each in changes:
        if each.correction.revision.number <= number or each.field == NOTE:
            continue
        if each.redaction or each.field == ADDED:
            raise NotKnown(each)
        found.setdefault(each.target, {}).setdefault(each.field, each.old)
    return found


def as_then(texts: dict[str, dict[str, str]]) -> Restore:
    """What makes of a row and its cells, in memory, those that stood there then."""

    def restore(line: LineItem, cells: StoredCells) -> None:
        _restore(line, texts.get(f"rows/{line.row_id}", {}))
        kinds: tuple[dict[int, dict[str, Any]], ...] = (cells.figures, cells.texts, cells.values)
        for kind in kinds:
            for column, cell in kind.get(line.pk, {}).items():
                _restore(cell, texts.get(str(line.figure_id(column)), {}))

    return restore


def _restore(row: Any, texts: dict[str, str]) -> None:
    for name, value in values_of(row, texts).items():
        setattr(row, name, value)
