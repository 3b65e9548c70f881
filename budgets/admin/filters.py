"""What lists on the desk can be narrowed to: a budget, a table, a year; what an id names."""

from collections.abc import Callable
from functools import reduce
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.figure_ids import FigureId
from budgets.models import Disclosure, PublishedTable
from budgets.models.cells import is_cell

# As many budgets are offered; others are found by searching.
MOST_BUDGETS = 50


def _by(
    name: str, title: Any, path: str, choices: Callable[[], list[tuple[str, Any]]]
) -> type[admin.SimpleListFilter]:
    """A filter by a number at the end of a path: each kind of row knows its own way there."""

    class By(admin.SimpleListFilter):
        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
            return choices()

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            value = self.value()
            if not value or not value.isascii() or not value.isdecimal() or len(value) > 9:
                return queryset
            return queryset.filter(**{path: value})

    By.title, By.parameter_name = title, name
    return By


def by_budget(path: str) -> type[admin.SimpleListFilter]:
    """A filter by the budget at the end of a path from the model: published_table__disclosure."""
    return _by("budget", _("budget"), path, _newest_budgets)


def by_year(path: str) -> type[admin.SimpleListFilter]:
    """The same by the fiscal year at the end of a path."""
    return _by("year", _("year"), path, _years)


def by_table(path: str) -> type[admin.SimpleListFilter]:
    """The same by the number of an official table; 0 are the numbers of the text."""
    return _by("table", _("table"), path, _tables)


def _newest_budgets() -> list[tuple[str, Any]]:
    newest = Disclosure.objects.with_publishers().newest_first()[:MOST_BUDGETS]
    return [(str(each.pk), str(each)) for each in newest]


def _years() -> list[tuple[str, Any]]:
    latest_first = Disclosure.objects.order_by("-fiscal_year")
    years = latest_first.values_list("fiscal_year", flat=True).distinct()
    return [(str(year), str(year)) for year in years]


def _tables() -> list[tuple[str, Any]]:
    numbers = PublishedTable.objects.order_by("number").values_list("number", flat=True)
    return [(str(each), str(each or _("text"))) for each in numbers.distinct()]


def cells_called(text: str) -> Q | None:
    """Of cells, those that an id names, t03.2010350.basic; None for what is no id."""
    found = FigureId.named(text)
    return is_cell(found) if found else None


def rows_called(text: str) -> Q | None:
    """Of rows, those that their own id names, t03.2010350, or that of one of their cells."""
    # Of some ids only the rows that there are tell whether the last piece is a column.
    found = [each for each in (FigureId.named(f"{text}.x"), FigureId.named(text)) if each]
    which = [Q(published_table__number=of.table, part=of.part, row=of.row) for of in found]
    return reduce(Q.__or__, which) if which else None
