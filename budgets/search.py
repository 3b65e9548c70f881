"""What a search finds, in groups, each thing with the words that match, and where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from budgets.bilingual import Bilingual
from budgets.highlighting import Marked, highlighted, marked, marked_around
from budgets.models import Disclosure, SearchEntry, SearchKind, SourceDocument
from budgets.models.search import SearchEntryQuerySet
from budgets.money import spellings
from budgets.tokens import Query, letters

# How many of each group stand on the first page; how many matching amounts of one thing.
FIRST = 10
AMOUNTS = 5
_NUMBER = re.compile(r"[0-9][0-9.]*")


@dataclass(frozen=True)
class FoundAmount:
    """A printed amount that was looked for: its page, where it stands, and what is printed."""

    address: str
    where: str
    printed: str


@dataclass(frozen=True)
class Hit:
    """One thing that was found; `other` is its name in the other language, where more matches."""

    entry: SearchEntry
    address: str
    title: Marked
    code: SafeString
    context: str
    other: Marked | None
    snippet: Marked | None
    target: SafeString
    amounts: list[FoundAmount]
    further_amounts: int
    standing: str

    @property
    def amount(self) -> Decimal | None:
        return self.entry.amount_shown


@dataclass(frozen=True)
class Group:
    """The first hits of one kind, and how many there are."""

    kind: SearchKind
    name: str
    hits: list[Hit]
    count: int


def group_names() -> dict[str, str]:
    """What the groups are called, in the order in which they are shown."""
    return {
        SearchKind.BUDGETS: _("Budgets"),
        SearchKind.PROJECTS: _("Projects"),
        SearchKind.COSTS: _("Itemised costs"),
        SearchKind.CATEGORIES: _("Categories"),
        SearchKind.ROWS: _("Other rows of tables"),
        SearchKind.INDICATORS: _("Goals and indicators"),
        SearchKind.TEXTS: _("Text of the document"),
        SearchKind.TERMS: _("Glossary"),
        SearchKind.TABLES: _("Tables"),
    }


def matching(query: Query, disclosure: Disclosure | None) -> SearchEntryQuerySet:
    """What matches, of one disclosure or of all, the best first."""
    entries = SearchEntry.objects.all()
    if disclosure:
        entries = entries.filter(disclosure=disclosure)
    return entries.matching(query).best_first(query)


def groups(query: Query, disclosure: Disclosure | None) -> list[Group]:
    """What is found, by kind, in three queries."""
    found = matching(query, disclosure).first_of_each_kind(FIRST)
    counts = {entry.kind: count for entry, count in found}
    everything = hits(query, disclosure, [entry for entry, _count in found])
    return [
        Group(
            SearchKind(kind),
            name,
            [hit for hit in everything if hit.entry.kind == kind],
            counts[kind],
        )
        for kind, name in group_names().items()
        if kind in counts
    ]


def hits(query: Query, of: Disclosure | None, entries: Iterable[SearchEntry]) -> list[Hit]:
    """Entries, with their disclosures, as they are shown; `of` is the only one searched, if any.

    Where several are, each hit says so if its document is not the published one.
    """
    home = reverse("home")
    shown = list(entries)
    budgets = {entry.disclosure_id: entry.disclosure for entry in shown if of is None}
    standings = SourceDocument.objects.standings_by("disclosure", budgets.values())
    return [_hit(query, of, entry, home, standings.get(entry.disclosure_id, "")) for entry in shown]


def _hit(query: Query, of: Disclosure | None, entry: SearchEntry, home: str, standing: str) -> Hit:
    language = get_language() or ""
    here, there = _sides(entry.title, language)
    text_here, text_there = _sides(entry.text, language)
    in_title = query.terms_in(here)
    other = marked(query, there, _other(language))
    snippet = None
    if query.spans(text_here):
        snippet = marked_around(query, text_here)
    elif query.terms_in(text_there) - in_title - query.terms_in(there):
        snippet = marked_around(query, text_there, _other(language))
    amounts = [*_amounts(query, entry, home, language)]
    is_code_of_ours = entry.kind == SearchKind.BUDGETS
    return Hit(
        entry,
        f"{home}{entry.path}",
        marked(query, here) if here else other,
        SafeString("") if is_code_of_ours else highlighted(query, entry.code),
        _context(entry, of, language),
        other if here and query.terms_in(there) - in_title else None,
        snippet,
        highlighted(query, entry.value.in_language(language)),
        amounts[:AMOUNTS],
        len(amounts[AMOUNTS:]),
        standing,
    )


def _sides(text: Bilingual, language: str) -> tuple[str, str]:
    """A text in the page's language, and in the other."""
    return (text.en, text.zh) if language == "en" else (text.zh, text.en)


def _other(language: str) -> str:
    return "zh-Hans" if language == "en" else "en"


def _context(entry: SearchEntry, of: Disclosure | None, language: str) -> str:
    """Where it stands: publisher and year, unless only this budget is searched, and the rest."""
    rest = entry.context.in_language(language)
    if of is not None or entry.kind == SearchKind.BUDGETS:
        return rest
    disclosure = entry.disclosure
    name = disclosure.publisher.name.in_language(language)
    return _("%(publisher)s, %(year)s: %(where)s") % {
        "publisher": name,
        "year": disclosure.fiscal_year,
        "where": rest,
    }


def _amounts(query: Query, entry: SearchEntry, home: str, language: str) -> Iterable[FoundAmount]:
    """The printed amounts of an entry that a term is, or is the beginning of."""
    numbers = [term for term in query.terms if _NUMBER.fullmatch(term)]
    budget = entry.disclosure.path
    for figure_id, zh, en, printed, unit in entry.figures if numbers else ():
        known = [letters(number) for number in spellings(printed, unit)]
        if any(number.startswith(term) for term in numbers for number in known):
            address = f"{home}{budget}/figures/{figure_id}/"
            yield FoundAmount(address, Bilingual(zh, en).in_language(language), printed)
