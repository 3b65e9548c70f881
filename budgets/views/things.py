"""Single things as JSON: the rows of a list that are about a figure, a level, a project."""

import io
from collections.abc import Callable, Iterable
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports.lists import figures, indicators
from budgets.exports.lists.figures import records_with_blanks
from budgets.exports.one_state import one_state
from budgets.exports.publication import Publication
from budgets.exports.release import ListFile
from budgets.exports.release import release_file as file_of
from budgets.exports.resources import Record
from budgets.figure_card import figure_card
from budgets.figure_ids import FigureId
from budgets.models import Disclosure, IndicatorValue, LineItem
from budgets.views.downloads import missing, named, publication_at
from budgets.views.figure_then import FigureThen, figure_at
from budgets.views.parameters import NothingThere, only_known
from budgets.views.public import root_of_files
from budgets.views.sending import send


def thing(key: str, *fields: str) -> Callable[..., HttpResponseBase]:
    """A view of one thing as JSON: the rows of a list that have what its address says."""

    @require_safe
    def view(
        request: HttpRequest, place: str, publisher: str, year: int, **wanted: str
    ) -> HttpResponseBase:
        with one_state():
            of = publication_at(request, place, publisher, year)
            return _rows(request, of, key, dict(zip(fields, wanted.values(), strict=True)))

    return view


@require_safe
def figure(
    request: HttpRequest, place: str, publisher: str, year: int, figure_id: str
) -> HttpResponseBase:
    """One figure as JSON, a blank one too; of an indicator's value, the whole indicator."""
    with one_state():
        if "revision" in request.GET:
            then = figure_at(request, place, publisher, year, figure_id)
            if then.is_past:
                return _then(request, then)
        of = publication_at(request, place, publisher, year)
        wanted = FigureId.parse(figure_id)
        try:
            return _now(request, of, wanted)
        except NothingThere as error:
            if _is_withdrawn(of.disclosure, wanted):
                raise _withdrawn(figure_id) from error
            raise


def _now(request: HttpRequest, of: Publication, wanted: FigureId) -> HttpResponseBase:
    if IndicatorValue.objects.of(of.disclosure).with_id(wanted).exists():
        return _rows(request, of, "indicators", {"id": wanted.row_id})
    return _rows(request, of, "figures", {"id": str(wanted)}, partial(records_with_blanks, of))


def _then(request: HttpRequest, then: FigureThen) -> HttpResponseBase:
    """A figure, or a whole indicator, as it stood in an earlier revision."""
    of = Publication(then.disclosure, root_of_files(request), then.revision)
    card = figure_card(then.disclosure, then.cell, None, then.restore)
    if card.row.line.withdrawn:
        raise _withdrawn(card.cell.figure_id)
    if isinstance(then.cell, IndicatorValue):
        record = indicators.record_of(of, card.grid, card.row)
        return _rows(request, of, "indicators", {"id": card.row.line.row_id}, lambda: [record])
    record = figures.record_of(of, card)
    return _rows(request, of, "figures", {"id": card.cell.figure_id}, lambda: [record])


def _is_withdrawn(disclosure: Disclosure, wanted: FigureId) -> bool:
    rows = LineItem.with_withdrawn.of(disclosure).filter(withdrawn=True)
    at = {"published_table__number": wanted.table, "part": wanted.part, "row": wanted.row}
    return rows.filter(**at).exists()


def _withdrawn(figure_id: str) -> NothingThere:
    return NothingThere(
        _("The row of %(id)s was withdrawn by a correction; the page of the figure says why.")
        % {"id": figure_id},
        "id",
    )


def _rows(
    request: HttpRequest,
    of: Publication,
    key: str,
    wanted: dict[str, str],
    records: Callable[[], Iterable[Record]] | None = None,
) -> HttpResponseBase:
    """The rows of a list, or of other `records` of its, that have the wanted values."""
    only_known(request, {"revision"})
    language = get_language() or ""
    file = file_of(of, language, f"{key}.json")
    if not isinstance(file, ListFile):
        raise missing(of, language, f"{key}.json")
    found = file.resource.narrowed((records or file.records)(), wanted)
    if not found:
        raise NothingThere(
            _("This budget has no %(id)s.") % {"id": _(", ").join(wanted.values()) or key},
            next(iter(wanted), key),
        )
    out = io.BytesIO()
    file.with_rows(found).write(out)
    name = "-".join([key, *(value.replace(".", "-") for value in wanted.values())])
    return send(request, out.getvalue(), "application/json", named(of, f"{name}.json"))
