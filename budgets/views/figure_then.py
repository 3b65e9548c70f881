"""Finding a figure, as it stands now or as it stood in an earlier revision."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from budgets.corrections.history import (
    History,
    NotKnown,
    as_then,
    changes_of_row,
    history,
    texts_then,
)
from budgets.figure_card import Restore
from budgets.figure_ids import FigureId
from budgets.models import Change, Disclosure, Figure, IndicatorValue, Revision
from budgets.models.corrections import ADDED
from budgets.views.found import disclosure_of
from budgets.views.parameters import NothingThere, revision_asked


@dataclass(frozen=True)
class FigureThen:
    """A figure of the database, and the revision in which it is to be shown.

    `restore` makes of its row what it was then; it is None for what stands there now.
    """

    disclosure: Disclosure
    cell: Figure | IndicatorValue
    revision: Revision | None
    last: Revision | None
    changes: Sequence[Change]
    restore: Restore | None

    @property
    def is_past(self) -> bool:
        return self.restore is not None

    @property
    def query(self) -> str:
        """What stands behind an address for the same revision."""
        return f"?revision={self.revision.number}" if self.is_past and self.revision else ""

    def history(self) -> History:
        """What was done to it and its row."""
        number = self.revision.number if self.is_past and self.revision else None
        since = _last_load(self.disclosure) if self.changes else None
        return history(self.cell, self.changes, number, since.number if since else 1)


def figure_at(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> FigureThen:
    """The figure of an id, in the revision that the request asks for, if any.

    Raises Http404, saying why it cannot be shown, and BadParameter for what is no revision.
    """
    disclosure = disclosure_of(place, publisher, year)
    asked = revision_asked(request, disclosure)
    cell = _cell(disclosure, FigureId.parse(figure_id))
    if cell is None:
        raise Http404(_("This budget has no figure %(id)s.") % {"id": figure_id})
    # The same object everywhere, so that nothing is asked for twice.
    cell.line_item.published_table.disclosure = disclosure
    last, changes = disclosure.latest_revision(), changes_of_row(cell.line_item)
    if asked is None or asked == last:
        return FigureThen(disclosure, cell, last, last, changes, None)
    load = _last_load(disclosure)
    if load and asked.number < load.number:
        raise NothingThere(
            _(
                "The budget was loaded anew in revision %(load)s; "
                "what stood here in revision %(value)s is not held."
            )
            % {"load": load.number, "value": asked.number},
            "revision",
        )
    try:
        restore = as_then(texts_then(changes, asked.number))
    except NotKnown as error:
        raise NothingThere(_why(error.change, asked), "revision") from error
    return FigureThen(disclosure, cell, asked, last, changes, restore)


def _cell(disclosure: Disclosure, figure_id: FigureId) -> Figure | IndicatorValue | None:
    """The figure or the indicator's value of an id, whichever there is."""
    found: Figure | None = Figure.objects.of(disclosure).with_id(figure_id).first()
    return found or IndicatorValue.objects.of(disclosure).with_id(figure_id).first()


def _last_load(disclosure: Disclosure) -> Revision | None:
    """What corrections since can be undone to."""
    loads = Revision.objects.of(disclosure).filter(correction=None)
    return loads.order_by("number").last()


def _why(change: Change, asked: Revision) -> str:
    """Why nothing can be shown of a figure before a change."""
    if change.field == ADDED:
        return _(
            "The row of this figure was added in revision %(since)s; "
            "in revision %(value)s it was not there."
        ) % {"since": change.correction.revision.number, "value": asked.number}
    return _("What stood here in revision %(value)s has been redacted.") % {"value": asked.number}
