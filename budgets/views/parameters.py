"""What follows the question mark of an address: read, or refused in the reader's language."""

from collections.abc import Collection, Mapping

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from budgets.models import Disclosure, Revision
from budgets.official.declarations import Part


class BadParameter(BadRequest):
    """400: a parameter, or its value, that is none; `parameter` is its name."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


class NothingThere(Http404):
    """404: what a parameter or a piece of the address asks for is not there."""

    def __init__(self, message: str, parameter: str) -> None:
        super().__init__(message)
        self.parameter = parameter


def chosen(request: HttpRequest, name: str, values: Mapping[str, str]) -> str:
    """The value asked for, or "" where none is. Raises BadParameter where it is none of them."""
    value = request.GET.get(name, "")
    if value and value not in values:
        raise BadParameter(
            _("“%(value)s” is no value of %(name)s here; there are: %(values)s.")
            % {"value": value[:60], "name": name, "values": ", ".join(values) or "—"},
            name,
        )
    return value


def order(request: HttpRequest, *parts: Part) -> str:
    """The column to sort by, with "-" before it for descending; "" as printed.

    Raises BadParameter where none of the parts has such a column.
    """
    asked = request.GET.get("sort", "")
    key = asked.removeprefix("-")
    if asked and not any(part.column(key) for part in parts):
        columns = dict.fromkeys(column.key for part in parts for column in part.columns)
        raise BadParameter(
            _("“%(value)s” is no column to sort by; there are: %(columns)s.")
            % {"value": asked[:60], "columns": ", ".join(columns)},
            "sort",
        )
    return asked


def only_known(request: HttpRequest, known: Collection[str]) -> None:
    """Raises BadParameter for a name that is none of the known ones, or stands twice."""
    for name, values in request.GET.lists():
        # How pages look is no matter of files, to which their links take it along.
        if name not in (*known, "view"):
            raise BadParameter(
                _("“%(name)s” is no parameter here; there are: %(known)s.")
                % {"name": name[:60], "known": ", ".join(sorted(known)) or "—"},
                name,
            )
        if len(values) > 1:
            raise BadParameter(_("%(name)s is given more than once.") % {"name": name}, name)


def check_revision(request: HttpRequest, disclosure: Disclosure) -> None:
    """Raises NothingThere, or BadParameter, unless the revision asked for is the last one."""
    wanted = revision_asked(request, disclosure)
    last = disclosure.latest_revision() if wanted else None
    if wanted and last and wanted.number != last.number:
        raise NothingThere(
            _(
                "Only single figures are shown as they stood in revision %(value)s; "
                "this is shown as it stands in the last one, %(last)s."
            )
            % {"value": wanted.number, "last": last.number},
            "revision",
        )


def revision_asked(request: HttpRequest, disclosure: Disclosure) -> Revision | None:
    """The revision that is asked for, if any is. Raises NothingThere, and BadParameter."""
    wanted = request.GET.get("revision")
    if wanted is None:
        return None
    if not (wanted.isascii() and wanted.isdecimal() and len(wanted) < 10):
        raise BadParameter(
            _("“%(value)s” is no revision; revisions are numbers from 1 on.")
            % {"value": wanted[:60]},
            "revision",
        )
    held = {each.number: each for each in disclosure.revisions.order_by("number")}
    if int(wanted) not in held:
        raise NothingThere(
            _("Revision %(value)s of this budget is not held; the last one is %(last)s.")
            % {"value": wanted, "last": max(held, default="—")},
            "revision",
        )
    return held[int(wanted)]
