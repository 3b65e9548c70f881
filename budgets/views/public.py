"""Addresses as they stand in files and citations: whole, with the site's public name."""

import re
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port

from budgets.replicas import source


def public(request: HttpRequest, address: str) -> str:
    """An address with the site's public name, or else the name that it was asked by."""
    return f"{settings.SITE}{address}" if settings.SITE else request.build_absolute_uri(address)


def site(request: HttpRequest) -> dict[str, object]:
    """For every template: who runs the site, of when its data are, the page's own public address.

    The canonical address leaves out what only shows the same another way: an order, a choice.
    """
    page = request.GET.get("page", "")
    query = f"?page={page}" if re.fullmatch("[1-9][0-9]{0,5}", page) and page != "1" else ""
    return {
        "operator": settings.OPERATOR,
        "is_independent": settings.OPERATOR_IS == "independent",
        "contact": settings.CONTACT,
        "registrations": [each for each in (settings.ICP_NUMBER, settings.SITE_NUMBER) if each],
        "reuse": settings.REUSE,
        "reuse_address": settings.REUSE_ADDRESS,
        "as_of": source().as_of,
        "canonical": f"{root(request)}{quote(request.path)}{query}",
        "site_root": root(request),
        "has_public_name": bool(settings.SITE),
    }


def root_of_files(request: HttpRequest) -> str:
    """What addresses in files begin with: the site's name, or that and the port asked by.

    The port is the one that the request came to, not what it says: every other one would be
    another state of the files that are built to disk.
    """
    if settings.SITE:
        return settings.SITE
    name, _port = split_domain_port(request.get_host())
    port = request.META.get("SERVER_PORT", "")
    default = {"http": "80", "https": "443"}[request.scheme or "http"]
    return f"{request.scheme}://{name}{'' if port in ('', default) else f':{port}'}"


def root(request: HttpRequest) -> str:
    """What public addresses begin with; "" where the site was asked by a name that is not its."""
    try:
        return public(request, "/").removesuffix("/")
    except DisallowedHost:
        return ""
