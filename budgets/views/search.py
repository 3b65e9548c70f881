"""Finding things by name, code, amount or word, in one budget or in all."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.models import Disclosure, SearchEntry
from budgets.search import group_names, groups, hits, matching
from budgets.tokens import LONGEST_QUERY, Query
from budgets.views.lists import address, page_of, steps
from budgets.views.parameters import chosen
from budgets.views.trail import Crumb, trail


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What is found, by groups; or all of one group, page by page."""
    query = Query(_asked(request))
    disclosure = _budget(request)
    names = group_names()
    kept = {
        "q": query.text[:LONGEST_QUERY].strip(),
        "budget": disclosure.path if disclosure else "",
        "kind": chosen(request, "kind", names),
    }
    context: dict[str, Any] = {
        "query": query,
        "asked": kept["q"],
        "longest": LONGEST_QUERY,
        "is_search": True,
        "everywhere": address({**kept, "budget": ""}),
        "trail": trail(Crumb(_("Search"), ""), disclosure=disclosure),
    }
    if disclosure:
        context |= {"disclosure": disclosure, "document": disclosure.current_document()}
    if not query.terms:
        context["examples"] = [
            (text, f"{reverse('search')}{address({**kept, 'kind': '', 'q': text})}")
            for text in SearchEntry.objects.examples(disclosure)
        ]
    elif kept["kind"]:
        context |= _one_group(request, query, disclosure, kept)
        context["heading"] = names[kept["kind"]]
    else:
        found = groups(query, disclosure)
        context["groups"] = [
            (group, address({**kept, "kind": group.kind.value})) for group in found
        ]
        context["count"] = sum(group.count for group in found)
    return render(request, "search.html", context)


def _one_group(
    request: HttpRequest, query: Query, disclosure: Disclosure | None, kept: dict[str, str]
) -> dict[str, Any]:
    entries = matching(query, disclosure).filter(kind=kept["kind"]).with_budgets()
    shown = page_of(request, entries)
    return {
        "hits": hits(query, disclosure, shown),
        "count": shown.paginator.count,
        "all_groups": address({**kept, "kind": ""}),
        **steps(shown, kept),
    }


def _asked(request: HttpRequest) -> str:
    """What was asked for, without what no page can hold."""
    return request.GET.get("q", "").replace("\0", "").strip()


def _budget(request: HttpRequest) -> Disclosure | None:
    """The only budget to be searched, if one is named. Raises Http404."""
    named = request.GET.get("budget", "")
    if not named:
        return None
    if disclosure := Disclosure.objects.named(named):
        return disclosure
    raise Http404(
        _("The parameter “budget” is “%(value)s”, which is the address of no budget held here.")
        % {"value": named[:60]}
    )
