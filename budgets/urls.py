"""Addresses below a language: place, publisher, year, thing. Each prefix is a page, for good."""

from itertools import pairwise

from django.urls import include, path, register_converter

from budgets.figure_ids import INDICATOR_PATTERN, PATTERN
from budgets.views import (
    categories,
    checks,
    corrections,
    data,
    disclosures,
    downloads,
    feeds,
    figures,
    performance,
    places,
    projects,
    search,
    site_pages,
    tables,
    texts,
    things,
)


class _Text:
    """A piece of an address that stays text; what its pattern does not fit is not found."""

    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: object) -> str:
        return str(value)


class PlaceCode(_Text):
    regex = "[0-9]{6}"


class PublisherSlug(_Text):
    regex = "[A-Za-z0-9_-]{1,40}"


class FigureIdText(_Text):
    regex = PATTERN


class SmallNumber:
    """A number of up to four digits, so that no address makes a huge one."""

    regex = "[0-9]{1,4}"

    def to_python(self, value: str) -> int:
        if value != str(int(value)):
            raise ValueError("one address a number: no leading zeros")
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class TableKey:
    """The number of an official table, or “text” for the numbers of the text, which is table 0."""

    regex = "text|[1-9][0-9]{0,3}"

    def to_python(self, value: str) -> int:
        return 0 if value == "text" else int(value)

    def to_url(self, value: object) -> str:
        return str(value)


class ProjectCode(_Text):
    regex = "[A-Za-z0-9-]{1,80}"


class Word(_Text):
    regex = "[a-z]{1,40}"


class FilePath(_Text):
    """A file below a page, in a folder or not: figures.csv, tables/3.xlsx."""

    regex = "(?:[a-z]{1,40}/)?[A-Za-z0-9_-]{1,60}\\.[A-Za-z0-9]{1,12}"


class IndicatorId(_Text):
    regex = INDICATOR_PATTERN


class CodePath:
    """The codes of a category from the top down: 201/20103/2010350."""

    regex = "[0-9]{3}(?:/[0-9]{5}(?:/[0-9]{7})?)?"

    def to_python(self, value: str) -> tuple[str, ...]:
        return tuple(value.split("/"))

    def to_url(self, value: tuple[str, ...]) -> str:
        return "/".join(value)


class CategoryCode:
    """The code of a category after those above it, which it begins with: 201/20103/2010350."""

    regex = CodePath.regex

    def to_python(self, value: str) -> str:
        codes = value.split("/")
        if any(not code.startswith(above) for above, code in pairwise(codes)):
            raise ValueError("a code begins with the code above it")
        return codes[-1]

    def to_url(self, value: str) -> str:
        return value


register_converter(PlaceCode, "place")
register_converter(PublisherSlug, "publisher")
register_converter(SmallNumber, "number")
register_converter(FigureIdText, "figure")
register_converter(TableKey, "table")
register_converter(ProjectCode, "project")
register_converter(IndicatorId, "indicator")
register_converter(CategoryCode, "code")
register_converter(Word, "word")
register_converter(FilePath, "file")
register_converter(CodePath, "codes")

one_disclosure = [
    path("", disclosures.disclosure, name="disclosure"),
    path("receipt/", disclosures.receipt, name="receipt"),
    path("tables/", tables.tables, name="tables"),
    path("tables/<table:number>/", tables.table, name="table"),
    path("functions/", categories.functions, name="functions"),
    path("functions/<codes:codes>/", categories.function, name="function"),
    path("economic/", categories.economic, name="economic"),
    path("economic/<codes:codes>/", categories.economic_category, name="economic-category"),
    path("projects/", projects.projects, name="projects"),
    path("projects/<project:code>/", projects.project, name="project"),
    path("performance/", performance.performance, name="performance"),
    path("performance/<indicator:row_id>/", performance.indicator, name="indicator"),
    path("figures/<figure:figure_id>/", figures.figure, name="figure"),
    path("checks/", checks.checks, name="checks"),
    path("checks/sheet/", checks.sheet, name="check-sheet"),
    path("overview/", texts.overview, name="overview"),
    path("explanation/", texts.explanation, name="explanation"),
    path("glossary/", texts.glossary, name="glossary"),
    path("source/", disclosures.source, name="source"),
    path("corrections/", corrections.corrections, name="disclosure-corrections"),
    path("corrections/<number:number>/", corrections.revision, name="revision"),
    path("corrections.atom", feeds.feed, name="disclosure-corrections-feed"),
    path("data/", data.of_disclosure, name="disclosure-data"),
    path("manifest.json", downloads.manifest, name="manifest"),
    path("tables/<table:number>.schema.json", downloads.table_schema, name="table-schema"),
    path("functions/<code:code>.json", things.thing("functions", "code")),
    path("economic/<code:code>.json", things.thing("economic", "code")),
    path("projects/<project:code>.json", things.thing("projects", "code")),
    path("performance/<indicator:row_id>.json", things.thing("indicators", "id")),
    path("figures/<figure:figure_id>.json", things.figure),
    path("<file:path>", downloads.release_file, name="file"),
]

urlpatterns = [
    path("", places.home, name="home"),
    path("about/", site_pages.about, name="about"),
    path("accessibility/", site_pages.accessibility, name="accessibility"),
    path("search/", search.search, name="search"),
    path("data/", data.data, name="data"),
    path("data/verify_release.py", data.verifier, name="verify-release"),
    path("data/schemas/<word:name>.json", data.list_schema, name="list-schema"),
    path("data/<place:place>-<number:year>.zip", data.package, name="place-package"),
    path("data/<file:path>", data.site_file, name="site-file"),
    path("corrections/", corrections.corrections, name="corrections"),
    path("corrections/<number:number>/", corrections.reference_revision, name="reference-revision"),
    path("corrections.atom", feeds.feed, name="corrections-feed"),
    path("<place:place>/", places.place, name="place"),
    # Before the publishers, none of which can be called so.
    path("<place:place>/corrections/", corrections.corrections, name="place-corrections"),
    path("<place:place>/corrections.atom", feeds.feed, name="place-corrections-feed"),
    path("<place:place>/<publisher:publisher>/", places.publisher, name="publisher"),
    path(
        "<place:place>/<publisher:publisher>/corrections/",
        corrections.corrections,
        name="publisher-corrections",
    ),
    path(
        "<place:place>/<publisher:publisher>/corrections.atom",
        feeds.feed,
        name="publisher-corrections-feed",
    ),
    path("<place:place>/<publisher:publisher>/<number:year>.json", things.thing("disclosures")),
    path("<place:place>/<publisher:publisher>/<number:year>/", include(one_disclosure)),
]
