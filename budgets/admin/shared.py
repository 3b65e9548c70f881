"""Reference data, which budgets share: places, publishers, categories."""

from typing import Any

from django.contrib import admin

from budgets.admin.reading import Correctable
from budgets.models import (
    EconomicCategory,
    FunctionalCategory,
    Jurisdiction,
    Publisher,
)


class _Shared(Correctable):
    def disclosure_of(self, row: Any) -> None:
        return None


@admin.register(Jurisdiction)
class Places(_Shared):
    list_display = ("code", "name_zh", "name_en")
    search_fields = ("code", "name_zh", "name_en")


@admin.register(Publisher)
class Publishers(_Shared):
    list_display = ("slug", "name_zh", "name_en", "kind", "jurisdiction")
    list_filter = ("kind",)
    search_fields = ("slug", "code", "name_zh", "name_en", "jurisdiction__name_zh")
    list_select_related = ("jurisdiction",)


@admin.register(FunctionalCategory, EconomicCategory)
class Categories(_Shared):
    list_display = ("code", "edition", "name_zh", "name_en", "name_en_origin")
    list_filter = ("edition",)
    search_fields = ("code", "name_zh", "name_en")
