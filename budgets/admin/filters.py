"""What lists on the desk can be narrowed to: a budget, a table, a year."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from budgets.models import Disclosure, PublishedTable

# As many budgets are offered; others are found by searching.
MOST_BUDGETS = 50


class _Narrowed(admin.SimpleListFilter):
    """A filter by a path of the model: each kind of row knows its own way to its budget."""

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        value = self.value()
        if not value or not value.isascii() or not value.isdecimal() or len(value) > 9:
            return queryset
        return queryset.filter(**{self.path: value})

    path = ""


def by_budget(path: str) -> type[admin.SimpleListFilter]:
    """A filter by the budget at the end of a path from the model: published_table__disclosure."""

    class ByBudget(_Narrowed):
        title = _("budget")
        parameter_name = "budget"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            newest = Disclosure.objects.with_publishers().newest_first()[:MOST_BUDGETS]
            return [(str(each.pk), str(each)) for each in newest]

    ByBudget.path = path
    return ByBudget


def by_year(path: str) -> type[admin.SimpleListFilter]:
    """The same by the fiscal year at the end of a path."""

    class ByYear(_Narrowed):
        title = _("year")
        parameter_name = "year"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            years = Disclosure.objects.order_by("-fiscal_year").values_list(
                "fiscal_year", flat=True
            )
            return [(str(year), str(year)) for year in years.distinct()]

    ByYear.path = path
    return ByYear


def by_table(path: str) -> type[admin.SimpleListFilter]:
    """The same by the number of an official table; 0 are the numbers of the text."""

    class ByTable(_Narrowed):
        title = _("table")
        parameter_name = "table"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
            numbers = PublishedTable.objects.order_by("number").values_list("number", flat=True)
            return [(str(each), str(each or _("text"))) for each in numbers.distinct()]

    ByTable.path = path
    return ByTable
