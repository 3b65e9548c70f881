"""Addresses as they stand in files and citations: whole, with the site's public name."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation

from budgets.models import Disclosure


def public(request: HttpRequest, address: str) -> str:
    """An address with the site's public name, or else the name that it was asked by."""
    return f"{settings.SITE}{address}" if settings.SITE else request.build_absolute_uri(address)


def public_figure_addresses(request: HttpRequest, disclosure: Disclosure) -> Callable[[str], str]:
    """From a figure's id to its public address, in Chinese, which is the authoritative page."""
    with translation.override(settings.LANGUAGE_CODE):
        address_of = disclosure.figure_addresses()
    return lambda figure_id: public(request, address_of(figure_id))


def public_indicator_addresses(
    request: HttpRequest, disclosure: Disclosure
) -> Callable[[str], str]:
    """From an indicator's id to its public address, in Chinese."""
    with translation.override(settings.LANGUAGE_CODE):
        performance = reverse("performance", args=disclosure.address)
    return lambda row_id: public(request, f"{performance}{row_id}/")
