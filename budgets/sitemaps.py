"""The addresses of all pages for search engines, in as many files as it takes.

Single figures are left out: there are too many of them to be looked for, and every table leads to
its own. Each section is of one language, so that a file asks the database for its own rows only.
"""

from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import override

from budgets.models import Disclosure, Jurisdiction, LineItem, PublishedTable, Publisher
from budgets.official import ALL_LAYOUTS, subjects

# The pages that every disclosure has, by the names of their addresses.
PAGES = (
    *("disclosure", "tables", "functions", "economic"),
    *("overview", "explanation", "glossary", "source"),
)


class _Pages(Sitemap):  # type: ignore[type-arg]
    """The pages of one kind in one language; `rows` are what they are about."""

    limit = 5000

    def __init__(self, language: str, rows: QuerySet[Any], name: str = "") -> None:
        super().__init__()
        self.language, self.rows, self.name = language, rows, name

    def items(self) -> QuerySet[Any]:
        return self.rows.order_by("pk")

    def location(self, item: Any) -> str:
        """The page of this name about a disclosure, or, without a name, the row's own page."""
        with override(self.language):
            if self.name:
                return reverse(self.name, args=item.address)
            return str(item.address if isinstance(item, LineItem) else item.get_absolute_url())


class _Home(Sitemap):  # type: ignore[type-arg]
    """The home page in one language."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language

    def items(self) -> list[str]:
        return ["home"]

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
        LineItem.objects.filter(tables)
        .exclude(level="")
        .select_related(
            "functional", "economic", "published_table__disclosure__publisher__jurisdiction"
        )
    )


def _sections() -> dict[str, _Pages | _Home]:
    budgets = Disclosure.objects.with_publishers()
    keys = {
        "projects": [layout.key for layout in ALL_LAYOUTS if layout.has_projects],
        "performance": [layout.key for layout in ALL_LAYOUTS if layout.has_goals],
    }
    of_budgets: dict[str, QuerySet[Any]] = {
        **dict.fromkeys(PAGES, budgets),
        **{name: budgets.filter(layout_key__in=some) for name, some in keys.items()},
    }
    own: dict[str, QuerySet[Any]] = {
        "places": Jurisdiction.objects.all(),
        "publishers": Publisher.objects.select_related("jurisdiction"),
        "table": PublishedTable.objects.select_related("disclosure__publisher__jurisdiction"),
        "level": _levels(),
    }
    found: dict[str, _Pages | _Home] = {}
    for language, _name in settings.LANGUAGES:
        found[f"{language}-home"] = _Home(language)
        for name, rows in own.items():
            found[f"{language}-{name}"] = _Pages(language, rows)
        for name, rows in of_budgets.items():
            found[f"{language}-{name}"] = _Pages(language, rows, name)
    return found


SECTIONS = _sections()
