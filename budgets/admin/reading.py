"""Lists on the desk: everything can be found and read, and changed only by a correction."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from budgets.admin.correcting import may_correct
from budgets.corrections.targets import key_of
from budgets.models import Disclosure

if TYPE_CHECKING:
    _Lists = admin.ModelAdmin[Any]
else:
    _Lists = admin.ModelAdmin


class ReadOnly(_Lists):
    """A list without any way to add, change or delete; nobody has the permission, whoever asks."""

    actions = None
    # The form leads there, in whatever process it is.
    view_on_site = False
    actions_on_top = actions_on_bottom = False
    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


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
        return super().change_view(request, object_id, form_url, extra_context)

    def disclosure_of(self, row: Any) -> Disclosure | None:
        """The budget that a row belongs to; None for reference data."""
        raise NotImplementedError


def correcting_address(disclosure: Disclosure | None, *keys: str) -> str:
    """Where the form of a correction of these stands."""
    query: list[tuple[str, str]] = [("target", key) for key in keys]
    if disclosure is not None:
        query.insert(0, ("budget", disclosure.path))
    return f"{reverse('admin:correct')}?{urlencode(query, safe='/')}"
