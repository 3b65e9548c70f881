"""The trail on the desk: corrections with all that was said of them, and deciding about them."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budgets.admin.acts import ACTS
from budgets.admin.correcting import correct
from budgets.admin.forms import LONGEST_REASON
from budgets.admin.new_row import new_row
from budgets.admin.reading import ReadOnly
from budgets.admin.showing import tried_effects
from budgets.corrections.drafts import Refused, Stale
from budgets.corrections.publishing import approve, reject
from budgets.corrections.trying import Author
from budgets.models import Correction, Revision, Role, UnexplainedChange


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
    list_filter = (ByState, "kind")
    search_fields = ("changes__target", "reason_zh", "reason_en")
    list_select_related = ("decision", "revision", "disclosure__publisher")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("changes").order_by("-pk")

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
        targets = list(dict.fromkeys(change.target for change in row.changes.all()))
        more = f" +{len(targets) - 3}" if len(targets) > 3 else ""
        budget = f"{row.disclosure}: " if row.disclosure else ""
        return f"{budget}{', '.join(targets[:3])}{more}"

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
        problem: Refused | Stale | None = None
        if request.method == "POST":
            problem = _decided(request, found)
            if problem is None:
                return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Correction %(number)d") % {"number": found.pk},
            "correction": found,
            "act": ACTS[found.kind][0] if found.kind in ACTS else found.get_kind_display(),
            "changes": found.changes.all(),
            "effects": tried_effects(found.effects),
            "state": state_of(found),
            "may_decide": _may_decide(request, found),
            "problem": problem,
            "longest": LONGEST_REASON,
        }
        status = 409 if isinstance(problem, Stale) else 200
        return render(request, "admin/correction.html", context, status=status)


def state_of(correction: Correction) -> str:
    if hasattr(correction, "revision"):
        return _("public since revision %(number)d") % {"number": correction.revision.number}
    if hasattr(correction, "decision"):
        return _("turned down")
    return _("waiting for a decision")


def _may_decide(request: HttpRequest, correction: Correction) -> bool:
    user: Any = request.user
    return (
        bool(user.has_perm("budgets.decide_correction"))
        and not hasattr(correction, "decision")
        and correction.author_id != user.pk
    )


def _decided(request: HttpRequest, correction: Correction) -> Refused | Stale | None:
    """Approve or turn down, as the form says; why it could not be done, if so."""
    user: Any = request.user
    if not user.has_perm("budgets.decide_correction"):
        raise PermissionDenied
    author = Author(user, Role.REVIEWER)
    reason = request.POST.get("reason", "").replace("\0", "")[:LONGEST_REASON]
    try:
        if "approve" in request.POST:
            approve(correction, author, reason)
            messages.success(request, _("The correction is public."))
        else:
            reject(correction, author, reason)
            messages.success(request, _("The correction is turned down."))
    except (Refused, Stale) as error:
        return error
    return None


@admin.register(Revision)
class Revisions(ReadOnly):
    list_display = ("__str__", "at", "digest")
    list_select_related = ("disclosure__publisher",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).order_by("-pk")


@admin.register(UnexplainedChange)
class UnexplainedChanges(ReadOnly):
    list_display = ("target", "field", "old", "new", "at", "disclosure")
    search_fields = ("target",)
