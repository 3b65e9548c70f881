"""Pages about the site itself, and what it tells those who collect pages."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import get_script_prefix
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.rules import ALL_RULES, RELEASE
from budgets.views.public import public
from budgets.views.trail import Crumb, trail

# A copy of security.txt that is older than that is not to be trusted.
VALID_FOR = timedelta(days=180)


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the site is, what it is not, and how it treats what it shows."""
    context = {
        "rules": len(ALL_RULES),
        "release": RELEASE,
        "trail": trail(Crumb(_("About this site"), "")),
    }
    return render(request, "about.html", context)


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What was tested, how, and what is known to fall short."""
    return render(request, "accessibility.html", {"trail": trail(Crumb(_("Accessibility"), ""))})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything may be collected, but for what only shows the same another way."""
    lines = [
        "User-agent: *",
        *(f"Disallow: /*?*{name}=" for name in ("sort", "view", "only", "q")),
        "",
        f"Sitemap: {public(request, f'{get_script_prefix()}sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a fault of security (RFC 9116). Raises Http404 where nobody was named."""
    if not settings.CONTACT:
        raise Http404
    expires = timezone.now() + VALID_FOR
    lines = [
        f"Contact: mailto:{settings.CONTACT}",
        f"Expires: {expires:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: zh, en",
        f"Canonical: {public(request, request.path)}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
