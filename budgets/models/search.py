"""What can be searched for: one entry for each thing of a disclosure that has a page to show it."""

from decimal import Decimal
from typing import Any

from django.db import connections, models
from django.db.models import Case, Count, F, Q, Value, When, Window
from django.db.models.expressions import RawSQL
from django.db.models.functions import RowNumber
from django.utils.translation import get_language

from budgets.bilingual import Bilingual
from budgets.models.disclosures import Disclosure
from budgets.money import with_places_of
from budgets.tokens import Query, Wanted

# The order of what is found, once it has a rank.
BEST_FIRST = ("rank", "-disclosure", "order")


class SearchKind(models.TextChoices):
    """The groups of what is found, in the order in which they are shown."""

    BUDGETS = "budgets"
    PROJECTS = "projects"
    COSTS = "costs"
    CATEGORIES = "categories"
    ROWS = "rows"
    INDICATORS = "indicators"
    TEXTS = "texts"
    TERMS = "terms"
    TABLES = "tables"


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    def matching(self, query: Query) -> "SearchEntryQuerySet":
        """The entries that hold every term of a query; none for a query without letters.

        The index knows tokens only; of a term of several, whoever holds them all scattered is
        told from whoever holds the term by looking at the text.
        """
        if not query.terms:
            return self.none()
        found = self.filter(pk__in=_indexed(query.wanted, connections[self.db].vendor))
        for piece in query.pieces:
            found = found.filter(Q(names__contains=piece) | Q(body__contains=piece))
        return found

    def best_first(self, query: Query) -> "SearchEntryQuerySet":
        """Those whose title is the query, begins with it, holds its terms, and the others; then the
        budgets that were added last, and in each the order of the document."""
        if not query.terms:
            return self.none()
        in_title = Q()
        for term in query.terms:
            in_title &= Q(names__contains=term)
        rank = Case(
            When(names__contains=f"\n{query.letters}\n", then=Value(0)),
            When(names__contains=f"\n{query.letters}", then=Value(1)),
            When(in_title, then=Value(2)),
            default=Value(3),
        )
        ranked = self.annotate(rank=rank)
        return ranked.order_by(*BEST_FIRST)

    def first_of_each_kind(self, count: int) -> "list[tuple[SearchEntry, int]]":
        """The first entries of each kind of best_first(), each with how many its kind has.

        In two queries, so that the texts of those that are not shown are not carried along.
        """
        first = (
            self.annotate(
                place=Window(RowNumber(), partition_by=F("kind"), order_by=[*BEST_FIRST]),
                of=Window(Count("pk"), partition_by=F("kind")),
            )
            .filter(place__lte=count)
            .order_by("place")
            .values_list("pk", "of")
        )
        counts = dict(first)
        entries = SearchEntry.objects.with_budgets().in_bulk(list(counts))
        return [(entries[key], of) for key, of in counts.items()]

    def examples(self, disclosure: Disclosure | None) -> list[str]:
        """What one could look for, taken from a disclosure, or else the last one with entries:
        the shortest names of three kinds, in the language of the page, and an amount."""
        of: Any = disclosure or self.order_by("-disclosure").values("disclosure")[:1]
        kinds = (SearchKind.COSTS, SearchKind.CATEGORIES, SearchKind.TERMS, SearchKind.BUDGETS)
        entries = self.filter(disclosure=of, kind__in=kinds).order_by("order")
        shortest: dict[str, SearchEntry] = {}
        for entry in entries.only("kind", "title_zh", "title_en", "printed"):
            known = shortest.setdefault(entry.kind, entry)
            if len(entry.title_zh) < len(known.title_zh):
                shortest[entry.kind] = entry
        language = get_language() or ""
        names = [
            shortest[kind].title.in_language(language) for kind in kinds[:3] if kind in shortest
        ]
        planned = [entry.printed for entry in shortest.values() if entry.printed]
        return [*names[:2], *planned[:1]]

    def with_budgets(self) -> "SearchEntryQuerySet":
        return self.select_related("disclosure__publisher__jurisdiction")


def _indexed(wanted: list[Wanted], vendor: str) -> RawSQL:
    """The keys of the entries with these tokens, from the index of the database.

    Tokens are letters, digits and points, so that none can end the quotation marks around it.
    """
    if vendor == "postgresql":
        sought = " & ".join(f"'{each.token}'{':*' if each.begins else ''}" for each in wanted)
        sql = "SELECT id FROM budgets_searchentry WHERE vector @@ %s::tsquery"
    else:
        sought = " AND ".join(f'"{each.token}"{"*" if each.begins else ""}' for each in wanted)
        sql = "SELECT rowid FROM budgets_searchindex WHERE budgets_searchindex MATCH %s"
    return RawSQL(sql, [sought])  # noqa: S611 two constants, and a parameter


class SearchEntry(models.Model):
    """One thing that can be found, written anew with each load of its disclosure.

    `path` is its address below the language. `figures` are the printed amounts by which it can be
    found too: [["t03.201.basic", "表 3，基本支出", "table 3, basic", "307.48", "万元"]];
    `value` is the printed target of an indicator. `names` are the letters of titles and code, each
    on a line of its own, `body` those of everything else, `tokens` those of both.

    Migration 0005 adds the index of the tokens: on SQLite a table of FTS5 that triggers keep in
    step, on PostgreSQL a generated column. A later migration that alters this table must make the
    triggers again, since SQLite drops them with the old table.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="search_entries")
    kind = models.CharField(max_length=12, choices=SearchKind)
    order = models.PositiveIntegerField()
    code = models.CharField(max_length=80, blank=True)
    title_zh = models.TextField()
    title_en = models.TextField(blank=True)
    context_zh = models.TextField(blank=True)
    context_en = models.TextField(blank=True)
    text_zh = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    value_zh = models.TextField(blank=True)
    value_en = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=18, decimal_places=4, null=True, blank=True)
    printed = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    figures: Any = models.JSONField(default=list, blank=True)
    path = models.CharField(max_length=300)
    names = models.TextField()
    body = models.TextField(blank=True)
    tokens = models.TextField()

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        ordering = ["disclosure", "order"]
        constraints = [
            models.UniqueConstraint(fields=["disclosure", "order"], name="entry_by_order"),
            models.CheckConstraint(
                condition=Q(kind__in=SearchKind.values), name="entry_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title_zh

    @property
    def title(self) -> Bilingual:
        return Bilingual(self.title_zh, self.title_en)

    @property
    def context(self) -> Bilingual:
        return Bilingual(self.context_zh, self.context_en)

    @property
    def text(self) -> Bilingual:
        return Bilingual(self.text_zh, self.text_en)

    @property
    def amount_shown(self) -> Decimal | None:
        """The amount with the decimals that it was printed with."""
        return None if self.amount is None else with_places_of(self.amount, self.printed)

    @property
    def value(self) -> Bilingual:
        return Bilingual(self.value_zh, self.value_en)
