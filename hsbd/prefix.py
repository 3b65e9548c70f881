"""The site below a prefix of another site, such as https://example.org/budgets/."""

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

# What addresses of the site itself begin with, and so no prefix can.
OWN = ("en", "zh-hans", "static", "healthz")
_PREFIX = re.compile(rf"(?!/(?:{'|'.join(OWN)})(?:/|\Z))(/[A-Za-z0-9._~-]+)*/?")


def origin_and_prefix(site: str) -> tuple[str, str]:
    """("https://example.org", "/budgets") of HSBD_SITE; both are "" where it is not set."""
    found = urlsplit(site)
    is_address = found.scheme in ("http", "https") and found.netloc
    is_plain = _PREFIX.fullmatch(found.path) and not set(site) & set("?#")
    if site and not (is_address and is_plain):
        raise ImproperlyConfigured(
            f"HSBD_SITE is “{site}”; it must be an address such as https://budgets.example or "
            f"https://example.org/budgets, not below {', '.join(OWN)}"
        )
    return site.removesuffix(found.path) if found.path else site, found.path.rstrip("/")


class Below:
    """A WSGI application whose addresses may come with the prefix: some proxies leave it on."""

    def __init__(self, prefix: str, app: Callable[..., Iterable[bytes]]) -> None:
        self.prefix, self.app = prefix, app

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path: str = environ.get("PATH_INFO", "")
        if path.startswith(f"{self.prefix}/"):
            environ = environ | {"PATH_INFO": path[len(self.prefix) :]}
        return self.app(environ, start_response)
