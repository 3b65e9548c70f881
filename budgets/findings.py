"""What the checks found, as pages show it: findings with both sides."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language

from budgets.bilingual import Bilingual
from budgets.models import CheckResult, Disclosure, Reply, SourceDocument
from budgets.money import grouped, is_money, plain_decimal, unit_name
from budgets.rules.declarations import Family, Named, Outcome, Severity

# What can be said of the copy in which two places differ, by the standing of the document.
SOURCES = {
    SourceDocument.Standing.PUBLISHED: "not-compared",
    SourceDocument.Standing.WORKING_COPY: "working-copy",
    SourceDocument.Standing.GENERATED: "generated",
}


@dataclass(frozen=True)
class Place:
    """One side of a finding: what stands there in the page's language, and where.

    `unit` is that of an amount which a table prints without it.
    """

    said: str
    unit: str
    is_only_chinese: bool
    figures: list[str]
    lines: list[tuple[int, int]]


@dataclass(frozen=True)
class Finding:
    """A result with its sides, and what the publisher replied."""

    result: CheckResult
    left: Place
    right: Place
    replies: list[Reply]

    @property
    def outcome(self) -> str:
        return named(Outcome, self.result.outcome).in_language(get_language() or "")

    @property
    def family(self) -> str:
        return named(Family, self.result.family).in_language(get_language() or "")

    @property
    def severity(self) -> str:
        """What a difference is about; questions are about none."""
        if self.result.outcome == Outcome.ASKS.key:
            return ""
        return named(Severity, self.result.severity).in_language(get_language() or "")

    @property
    def css(self) -> str:
        """The class of its mark: one for each outcome."""
        return {"differs": "mark", "not-checkable": "na", "asks": "eg"}.get(
            self.result.outcome, "ok"
        )

    @property
    def tolerance(self) -> str:
        """By how much the two amounts may differ; "" where they must be equal."""
        if not self.result.tolerance:
            return ""
        amount = grouped(plain_decimal(self.result.tolerance))
        return f"{amount}%" if self.result.unit == "%" else f"{amount} {_unit(self.result.unit)}"

    @property
    def difference(self) -> str:
        """The difference of two amounts, with its sign and unit; "" of texts."""
        found = self.result.difference
        return "" if found is None else difference_in_words(found, self.result.unit)


def findings(results: Iterable[CheckResult], disclosure: Disclosure) -> list[Finding]:
    """The results with the publisher's replies, in one query beside that of the results."""
    replies = Reply.objects.by_check(disclosure)
    return [
        Finding(each, place_of(each.left), place_of(each.right), replies.get(each.check_id, []))
        for each in results
    ]


def difference_in_words(found: Decimal, unit: str) -> str:
    """A difference with its sign and unit: -307.48 万元."""
    if not (is_money(unit) or unit == "%"):
        return f"{grouped(plain_decimal(found))} {_unit(unit)}"
    # Two decimals, or as many as there are.
    shown = max(found.quantize(Decimal("0.01")), plain_decimal(found), key=_places)
    return f"{grouped(shown)}%" if unit == "%" else f"{grouped(shown)} {_unit(unit)}"


def place_of(side: dict[str, Any]) -> Place:
    """A side as it is stored, in the page's language."""
    language = get_language() or ""
    said = Bilingual(side["zh"], side["en"] or side["zh"]).in_language(language)
    # What the text prints has its unit with it; what a table prints has it over its column.
    is_bare = side["amount"] is not None and said[-1:].isdecimal()
    unit = side["unit"] if is_bare else ""
    return Place(
        said,
        unit if unit == "%" else _unit(unit),
        bool(side["zh"]) and not side["en"] and language == "en",
        side["figures"],
        [(first, last) for first, last in side["lines"]],
    )


def _unit(unit: str) -> str:
    """A unit behind a number: persons; 万元 stays what the columns of the tables call it."""
    return unit if unit in ("", "万元") else unit_name(unit).in_language(get_language() or "")


def _places(amount: Decimal) -> int:
    return -int(amount.as_tuple().exponent)


def named(choices: type[Named], key: str) -> Bilingual:
    """The name of a stored choice. Raises LookupError."""
    for choice in choices:
        if choice.key == key:
            return choice.title
    raise LookupError(f"“{key}” is none of {choices.__name__}")


def names(choices: type[Named], keys: Iterable[str]) -> dict[str, str]:
    """The names of some choices in the page's language, in the order in which they are declared."""
    wanted = set(keys)
    language = get_language() or ""
    return {each.key: each.title.in_language(language) for each in choices if each.key in wanted}
