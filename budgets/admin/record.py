"""The record of one correction on the desk: all that was said of it, and deciding about it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from budgets.admin.forms import LONGEST_REASON
from budgets.admin.quoting import quoted
from budgets.admin.showing import shown_changes, shown_stale, tried_effects
from budgets.corrections.acts import KINDS, act_address
from budgets.corrections.drafts import Refused, Stale
from budgets.corrections.evidence import copy_of
from budgets.corrections.publishing import approve, reject
from budgets.corrections.trying import Author
from budgets.models import Correction, Role


def record(
    request: HttpRequest, correction: Correction, admin_context: dict[str, Any]
) -> HttpResponse:
    """The page; who may decide about the correction decides here. Raises PermissionDenied."""
    problem: Refused | Stale | None = None
    if request.method == "POST":
        problem = _decided(request, correction)
        if problem is None:
            return HttpResponseRedirect(request.path)
    first, last, disclosure = correction.line_from, correction.line_to, correction.disclosure
    changes = shown_changes(disclosure, correction.changes.select_related("redaction__revision"))
    lines = [change.target.line for change in changes if change.target.line]
    context = {
        **admin_context,
        "title": _("Correction %(number)d") % {"number": correction.pk},
        "correction": correction,
        "act": KINDS[correction.kind],
        "quoted": quoted(copy_of(disclosure), first, last) if first and last else [],
        "changes": changes,
        "tables": sorted({line.published_table.number for line in lines}),
        "effects": tried_effects(correction.effects),
        "state": state_of(correction),
        "public_address": _public_address(correction),
        "may_decide": _may_decide(request, correction),
        "problem": problem,
        "stale": shown_stale(problem) if isinstance(problem, Stale) else [],
        "longest": LONGEST_REASON,
    }
    status = 409 if isinstance(problem, Stale) else 200
    return render(request, "admin/correction.html", context, status=status)


def _public_address(correction: Correction) -> str:
    """Its entry in the public log; "" where it is not public."""
    revision = getattr(correction, "revision", None)
    return act_address(revision.disclosure, revision.number) if revision else ""


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
