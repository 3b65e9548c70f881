"""Single things as JSON: the rows of a list that are about a figure, a level, a project."""

import io
from collections.abc import Callable, Iterable
from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.exports.lists.figures import records_with_blanks
from budgets.exports.one_state import one_state
from budgets.exports.publication import Publication
from budgets.exports.release import ListFile
from budgets.exports.release import release_file as file_of
from budgets.exports.resources import Record
from budgets.figure_ids import FigureId
from budgets.models import IndicatorValue
from budgets.views.downloads import missing, named, publication_at
from budgets.views.parameters import NothingThere, only_known
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
        of = publication_at(request, place, publisher, year)
        wanted = FigureId.parse(figure_id)
        if IndicatorValue.objects.of(of.disclosure).with_id(wanted).exists():
            return _rows(request, of, "indicators", {"id": wanted.row_id})
        return _rows(request, of, "figures", {"id": figure_id}, partial(records_with_blanks, of))


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
