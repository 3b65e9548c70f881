"""The addresses of the site: a language, then what budgets.urls has; the sitemap has none."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemaps
from django.urls import include, path

from budgets.sitemaps import SECTIONS, with_public_name
from budgets.views.health import live, ready
from budgets.views.language import root
from budgets.views.site_pages import robots, security

desk = []
if settings.HAS_DESK:
    from django.contrib import admin

    desk = [path("admin/", admin.site.urls)]

urlpatterns = [
    path("", root, name="root"),
    path("robots.txt", robots),
    path(".well-known/security.txt", security),
    path("healthz/live", live),
    path("healthz/ready", ready),
    path("sitemap.xml", with_public_name(sitemaps.index), {"sitemaps": SECTIONS}),
    path(
        "sitemap-<section>.xml",
        with_public_name(sitemaps.sitemap),
        {"sitemaps": SECTIONS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    *i18n_patterns(*desk, path("", include("budgets.urls"))),
]

handler400 = "budgets.views.errors.bad_request"
handler403 = "budgets.views.errors.forbidden"
handler404 = "budgets.views.errors.not_found"
handler500 = "budgets.views.errors.server_error"
