"""What a file is made of besides a disclosure's data: its revision, and whole public addresses."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from budgets.exports.common_fields import PLACE_KEYS
from budgets.exports.resources import Resource
from budgets.models import Disclosure, Revision


def whole(root: str, address: Callable[[], str]) -> str:
    """An address below a root, made as for a Chinese page."""
    with translation.override(settings.LANGUAGE_CODE):
        return f"{root}{address()}"


def schema_address(root: str, key: str) -> str:
    """Where the JSON Schema of a list stands."""
    return whole(root, lambda: reverse("list-schema", args=[key]))


def verifier(root: str) -> str:
    """Where the script stands that checks a release."""
    return whole(root, lambda: reverse("verify-release"))


@dataclass(frozen=True)
class Publication:
    """One disclosure at its last revision, or that of one figure at another, as files give it.

    `root` is what public addresses begin with: "https://budgets.example". Addresses in files are
    those of Chinese pages, which are the authoritative ones, whatever the page's own language.
    """

    disclosure: Disclosure
    root: str
    earlier: Revision | None = None

    @cached_property
    def revision(self) -> Revision | None:
        return self.earlier or self.disclosure.latest_revision()

    @property
    def revision_number(self) -> str:
        return str(self.revision.number) if self.revision else ""

    @property
    def place(self) -> tuple[str, str, str, str]:
        """The first fields of each list: whose budget it is, and of which year."""
        code, slug, year = self.disclosure.address
        return code, slug, self.disclosure.kind, str(year)

    @property
    def named_place(self) -> dict[str, object]:
        """The same by the keys of the fields, the year as a number."""
        return dict(zip(PLACE_KEYS, self.place, strict=True)) | {
            "fiscal_year": self.disclosure.fiscal_year
        }

    def page(self, name: str, *more: object) -> str:
        """The whole address of a page of the disclosure, by its name in budgets.urls."""
        return self.whole(lambda: self.disclosure.page(name, *more))

    def whole(self, address: Callable[[], str]) -> str:
        """An address, made as for a Chinese page, with the site's public name."""
        return whole(self.root, address)

    @cached_property
    def figure_address(self) -> Callable[[object], str]:
        """From a figure's id to its page."""
        with translation.override(settings.LANGUAGE_CODE):
            address = self.disclosure.figure_addresses()
        return lambda figure_id: f"{self.root}{address(figure_id)}"

    @cached_property
    def performance_page(self) -> str:
        return self.page("performance")

    @property
    def made(self) -> datetime | None:
        """When the revision was made: what files say of their own making."""
        return self.revision.at.astimezone(UTC) if self.revision else None

    def about(self, resource: Resource, schema: str, language: str = "") -> dict[str, object]:
        """What JSON says before the rows of a resource; `language` is that of its names."""
        revision = self.revision
        said: dict[str, object] = {
            "resource": resource.key,
            "title": {"zh": resource.title.zh, "en": resource.title.en},
            "schema": schema,
            "page": self.page("disclosure"),
            "disclosure": self.named_place,
            "revision": revision
            and {
                "number": revision.number,
                "digest": revision.digest,
                "previous_digest": revision.previous_digest,
            },
        }
        if language:
            said["language"] = "en" if language == "en" else "zh-Hans"
        if settings.REUSE_ADDRESS:
            said["licence"] = settings.REUSE_ADDRESS
        return said
