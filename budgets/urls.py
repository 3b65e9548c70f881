"""Addresses below a language: place, publisher, year, thing. Each prefix is a page, for good."""

from django.urls import include, path, register_converter

from budgets.figure_ids import PATTERN
from budgets.views import categories, disclosures, figures, places, tables, texts


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


class CodePath:
    """The codes of a category from the top down: 201/20103/2010350."""

    regex = "[0-9]{3}(?:/[0-9]{5}(?:/[0-9]{7})?)?"

    def to_python(self, value: str) -> tuple[str, ...]:
        return tuple(value.split("/"))

    def to_url(self, value: tuple[str, ...]) -> str:
        return "/".join(value)


register_converter(PlaceCode, "place")
register_converter(PublisherSlug, "publisher")
register_converter(SmallNumber, "number")
register_converter(FigureIdText, "figure")
register_converter(CodePath, "codes")

one_disclosure = [
    path("", disclosures.disclosure, name="disclosure"),
    path("tables/", tables.tables, name="tables"),
    path("tables/<number:number>/", tables.table, name="table"),
    path("tables/<number:number>.csv", tables.table_csv, name="table-csv"),
    path("functions/", categories.functions, name="functions"),
    path("functions/<codes:codes>/", categories.function, name="function"),
    path("economic/", categories.economic, name="economic"),
    path("economic/<codes:codes>/", categories.economic_category, name="economic-category"),
    path("figures/<figure:figure_id>/", figures.figure, name="figure"),
    path("figures.csv", figures.figures_csv, name="figures-csv"),
    path("overview/", texts.overview, name="overview"),
    path("explanation/", texts.explanation, name="explanation"),
    path("glossary/", texts.glossary, name="glossary"),
    path("source/", disclosures.source, name="source"),
    path("source.md", disclosures.source_file, name="source-file"),
]

urlpatterns = [
    path("", places.home, name="home"),
    path("<place:place>/", places.place, name="place"),
    path("<place:place>/<publisher:publisher>/", places.publisher, name="publisher"),
    path("<place:place>/<publisher:publisher>/<number:year>/", include(one_disclosure)),
]
