"""What the document says in words: parts one, three and four."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.glossary import categories_of, headings_of
from budgets.marks import Marks
from budgets.models import Disclosure
from budgets.official.declarations import TEXT
from budgets.running_text import paragraphs
from budgets.views.found import disclosure_at
from budgets.views.trail import Crumb, trail


@require_safe
def overview(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """What the publisher does, its units, its staff."""
    disclosure = disclosure_at(request, place, publisher, year)
    parts = disclosure.layout.overview_parts
    return _sections(request, disclosure, parts, _("The institution"))


@require_safe
def explanation(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """The budget explained in words."""
    disclosure = disclosure_at(request, place, publisher, year)
    parts = disclosure.layout.explanation_parts
    return _sections(request, disclosure, parts, _("The budget explained"))


@require_safe
def glossary(request: HttpRequest, place: str, publisher: str, year: int) -> HttpResponse:
    """Every defined term, in printed order, and whose its English name is."""
    disclosure = disclosure_at(request, place, publisher, year)
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "terms": disclosure.glossary_terms.select_related("functional"),
        "headings": headings_of(disclosure),
        "categories": categories_of(disclosure),
        "trail": trail(Crumb(_("Glossary"), ""), disclosure=disclosure),
    }
    return render(request, "glossary.html", context)


def _sections(
    request: HttpRequest, disclosure: Disclosure, parts: tuple[str, ...], heading: str
) -> HttpResponse:
    sections = disclosure.text_sections.of_parts(parts).with_mentions()
    language = get_language() or ""
    context = {
        "disclosure": disclosure,
        "document": disclosure.current_document(),
        "marks": Marks.of(disclosure),
        "heading": heading,
        "sections": [
            (section, paragraphs(disclosure, section, section.mentions.all(), language))
            for section in sections
        ],
        "numbers": disclosure.tables.filter(number=TEXT).first(),
        "trail": trail(Crumb(heading, ""), disclosure=disclosure),
    }
    return render(request, "texts.html", context)
