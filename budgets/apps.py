from django.apps import AppConfig
from django.contrib.admin import apps as admin
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BudgetsConfig(AppConfig):
    name = "budgets"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Budgets")
    default = True

    def ready(self) -> None:
        # Models can be imported only now.
        from budgets.models.guards import install_after_migration

        post_migrate.connect(install_after_migration, sender=self)


class DeskConfig(admin.AdminConfig):
    """Django's admin, on the desk of the editors."""

    default = False
    default_site = "budgets.admin.site.Desk"

    def ready(self) -> None:
        # Django reads budgets.admin while it makes the desk, and would lose what was put on it
        # meanwhile; so all of it is read before.
        from budgets.admin import sign_in_pages  # noqa: F401

        super().ready()
