"""The pages that each budget has, as the head and the foot of its pages list them."""

from dataclasses import dataclass

from django import template
from django.utils.translation import gettext_lazy as _

from budgets.models import Disclosure

register = template.Library()

# The foot has the downloads too, as the last.
_NAMES = {
    "disclosure": _("Overview"),
    "tables": _("Tables"),
    "functions": _("Functions"),
    "economic": _("Economic"),
    "projects": _("Projects"),
    "performance": _("Performance"),
    "checks": _("Checks"),
    "disclosure-corrections": _("Corrections"),
    "glossary": _("Glossary"),
    "source": _("The document"),
    "disclosure-data": _("Downloads"),
}
# Pages below which there are no others of their section.
_SINGLE = ("disclosure", "disclosure-data")


@dataclass(frozen=True)
class Section:
    """One page of a budget; `is_current` where the reader is on it, or below."""

    address: str
    name: str
    is_current: bool


@register.simple_tag(takes_context=True)
def sections(context: template.Context) -> list[Section]:
    """Those of the page's disclosure: {% sections as listed %}."""
    disclosure: Disclosure = context["disclosure"]
    has = {"projects": disclosure.layout.has_projects, "performance": disclosure.layout.has_goals}
    path = context["request"].path
    listed = []
    for page, name in _NAMES.items():
        if has.get(page, True):
            address = disclosure.page(page)
            is_current = path == address if page in _SINGLE else path.startswith(address)
            listed.append(Section(address, str(name), is_current))
    return listed
