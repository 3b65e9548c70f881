"""The whole public site as files that any static host can serve, whatever they lie under."""

import gzip
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from django.conf import settings
from django.test import Client
from django.utils.html import escape

# What a static host cannot do: search, and show the same in another order, size or colour. Of what
# queries ask for, these are pages of their own; others are left out, with the links to them.
KEPT = ("page", "revision", "kind")
NO_PAGES = ("search/", "admin/", "404/")
# Where to begin: all else is reached by links.
STARTS = ("/zh-hans/", "/en/", "/robots.txt", "/sitemap.xml")
NOT_FOUND = "/404.html"
COMPRESSED = (".html", ".css", ".svg", ".json", ".csv", ".atom", ".xml", ".md", ".txt", ".py")

_ANCHOR = re.compile(r'<a\b([^>]*?)\bhref="([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)
_LINK = re.compile(r'(<link\b[^>]*?\bhref=|<(?:img|source)\b[^>]*?\bsrc=)"([^"]*)"')
_FORM = re.compile(r'<form class="seek".*?</form>', re.DOTALL)
_LOCATION = re.compile(rb"<loc>([^<]+)</loc>")
_URL = re.compile(r"url\([\"']?([^)\"']+)")


@dataclass(frozen=True)
class StaticFile:
    """A file of the release: its path below the folder, and what stands in it."""

    path: str
    content: bytes

    @property
    def forms(self) -> Iterator[tuple[str, bytes]]:
        """The file, and beside a text the same for hosts that serve what is compressed already."""
        yield self.path, self.content
        if self.path.endswith(COMPRESSED):
            yield f"{self.path}.gz", gzip.compress(self.content, 9, mtime=0)


class BrokenLink(Exception):
    """A page leads to what is not there; the text says to what, and from where."""


class StaticSite:
    """The files, in the order in which links lead to them. The caller reads within one state."""

    def __init__(self) -> None:
        host = urlsplit(settings.SITE).hostname or "localhost"
        # Addresses in files are those of HSBD_SITE; this only has to be a name that is answered to.
        name = host if host in settings.ALLOWED_HOSTS else settings.ALLOWED_HOSTS[0]
        self.client = Client(headers={"host": name})
        self.waiting: dict[str, str] = dict.fromkeys(STARTS, "")
        self.seen: set[str] = set()

    def files(self) -> Iterator[StaticFile]:
        """Raises BrokenLink."""
        while self.waiting:
            address = next(iter(self.waiting))
            source = self.waiting.pop(address)
            self.seen.add(address)
            yield from self._files_of(address, source)
        missing = self.client.get("/zh-hans/404/", secure=settings.SECURE_SSL_REDIRECT)
        yield StaticFile(NOT_FOUND[1:], self._page(missing.content, NOT_FOUND, NOT_FOUND[1:]))

    def _files_of(self, address: str, source: str) -> Iterator[StaticFile]:
        response: Any = self.client.get(address, secure=settings.SECURE_SSL_REDIRECT)
        content = b"".join(response) if response.streaming else response.content
        path = path_of(address)
        kind = response.headers["Content-Type"]
        # Of a table that a budget lacks the page says so, and is led to all the same.
        is_said = response.status_code == 404 and kind.startswith("text/html")
        if response.status_code != 200 and not is_said:
            raise BrokenLink(f"{address} answers {response.status_code}; a link on {source}")
        if kind.startswith("text/html"):
            yield StaticFile(path, self._page(content, address, path))
            if address == STARTS[0]:
                yield StaticFile("index.html", self._page(content, address, "index.html"))
            return
        if kind.startswith("text/css"):
            for found in _URL.findall(content.decode()):
                self._ask_for(urljoin(address, found), address)
        if path.endswith(".xml"):
            for location in _LOCATION.findall(content):
                self._ask_for(_below(urlsplit(location.decode()).path), address)
        yield StaticFile(path, content)

    def _page(self, content: bytes, address: str, path: str) -> bytes:
        """A page with links between files instead of addresses, and without what needs a server."""

        def anchor(match: re.Match[str]) -> str:
            before, to, after, text = match.groups()
            led = self._led(to, address, path)
            return text if led is None else f'<a{before}href="{led}"{after}>{text}</a>'

        def link(match: re.Match[str]) -> str:
            led = self._led(match[2], address, path)
            return f'{match[1]}"{match[2] if led is None else led}"'

        text = _FORM.sub("", content.decode())
        return _LINK.sub(link, _ANCHOR.sub(anchor, text)).encode()

    def _led(self, to: str, address: str, path: str) -> str | None:
        """Where a link leads from a file; None where nothing can stand there."""
        to = to.replace("&amp;", "&")
        at, hash_, anchor = urljoin(address, _below(to)).partition("#")
        if urlsplit(at).scheme or to.startswith(("//", "#")):
            return escape(to)
        if not can_stand(at):
            return None
        self._ask_for(at, address)
        target = path_of(at)
        if path == NOT_FOUND[1:]:
            # A host shows it at any address, so links of its own must be whole.
            return escape(f"{settings.SITE}{settings.PREFIX}/{target}".removesuffix("index.html"))
        led = posixpath.relpath(target, posixpath.dirname(path) or ".")
        # A host answers a folder with its index.html, and so the links stay as people know them.
        if target.endswith("index.html"):
            led = f"{posixpath.dirname(led) or '.'}/"
        return escape(f"{led}{hash_}{anchor}")

    def _ask_for(self, address: str, source: str) -> None:
        if address not in self.seen and can_stand(address):
            self.waiting.setdefault(address, source)


def _below(address: str) -> str:
    """An address as the site has it, below the prefix that it lies under."""
    return address.removeprefix(settings.PREFIX) if address.startswith("/") else address


def can_stand(address: str) -> bool:
    """Whether a file can answer an address."""
    found = urlsplit(address)
    rest = found.path.partition("/")[2].partition("/")[2]
    if rest.startswith(NO_PAGES):
        return False
    return all(name in KEPT for name, _value in parse_qsl(found.query, keep_blank_values=True))


def path_of(address: str) -> str:
    """The file of an address: en/110105/index.html; of a query a folder, en/…/~page=2/."""
    found = urlsplit(address)
    path = unquote(found.path).lstrip("/")
    if path.endswith("/") or not path:
        query = f"~{found.query.replace('&', '~')}/" if found.query else ""
        return f"{path}{query}index.html"
    folder, name = posixpath.split(path)
    return posixpath.join(folder, f"~{found.query}-{name}") if found.query else path
