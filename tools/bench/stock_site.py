"""An official table as a site of Django and django-tables2 shows it, all by their own means.

A view, a base template, the table's own template, links by `linkify`, and the middleware that a
page without accounts needs: the other side of tools.bench.whole_pages.
"""

from functools import partial
from typing import Any

import django_tables2
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

import hsbd.urls
from budgets.models import LineItem, PublishedTable
from budgets.official.declarations import Part
from budgets.official.kinds import Kind
from tools.bench.pages import LANGUAGE, StockTable

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
BASE = """{% load static %}<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><title>{% block title %}{% endblock %}</title>
<link rel="stylesheet" href="{% static 'hsbd.css' %}"></head>
<body><nav><a href="{% url 'home' %}">Home</a> <a href="{% url 'about' %}">About</a></nav>
<main>{% block content %}{% endblock %}</main></body></html>"""
PAGE = """{% extends "base.html" %}{% load django_tables2 %}
{% block title %}{{ published.title_printed }}{% endblock %}
{% block content %}<h1>{{ published.title_printed }}</h1>{% render_table table %}{% endblock %}"""


def settle() -> None:
    """Make the process one that serves this site instead of ours."""
    settings.MIDDLEWARE = MIDDLEWARE
    settings.ROOT_URLCONF = __name__
    templates = {"base.html": BASE, "page.html": PAGE}
    settings.TEMPLATES = [
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "OPTIONS": {
                "loaders": [
                    (
                        "django.template.loaders.cached.Loader",
                        [
                            ("django.template.loaders.locmem.Loader", templates),
                            "django.template.loaders.app_directories.Loader",
                        ],
                    )
                ],
                "context_processors": ["django.template.context_processors.request"],
            },
        }
    ]


def table(request: HttpRequest, place: str, publisher: str, year: int, number: int) -> HttpResponse:
    tables = PublishedTable.objects.select_related("disclosure__publisher__jurisdiction")
    published = get_object_or_404(
        tables,
        disclosure__publisher__jurisdiction__code=place,
        disclosure__publisher__slug=publisher,
        disclosure__fiscal_year=year,
        number=number,
    )
    (part,) = published.official.parts
    lines = LineItem.objects.filter(published_table=published).order_by("order")
    related = lines.select_related("functional", "economic").prefetch_related("figures")
    rows = [_row(published, line) for line in related]
    shown = StockTable(rows, extra_columns=_columns(published, part))
    return render(request, "page.html", {"published": published, "table": shown})


def _row(published: PublishedTable, line: LineItem) -> dict[str, Any]:
    # What was read already is not asked for again, row by row.
    line.published_table = published
    printed = {figure.column: figure.printed for figure in line.figures.all()}
    return {"line": line, "code": line.code_printed, "name": line.name_zh, **printed}


def _columns(published: PublishedTable, part: Part) -> list[tuple[str, django_tables2.Column]]:
    address = published.disclosure.address

    def line_address(record: dict[str, Any]) -> str | None:
        return record["line"].address or None

    def figure_address(column: str, record: dict[str, Any]) -> str:
        return reverse("figure", args=[*address, record["line"].figure_id(column)])

    headings = published.headings_of(part)
    return [
        (
            column.key,
            django_tables2.Column(
                verbose_name=headings[column.key].in_language(LANGUAGE),
                linkify=line_address
                if column.kind is Kind.NAME
                else column.kind.is_amount and partial(figure_address, column.key),
                default="",
            ),
        )
        for column in part.columns
    ]


urlpatterns = [
    path(f"{LANGUAGE}/<place>/<publisher>/<int:year>/tables/<int:number>/", table),
    *hsbd.urls.urlpatterns,
]
