"""Lists that may be long: one page of them, and the choices that narrow them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from budgets.views.parameters import chosen

PER_PAGE = 50


@dataclass(frozen=True)
class Choice:
    """One value that a list can be narrowed to, as a link; or, with all values, that it is not."""

    label: str
    address: str
    is_chosen: bool


def choices(
    request: HttpRequest, name: str, values: Mapping[str, str], kept: Mapping[str, str]
) -> list[Choice]:
    """Links to the list narrowed by each of the values, beside what else is `kept`.

    Fewer than two values leave nothing to choose.
    """
    if len(values) < 2:
        return []
    now = chosen(request, name, values)
    others = {key: value for key, value in kept.items() if value and key != name}
    labels = {"": _("all"), **values}
    return [
        Choice(label, address({**others, name: value}), value == now)
        for value, label in labels.items()
    ]


def address(query: Mapping[str, str]) -> str:
    """A link to the same page with another query; values that are blank are left out."""
    written = urlencode({key: value for key, value in query.items() if value})
    return f"?{written}" if written else "."


def page_of(request: HttpRequest, rows: QuerySet[Any], count: int = 0) -> Page[Any]:
    """The page asked for, of PER_PAGE rows or so many; the nearest that there is."""
    return Paginator(rows, count or PER_PAGE).get_page(request.GET.get("page"))


def steps(page: Page[Any], kept: Mapping[str, str]) -> dict[str, Any]:
    """What templates need to lead from one page of a list to the next; `kept` narrows the list."""
    return {
        "page": page,
        "before": address({**kept, "page": str(page.number - 1)}) if page.has_previous() else "",
        "after": address({**kept, "page": str(page.number + 1)}) if page.has_next() else "",
    }
