"""Whose log is read: the site's, a place's, a publisher's, or a budget's; and what narrows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.corrections.acts import KINDS
from budgets.corrections.log import (
    Revisions,
    about,
    heads,
    log_of,
    log_of_place,
    log_of_publisher,
    of_kind,
    whole_log,
)
from budgets.corrections.targets import NoSuchTarget, find
from budgets.models import Disclosure, Jurisdiction, Publisher, Revision
from budgets.views.found import disclosure_at, place_at, publisher_at
from budgets.views.lists import address
from budgets.views.parameters import NothingThere, chosen


@dataclass(frozen=True)
class Log:
    """A log by the name of its page, and the pieces of the page's address."""

    revisions: Revisions
    page_name: str
    pieces: tuple[object, ...] = ()
    place: Jurisdiction | None = None
    publisher: Publisher | None = None
    disclosure: Disclosure | None = None

    @property
    def page(self) -> str:
        return reverse(self.page_name, args=self.pieces)

    @property
    def feed(self) -> str:
        return reverse(f"{self.page_name}-feed", args=self.pieces)

    @property
    def name(self) -> str:
        """Whose it is, in the page's language; "" for that of the site."""
        language = get_language() or ""
        if self.disclosure:
            name = self.disclosure.publisher.name.in_language(language)
            return f"{name}{_(', ')}{self.disclosure.fiscal_year}"
        named = self.publisher or self.place
        return named.name.in_language(language) if named else ""

    def heads(self, shown: Iterable[Revision]) -> list[Revision]:
        """The last revision of each chain that something is shown of; of a budget's own always."""
        if self.disclosure is None:
            return heads(shown)
        last = Revision.objects.head_of(self.disclosure)
        if last is None:
            return []
        last.disclosure = self.disclosure
        return [last]


def log_at(request: HttpRequest, place: str, publisher: str, year: int | None) -> Log:
    """The log of as much as an address names. Raises Http404."""
    if not place:
        return Log(whole_log(), "corrections")
    if not publisher:
        found = place_at(place)
        return Log(log_of_place(found), "place-corrections", (place,), place=found)
    if year is None:
        of = publisher_at(place, publisher)
        pieces = (place, publisher)
        return Log(log_of_publisher(of), "publisher-corrections", pieces, publisher=of)
    disclosure = disclosure_at(request, place, publisher, year)
    return Log(
        log_of(disclosure),
        "disclosure-corrections",
        disclosure.address,
        disclosure=disclosure,
    )


@dataclass(frozen=True)
class Narrowing:
    """What of a log is asked for: a kind of acts, what was done to one target, or everything."""

    kind: str
    target: str

    @classmethod
    def asked(cls, request: HttpRequest, log: Log) -> "Narrowing":
        """Raises BadParameter for a kind that is none, NothingThere for such a target."""
        kind = chosen(request, "kind", {key: str(name) for key, name in KINDS.items()})
        target = request.GET.get("target", "") if log.disclosure else ""
        if target and not _is_there(log.disclosure, target):
            raise NothingThere(_("This budget has no %(id)s.") % {"id": target[:80]}, "target")
        return cls(kind, target)

    @property
    def query(self) -> str:
        """What stands behind an address for the same; "" for everything."""
        return address(self.kept).removesuffix(".")

    @property
    def kept(self) -> Mapping[str, str]:
        return {"kind": self.kind, "target": self.target}

    def of_target(self, log: Log) -> Revisions:
        return about(log.revisions, self.target) if self.target else log.revisions

    def of(self, log: Log) -> Revisions:
        return of_kind(self.of_target(log), self.kind)


def _is_there(disclosure: Disclosure | None, target: str) -> bool:
    if "\0" in target:
        return False
    try:
        find(disclosure, target)
    except NoSuchTarget:
        return False
    return True
