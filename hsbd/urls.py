"""The addresses of the site: a language, then what budgets.urls has."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from budgets.views.language import root

urlpatterns = [
    path("", root, name="root"),
    *i18n_patterns(path("", include("budgets.urls"))),
]

handler400 = "budgets.views.errors.bad_request"
handler403 = "budgets.views.errors.forbidden"
handler404 = "budgets.views.errors.not_found"
handler500 = "budgets.views.errors.server_error"
