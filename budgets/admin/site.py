"""The desk as a site of its own."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.views import PasswordChangeView
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _

from budgets.admin.reading import about
from budgets.admin.sign_in import NewPassword, SignIn
from budgets.models import Correction, UnexplainedChange

# Accounts are made and changed by manage.py alone: who got hold of a desk cannot make more.
NOT_ON_THE_DESK = frozenset({"auth", "otp_totp"})


# What editors use most comes first, what is only looked up last.
_ORDER = (
    *("Correction", "Revision", "Disclosure", "Figure", "LineItem", "IndicatorValue", "TextCell"),
    *("TextSection", "GlossaryTerm", "Project", "Jurisdiction", "Publisher"),
    *("FunctionalCategory", "EconomicCategory", "UnexplainedChange"),
)


class Desk(AdminSite):
    site_title = _("HSBD, the editors’ desk")
    site_header = _("HSBD: the editors’ desk")
    index_title = _("What is published, and its corrections")
    # A blank is shown as one: “-” is something that documents print.
    empty_value_display = ""
    login_form = SignIn
    login_template = "admin/sign_in.html"

    def register(
        self,
        model_or_iterable: type[Model] | Iterable[type[Model]],
        admin_class: Any = None,
        **options: Any,
    ) -> None:
        if isinstance(model_or_iterable, ModelBase):
            model_or_iterable = [model_or_iterable]
        kept = [
            model for model in model_or_iterable if model._meta.app_label not in NOT_ON_THE_DESK
        ]
        super().register(kept, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        """Staff alone; where the setting demands it, only after a one-time code."""
        # The middleware of django-otp says it of everybody who comes to the desk.
        user: Any = request.user
        return super().has_permission(request) and (not settings.NEEDS_TOTP or user.is_verified())

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """What every page shows, with the way to the public pages where they are known."""
        root = settings.SITE if settings.ROLE == "editor" else ""
        public = "" if settings.ROLE == "editor" and not root else f"{root}{reverse('home')}"
        found = super().each_context(request)
        return {**found, "site_url": public, "public_root": root}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The lists in the order in which they are of use; those of the sign-ins follow."""
        place = {name: at for at, name in enumerate(_ORDER)}
        apps = super().get_app_list(request, app_label)
        for app in apps:
            if app["app_label"] == "axes":
                app["name"] = _("Sign-ins")
            app["models"].sort(key=lambda each: place.get(each["object_name"], len(place)))
        return sorted(apps, key=lambda app: app["app_label"] != "budgets")

    def index(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """The lists, and beside them what waits for a decision."""
        waiting = Correction.objects.waiting()
        whole = waiting.select_related("disclosure__publisher").prefetch_related("changes")
        unexplained = UnexplainedChange.objects.count()
        more = {
            "waiting": [(each, about(each)) for each in whole[:10]],
            "waiting_count": waiting.count(),
        }
        return super().index(request, {**more, "unexplained": unexplained, **(extra_context or {})})

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        change = PasswordChangeView.as_view(
            form_class=NewPassword,
            success_url=reverse_lazy("admin:password_change_done"),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return change(request)
