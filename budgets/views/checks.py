"""Whether the tables and the text agree: every check, those that differ first, and the form."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.bilingual import capitalised
from budgets.findings import Finding, findings, names
from budgets.models import CheckResult, CheckRun, Disclosure, Figure
from budgets.rules.declarations import Family, Outcome, Severity
from budgets.views.found import disclosure_at, run_of
from budgets.views.lists import address, choices, page_of, steps
from budgets.views.parameters import chosen
from budgets.views.trail import Crumb, trail

# The lists of the page, in order, by the outcome that they show.
LISTS = (Outcome.DIFFERS, Outcome.NOT_CHECKABLE, Outcome.ASKS)


@require_safe
def checks(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """What differs, what cannot be checked, what is worth asking; what holds, page by page."""
    disclosure = disclosure_at(request, place, publisher, year)
    run = CheckRun.objects.latest_of(disclosure)
    context: dict[str, Any] = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "run": run,
        "amended": Figure.objects.of(disclosure).amended().count(),
        "trail": trail(Crumb(_("Checks"), ""), disclosure=disclosure),
    }
    if run:
        context |= _lists(request, disclosure, run)
    return render(request, "checks.html", context)


def _lists(request: HttpRequest, disclosure: Disclosure, run: CheckRun) -> dict[str, Any]:
    results = run.results.all()
    values = _values(disclosure, results)
    kept = {name: chosen(request, name, values[name]) for name in values}
    if kept["family"]:
        results = results.filter(family=kept["family"])
    if kept["severity"]:
        results = results.filter(severity=kept["severity"])
    if kept["table"]:
        results = results.about_table(kept["table"])
    shown = page_of(request, results.filter(outcome=Outcome.HOLDS.key))
    order = [severity.key for severity in Severity]
    found = findings(results.exclude(outcome=Outcome.HOLDS.key), disclosure)
    found.sort(key=lambda each: order.index(each.result.severity))
    headings = {"family": _("Family"), "table": _("Table"), "severity": _("Severity")}
    return {
        "lists": {
            outcome.name.lower(): [f for f in found if f.result.outcome == outcome.key]
            for outcome in LISTS
        },
        "holding": findings(shown, disclosure),
        "holding_count": shown.paginator.count,
        "severities": _severities(found),
        "is_narrowed": any(kept.values()),
        "query": _query_of_files(kept),
        "filters": [
            (headings[name], choices(request, name, values[name], kept)) for name in values
        ],
        **steps(shown, kept),
    }


def _query_of_files(kept: dict[str, str]) -> str:
    """What narrows the files of checks in the same way; "" where nothing does.

    They have no column of tables, and no questions, which are no checks.
    """
    if kept["table"] or kept["family"] == Family.WORTH_ASKING.key:
        return ""
    return address(kept).removesuffix(".")


def _values(disclosure: Disclosure, results: QuerySet[CheckResult]) -> dict[str, dict[str, str]]:
    """What the checks can be narrowed to: by family, table and severity."""
    language = get_language() or ""
    families, severities, tables = set(), set(), set()
    for family, severity, of in results.values_list("family", "severity", "tables"):
        families.add(family)
        severities.add(severity)
        tables.update(of.split())
    labels = {
        table.figure_prefix: capitalised(table.label.in_language(language))
        for table in disclosure.tables.all()
    }
    return {
        "family": names(Family, families),
        "table": {key: label for key, label in labels.items() if key in tables},
        "severity": names(Severity, severities),
    }


def _severities(found: list[Finding]) -> list[tuple[str, int]]:
    """How many of those shown differ, by what they are about."""
    shown = [f.result.severity for f in found if f.result.outcome == Outcome.DIFFERS.key]
    return [(name, shown.count(key)) for key, name in names(Severity, shown).items()]


@require_safe
def sheet(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The form 勾稽关系核对表: every check as one row, to be printed on A4."""
    disclosure = disclosure_at(request, place, publisher, year)
    run = run_of(disclosure)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "run": run,
        "findings": findings(run.results.counted().order_by("order"), disclosure),
        "trail": trail(
            Crumb(_("Checks"), disclosure.page("checks")),
            Crumb(_("Check sheet"), ""),
            disclosure=disclosure,
        ),
    }
    return render(request, "check_sheet.html", context)
