"""What is published, as lists: figures, rows, texts, indicators, projects, terms and budgets."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from budgets.admin.filters import by_budget, by_table, by_year, cells_called, rows_called
from budgets.admin.reading import Correctable, ReadOnly
from budgets.admin.tables import name_of, number_of, table
from budgets.models import (
    Disclosure,
    Figure,
    GlossaryTerm,
    IndicatorValue,
    LineItem,
    Project,
    TextCell,
    TextSection,
)

_OF_TABLE = "published_table__disclosure"
_OF_CELL = f"line_item__{_OF_TABLE}"


class _Cells(Correctable):
    """Cells of tables, by the code and the name of their row."""

    list_filter: ClassVar[Any] = (
        by_budget(_OF_CELL),
        by_table("line_item__published_table__number"),
        by_year(f"{_OF_CELL}__fiscal_year"),
    )
    search_fields: ClassVar[Any] = (
        *("line_item__code", "line_item__code_printed", "line_item__row"),
        *("line_item__name_zh", "line_item__name_en"),
    )
    list_select_related = (f"{_OF_CELL}__publisher__jurisdiction",)
    ordering = ("pk",)

    def disclosure_of(self, row: Any) -> Disclosure:
        found: Disclosure = row.line_item.published_table.disclosure
        return found

    def called(self, text: str) -> Q | None:
        return cells_called(text)

    @admin.display(description=_("number"))
    def public_id(self, row: Any) -> str:
        return str(row.line_item.figure_id(row.column))

    @admin.display(description=_("row"))
    def name(self, row: Any) -> str:
        return str(row.line_item.name_zh)

    @admin.display(description=_("budget"))
    def budget(self, row: Any) -> str:
        return str(self.disclosure_of(row))


@admin.register(Figure)
class Figures(_Cells):
    list_display = ("public_id", "name", "printed", "amended", "budget")
    search_fields = (*_Cells.search_fields, "printed")


@admin.register(IndicatorValue)
class IndicatorValues(_Cells):
    list_display = ("public_id", "name", "printed", "wording_en", "budget")
    search_fields = (*_Cells.search_fields, "printed")


@admin.register(TextCell)
class TextCells(_Cells):
    list_display = ("public_id", "name", "text_zh", "text_en", "budget")
    search_fields = (*_Cells.search_fields, "text_zh", "text_en")


@admin.register(LineItem)
class Rows(Correctable):
    list_display = ("public_id", "code_printed", "name_zh", "name_en", "withdrawn", "budget")
    list_filter = (
        by_budget(_OF_TABLE),
        by_table("published_table__number"),
        by_year(f"{_OF_TABLE}__fiscal_year"),
    )
    search_fields = ("code", "code_printed", "name_zh", "name_en", "row")
    list_select_related = (f"{_OF_TABLE}__publisher__jurisdiction",)
    ordering = ("pk",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        # Withdrawn ones can be taken back.
        return LineItem.with_withdrawn.order_by("pk")

    def called(self, text: str) -> Q | None:
        return rows_called(text)

    def disclosure_of(self, row: Any) -> Disclosure:
        found: Disclosure = row.published_table.disclosure
        return found

    @admin.display(description=_("number"))
    def public_id(self, row: LineItem) -> str:
        return row.row_id

    @admin.display(description=_("budget"))
    def budget(self, row: Any) -> str:
        return str(self.disclosure_of(row))


class _Pieces(Correctable):
    """What belongs to a budget, but to none of its tables."""

    list_filter = (by_budget("disclosure"), by_year("disclosure__fiscal_year"))
    list_select_related = ("disclosure__publisher__jurisdiction",)

    def disclosure_of(self, row: Any) -> Disclosure:
        found: Disclosure = row.disclosure
        return found


@admin.register(TextSection)
class Sections(_Pieces):
    list_display = ("number", "name_zh", "name_en", "disclosure")
    search_fields = ("number", "name_zh", "name_en", "text_zh", "text_en")


@admin.register(GlossaryTerm)
class Terms(_Pieces):
    list_display = ("number", "name_zh", "name_en", "disclosure")
    search_fields = ("number", "name_zh", "name_en", "definition_zh", "definition_en")


@admin.register(Project)
class Projects(_Pieces):
    list_display = ("code", "name_zh", "name_en", "disclosure")
    search_fields = ("code", "name_zh", "name_en")


@admin.register(Disclosure)
class Budgets(ReadOnly):
    """Each budget with its official tables, in which an editor clicks the cell to be corrected."""

    list_display = ("__str__", "fiscal_year", "tables")
    list_filter = (by_year("fiscal_year"),)
    search_fields = (
        *("publisher__name_zh", "publisher__name_en", "publisher__code", "publisher__slug"),
        "publisher__jurisdiction__name_zh",
    )
    list_select_related = ("publisher__jurisdiction",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("tables")

    def get_urls(self) -> list[URLPattern]:
        ways = path(
            "<int:disclosure>/tables/<int:number>/",
            self.admin_site.admin_view(self.table_view),
            name="budgets_table",
        )
        return [ways, *super().get_urls()]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """The first table: from it one gets to the others. A budget without any has its fields."""
        row = self.get_object(request, object_id)
        first = row.tables.exclude(number=0).first() if row else None
        if row and first:
            return HttpResponseRedirect(table_address(row, first.number))
        return super().change_view(request, object_id, form_url, extra_context)

    def table_view(self, request: HttpRequest, disclosure: int, number: int) -> HttpResponse:
        return table(request, disclosure, number, self.admin_site.each_context(request))

    @admin.display(description=_("tables"))
    def tables(self, row: Disclosure) -> SafeString:
        links = [
            format_html(
                '<a href="{}" title="{}">{}</a>',
                *(table_address(row, each.number), name_of(each), number_of(each)),
            )
            for each in row.tables.all()
        ]
        return format_html(" ".join("{}" for _link in links), *links)


def table_address(disclosure: Disclosure, number: int) -> str:
    return reverse("admin:budgets_table", args=[disclosure.pk, number])
