"""The pages of the desk that say that something was refused."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budgets.admin.site import Desk


def refused(request: HttpRequest, status: int, reason: str, further: str = "") -> HttpResponse:
    context = {
        "site_header": Desk.site_header,
        "site_title": Desk.site_title,
        "title": reason,
        "further": further,
    }
    return render(request, "admin/refused.html", context, status=status)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without the token of this session; most likely it lay open for too long."""
    return refused(
        request,
        403,
        _("Nothing was saved: your session has ended, or the form was not one of this desk."),
        _("Go back, keep what you have typed, sign in again and send it from a new form."),
    )


def locked_out(request: HttpRequest, *_of_sign_in: object) -> HttpResponse:
    """429: the same whether or not there is such an account, and whatever was typed."""
    minutes = settings.AXES_COOLOFF_TIME.seconds // 60
    said = ngettext(
        "Try again in %(minutes)d minute.", "Try again in %(minutes)d minutes.", minutes
    ) % {"minutes": minutes}
    response = refused(request, 429, _("Too many attempts to sign in have failed."), said)
    response.headers["Retry-After"] = str(minutes * 60)
    return response
