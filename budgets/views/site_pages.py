"""Pages about the site itself, and what it tells those who collect pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.rules import ALL_RULES, RELEASE
from budgets.views.public import public
from budgets.views.trail import Crumb, trail


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
        f"Sitemap: {public(request, '/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
