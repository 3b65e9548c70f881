"""The record of sign-ins as pages, for those who may read the trail; nobody changes it there."""

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

# What django-axes calls things; it has no Chinese of its own, so it takes ours.
_OF_AXES = (
    *(_("access log"), _("access logs"), _("access failure"), _("access failures")),
    *(_("access attempt"), _("access attempts"), _("User Agent"), _("IP Address"), _("Username")),
    *(_("Path"), _("Attempt Time"), _("Logout Time"), _("Access lock out"), _("Failed Logins")),
)


class Record(admin.ModelAdmin):  # type: ignore[type-arg]
    date_hierarchy = "attempt_time"
    search_fields = ("username", "ip_address")
    # A form that was sent is not shown, nor what the browser says that it reads.
    exclude = ("get_data", "post_data", "http_accept", "session_hash")
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return request.user.has_perm("budgets.read_trail")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


@admin.register(AccessLog)
class SignedIn(Record):
    list_display = ("attempt_time", "username", "ip_address", "logout_time")


@admin.register(AccessFailureLog)
class Failed(Record):
    list_display = ("attempt_time", "username", "ip_address", "locked_out")
    list_filter = ("locked_out",)


@admin.register(AccessAttempt)
class Counted(Record):
    """The failures that count towards a lock-out now."""

    list_display = ("attempt_time", "username", "ip_address", "failures_since_start")
