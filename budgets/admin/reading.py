"""Lists on the desk: everything can be found and read, and changed only by a correction."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from budgets.admin.correcting import may_correct
from budgets.corrections.targets import key_of
from budgets.models import Correction, Disclosure

if TYPE_CHECKING:
    _Lists = admin.ModelAdmin[Any]
else:
    _Lists = admin.ModelAdmin


class ReadOnly(_Lists):
    """A list without any way to add, change or delete; nobody has the permission, whoever asks."""

    actions = None
    # The form leads there, in whatever process it is.
    view_on_site = False
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Django's own record is empty: nothing is changed by its forms."""
        raise Http404


class Correctable(ReadOnly):
    """A list from which an editor gets to the form of a correction, others to the row's values."""

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        row = self.get_object(request, object_id)
        if row is not None and may_correct(request):
            return HttpResponseRedirect(correcting_address(self.disclosure_of(row), key_of(row)))
        # The template shows the way to the history.
        more = {"has_history": True, **(extra_context or {})}
        return super().change_view(request, object_id, form_url, more)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The corrections of the row."""
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404
        if not self.has_view_permission(request, row):
            raise PermissionDenied
        disclosure = self.disclosure_of(row)
        query = {"q": key_of(row)} | ({"budget": str(disclosure.pk)} if disclosure else {})
        corrections = reverse("admin:budgets_correction_changelist")
        return HttpResponseRedirect(f"{corrections}?{urlencode(query, safe='/')}")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        called = self.called(search_term.strip())
        if called is not None:
            return queryset.filter(called), False
        return super().get_search_results(request, queryset, search_term)

    def called(self, text: str) -> Q | None:
        """Exactly what an id names; None for what is no id, and where there are none."""
        return None

    def disclosure_of(self, row: Any) -> Disclosure | None:
        """The budget that a row belongs to; None for reference data."""
        raise NotImplementedError


def correcting_address(disclosure: Disclosure | None, *keys: str) -> str:
    """Where the form of a correction of these stands."""
    query: list[tuple[str, str]] = [("target", key) for key in keys]
    if disclosure is not None:
        query.insert(0, ("budget", disclosure.path))
    return f"{reverse('admin:correct')}?{urlencode(query, safe='/')}"


def about(correction: Correction) -> str:
    """The budget of a correction, and the keys of the first things that it changes."""
    targets = list(dict.fromkeys(change.target for change in correction.changes.all()))
    more = f" +{len(targets) - 3}" if len(targets) > 3 else ""
    budget = f"{correction.disclosure}: " if correction.disclosure else ""
    return f"{budget}{', '.join(targets[:3])}{more}"
