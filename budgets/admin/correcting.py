"""Correcting: the form, what it would do, and saving it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from budgets.admin.acts import ACTS
from budgets.admin.forms import CorrectionForm
from budgets.admin.showing import shown_edits, shown_stale, tried_effects
from budgets.admin.suggestions import Suggestion, suggestions
from budgets.corrections.drafts import Refused, Stale
from budgets.corrections.meaning import Meaningless
from budgets.corrections.publishing import Unconfirmed, submit
from budgets.corrections.targets import NoSuchTarget, Target, find
from budgets.corrections.trying import Author, Trial, tried
from budgets.models import Correction, Disclosure, Role

# What one correction may change together.
MOST_TARGETS = 60


def may_correct(request: HttpRequest) -> bool:
    user: Any = request.user
    return bool(user.has_perm("budgets.propose_correction"))


def correct(request: HttpRequest, admin_context: dict[str, Any]) -> HttpResponse:
    """The form of a correction; `budget`, `target` and `kind` of the query say of what.

    Raises PermissionDenied for those who are no editors.
    """
    if not may_correct(request):
        raise PermissionDenied
    disclosure = _disclosure(request)
    kind = _kind(request)
    targets, unknown = _targets(request, disclosure)
    show = partial(_shown, request, admin_context)
    # The field is sent whenever the form is, filled in or not.
    if request.method != "POST" or any(request.POST.getlist("add")):
        if unknown and request.method != "POST":
            raise Http404(unknown)
        form = CorrectionForm(disclosure, kind, targets)
        form.keep(request.POST)
        if unknown:
            messages.error(request, unknown)
        return show(form)
    form = CorrectionForm(disclosure, kind, targets, request.POST)
    if unknown:
        form.add_error(None, unknown)
    return answered(request, form, show)


def _targets(request: HttpRequest, disclosure: Disclosure | None) -> tuple[list[Target], str]:
    """What is to be corrected, and what is wrong with one of them that is not there, if any."""
    keys = _keys(request)
    if len(keys) > MOST_TARGETS:
        return [], _("So much cannot be corrected at once; save it in parts.")
    targets, unknown = [], ""
    for key in keys:
        try:
            targets.append(find(disclosure, key))
        except NoSuchTarget:
            unknown = _("There is nothing called “%(key)s” here.") % {"key": key[:80]}
    return targets, unknown


def answered(
    request: HttpRequest, form: CorrectionForm, show: Callable[..., HttpResponse]
) -> HttpResponse:
    """What a valid form would do, or did; the form again where it is refused.

    `show` makes the page from the form, what it would do, why it is stale, and the status.
    """
    author = Author(request.user, Role.EDITOR)
    trial: Trial | None = None
    stale: Stale | None = None
    status = 200
    if form.is_valid():
        try:
            if "save" in request.POST:
                seen = form.cleaned_data["shown"] if form.cleaned_data["confirmed"] else False
                saved = submit(form.draft(), author, confirmed=seen)
                return _done(request, saved)
            trial = tried(form.draft(), author)
        except Refused as error:
            form.blame(error.faults)
        except Meaningless as error:
            form.add_error(None, str(error))
        except Unconfirmed as error:
            trial = error.trial
            form.add_error("confirmed", _("It breaks checks: confirm that it is right."))
        except Stale as error:
            stale, status = error, 409
    return show(form, trial, stale, status)


def _done(request: HttpRequest, saved: Correction) -> HttpResponse:
    said = (
        _("Correction %(number)d is public.")
        if hasattr(saved, "revision")
        else _("Correction %(number)d is saved. It becomes public when a reviewer approves it.")
    )
    messages.success(request, said % {"number": saved.pk})
    return HttpResponseRedirect(reverse("admin:budgets_correction_change", args=[saved.pk]))


def _shown(
    request: HttpRequest,
    admin_context: dict[str, Any],
    form: CorrectionForm,
    trial: Trial | None = None,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **admin_context,
        "title": _("Correct"),
        "form": form,
        "acts": _acts(request, form),
        "meaning": ACTS[form.kind],
        "budget": form.disclosure,
        "suggestions": _suggestions(form),
        "trial": trial,
        "effects": tried_effects(trial.effects) if trial else [],
        "changes": shown_edits(form.disclosure, form.draft().edits) if trial else [],
        "stale": shown_stale(stale) if stale else [],
    }
    return render(request, "admin/correct.html", context, status=status)


def _suggestions(form: CorrectionForm) -> list[Suggestion]:
    return suggestions(form.disclosure, form.targets) if form.disclosure else []


def _acts(request: HttpRequest, form: CorrectionForm) -> list[tuple[str, Any, bool]]:
    """The acts to choose from, each with its address; one of reference data has only the first."""
    query = request.GET.copy()
    query.setlist("target", [target.key for target in form.targets])
    found = []
    for kind in ACTS:
        if form.disclosure is None and kind is not Correction.Kind.TRANSCRIPTION:
            continue
        query["kind"] = kind.value
        found.append((f"?{query.urlencode()}", kind.label, kind is form.kind))
    return found


def _disclosure(request: HttpRequest) -> Disclosure | None:
    """The budget that the query names as addresses do; None for the reference data."""
    named = request.GET.get("budget", "")
    if not named:
        return None
    found = Disclosure.objects.named(named)
    if found is None:
        raise Http404(_("There is no budget “%(name)s” here.") % {"name": named[:80]})
    return found


def _kind(request: HttpRequest) -> Correction.Kind:
    asked = request.GET.get("kind", Correction.Kind.TRANSCRIPTION.value)
    found = next((kind for kind in ACTS if kind.value == asked), None)
    if found is None:
        raise Http404(_("There is no such act of correction."))
    return found


def _keys(request: HttpRequest) -> list[str]:
    """What is to be corrected: as the form has it, or else the address."""
    posted = request.POST.getlist("target") + [key for key in request.POST.getlist("add") if key]
    keys = posted or request.GET.getlist("target")
    return list(dict.fromkeys(key.strip()[:200] for key in keys if "\0" not in key))
