"""The addresses of pages for search engines, in as many files as it takes.

Made-up budgets are left out, and so are single figures, of which there are too many to be listed,
and levels that only a summary prints: tables lead to them. Each section is of one language, so
that a file asks the database for its own rows only.
"""

from collections.abc import Callable
from copy import copy
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import override

from budgets.models import (
    Disclosure,
    Indicator,
    Jurisdiction,
    LineItem,
    Project,
    PublishedTable,
    Publisher,
    SourceDocument,
)
from budgets.official import ALL_LAYOUTS, subjects

# The pages that every disclosure has, by the names of their addresses.
PAGES = (
    *("disclosure", "receipt", "tables", "functions", "economic"),
    *("checks", "overview", "explanation", "glossary", "source", "disclosure-data"),
    "disclosure-corrections",
)

_OF_TABLE = "disclosure__publisher__jurisdiction"


class _InLanguage(Sitemap):  # type: ignore[type-arg]
    """Pages in one language, each with the same page in the other languages beside it."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    @property
    def protocol(self) -> str | None:  # type: ignore[override]
        """That of the site's public name; the request's where it has none."""
        return urlsplit(settings.SITE).scheme or None

    def get_urls(self, *args: Any, **more: Any) -> list[dict[str, Any]]:
        found = super().get_urls(*args, **more)
        for page in found:
            page["alternates"] = [
                {
                    "location": page["location"].replace(f"/{self.language}/", f"/{code}/", 1),
                    "lang_code": code,
                }
                for code, _name in settings.LANGUAGES
            ]
        return found


class _Pages(_InLanguage):
    """The pages of one kind in one language; `rows` are what they are about."""

    limit = 5000

    def __init__(self, language: str, rows: QuerySet[Any], name: str = "") -> None:
        super().__init__(language)
        self.rows, self.name = rows, name

    def items(self) -> QuerySet[Any]:
        return self.rows.order_by("pk")

    def location(self, item: Any) -> str:
        """The page of this name about a disclosure, or, without a name, the row's own page."""
        with override(self.language):
            if self.name:
                return str(item.page(self.name))
            return str(item.address if isinstance(item, LineItem) else item.get_absolute_url())


class _SitePages(_InLanguage):
    """The home page, and those about the site itself, in one language."""

    def items(self) -> list[str]:
        return ["home", "corrections", "data", "about", "accessibility"]

    def location(self, item: str) -> str:
        with override(self.language):
            return reverse(item)


def _levels() -> QuerySet[LineItem]:
    """The rows of the tables that show a classification whole, one for each level of it."""
    whole = (subjects.EXPENDITURE_BY_FUNCTION, subjects.BASIC_BY_ECONOMIC)
    tables = Q()
    for layout in ALL_LAYOUTS:
        numbers = [table.number for table in layout if table.subject in whole]
        tables |= Q(
            published_table__disclosure__layout_key=layout.key,
            published_table__number__in=numbers,
        )
    return (
        LineItem.objects.filter(tables, _is_real("published_table__disclosure"))
        .exclude(level="")
        .select_related("functional", "economic", f"published_table__{_OF_TABLE}")
    )


def _is_real(disclosure: str) -> Exists:
    """The condition that the disclosure at the end of a path is not made up."""
    documents = SourceDocument.objects.exclude(standing=SourceDocument.Standing.GENERATED)
    return Exists(documents.filter(disclosure=OuterRef(disclosure)))


def _has_real(of: str) -> Exists:
    """The condition that some disclosure of the row, which it refers to by a path, is so."""
    return Exists(Disclosure.objects.filter(_is_real("pk"), **{of: OuterRef("pk")}))


def _sections() -> dict[str, _InLanguage]:
    budgets = Disclosure.objects.with_publishers().filter(_is_real("pk"))
    keys = {
        "projects": [layout.key for layout in ALL_LAYOUTS if layout.has_projects],
        "performance": [layout.key for layout in ALL_LAYOUTS if layout.has_goals],
    }
    of_budgets: dict[str, QuerySet[Any]] = {
        **dict.fromkeys(PAGES, budgets),
        **{name: budgets.filter(layout_key__in=some) for name, some in keys.items()},
    }
    own: dict[str, QuerySet[Any]] = {
        "place": Jurisdiction.objects.filter(_has_real("publisher__jurisdiction")),
        "publisher": Publisher.objects.select_related("jurisdiction").filter(
            _has_real("publisher")
        ),
        "table": PublishedTable.objects.select_related(_OF_TABLE).filter(_is_real("disclosure")),
        "level": _levels(),
        "project": Project.objects.select_related(_OF_TABLE),
        "indicator": Indicator.objects.select_related("goal", f"published_table__{_OF_TABLE}"),
    }
    found: dict[str, _InLanguage] = {}
    for language, _name in settings.LANGUAGES:
        found[f"{language}-home"] = _SitePages(language)
        for name, rows in own.items():
            found[f"{language}-{name}"] = _Pages(language, rows)
        for name, rows in of_budgets.items():
            found[f"{language}-{name}"] = _Pages(language, rows, name)
    return found


SECTIONS = _sections()


def with_public_name(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view of Django's sitemaps with the site's public name in its addresses, if it has one.

    They would begin with whatever name the site was asked by.
    """

    def answered(request: HttpRequest, **more: Any) -> HttpResponse:
        if settings.SITE:
            name = urlsplit(settings.SITE).netloc
            request = copy(request)
            request.get_host = lambda: name  # type: ignore[method-assign]
        return view(request, **more)

    return answered
