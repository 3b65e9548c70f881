"""The trail on the desk: corrections with all that was said of them, and deciding about them."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from budgets.admin.correcting import correct
from budgets.admin.filters import by_budget
from budgets.admin.new_row import new_row
from budgets.admin.reading import ReadOnly, about
from budgets.admin.record import record, state_of
from budgets.models import Correction, Figure, IndicatorValue, Revision, UnexplainedChange

# What the fields are called whose changes the database records.
_FIELDS = {
    field.name: field.verbose_name
    for model in (IndicatorValue, Figure)
    for field in model._meta.concrete_fields
}


class ByState(admin.SimpleListFilter):
    """Whether anybody has decided about it, and how."""

    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [
            ("waiting", gettext_lazy("waiting for a decision")),
            ("public", gettext_lazy("public")),
            ("rejected", gettext_lazy("turned down")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        states: dict[str, dict[str, Any]] = {
            "waiting": {"decision__isnull": True},
            "public": {"revision__isnull": False},
            "rejected": {"decision__verdict": "rejected"},
        }
        return queryset.filter(**states.get(self.value() or "", {}))


@admin.register(Correction)
class Corrections(ReadOnly):
    list_display = ("number", "kind", "about", "role", "at", "state")
    list_filter = (ByState, "kind", by_budget("disclosure"))
    search_fields = ("changes__target", "reason_zh", "reason_en")
    list_select_related = ("decision", "revision", "disclosure__publisher")
    ordering = ("-pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("changes")

    def get_urls(self) -> list[URLPattern]:
        ways = [
            path("new/", self.admin_site.admin_view(self.correct_view), name="correct"),
            path("new-row/", self.admin_site.admin_view(self.new_row_view), name="new_row"),
        ]
        return [*ways, *super().get_urls()]

    def correct_view(self, request: HttpRequest) -> HttpResponse:
        return correct(request, self.admin_site.each_context(request))

    def new_row_view(self, request: HttpRequest) -> HttpResponse:
        return new_row(request, self.admin_site.each_context(request))

    @admin.display(description=gettext_lazy("number"), ordering="pk")
    def number(self, row: Correction) -> str:
        return str(row.pk)

    @admin.display(description=gettext_lazy("about"))
    def about(self, row: Correction) -> str:
        return about(row)

    @admin.display(description=gettext_lazy("state"))
    def state(self, row: Correction) -> str:
        return state_of(row)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The whole record; who may decide about it decides here."""
        found = self.get_object(request, object_id)
        if found is None:
            raise Http404
        if not self.has_view_permission(request, found):
            raise PermissionDenied
        return record(request, found, self.admin_site.each_context(request))


@admin.register(Revision)
class Revisions(ReadOnly):
    list_display = ("__str__", "at", "digest")
    list_select_related = ("disclosure__publisher",)
    ordering = ("-pk",)


@admin.register(UnexplainedChange)
class UnexplainedChanges(ReadOnly):
    list_display = ("target", "label", "old", "new", "at", "disclosure")
    search_fields = ("target",)
    list_select_related = ("disclosure__publisher",)

    @admin.display(description=gettext_lazy("Field"), ordering="field")
    def label(self, row: UnexplainedChange) -> str:
        return str(capfirst(_FIELDS.get(row.field, row.field)))
