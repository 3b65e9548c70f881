"""Filters that write published names and amounts in the page's language."""

from decimal import Decimal

from django import template
from django.urls import reverse
from django.utils.translation import get_language

from budgets import money
from budgets.bilingual import Bilingual
from budgets.models import Disclosure
from budgets.web_tables.rows import level_name

register = template.Library()


@register.simple_tag
def address(name: str, disclosure: Disclosure, *further: object) -> str:
    """The address of one of a disclosure's pages: {% address "table" disclosure 3 %}."""
    return reverse(name, args=[*disclosure.address, *further])


@register.filter
def in_language(text: Bilingual) -> str:
    """A bilingual text in the page's language."""
    return text.in_language(get_language() or "")


register.filter(level_name)


@register.filter
def in_words(amount: Decimal, unit: str) -> str:
    """An amount for a sentence: 1,571.31 万元; 15.71 million yuan (15,713,100)."""
    return money.in_words(amount, unit, get_language() or "")


@register.filter
def short_number(amount: Decimal, unit: str) -> str:
    """The number of a headline: 1,571.31; 15.71."""
    return money.headline(amount, unit, get_language() or "")[0]


@register.filter
def short_unit(amount: Decimal, unit: str) -> str:
    """What the number of a headline counts: 万元; million yuan."""
    return money.headline(amount, unit, get_language() or "")[1]


@register.filter
def in_yuan(amount: Decimal, unit: str) -> str:
    """All digits of an amount in yuan: 15,713,100."""
    return money.yuan_in_full(amount, unit)


@register.filter
def unit_name(unit: str) -> str:
    """The name of a unit of measure: 万元; 10,000 yuan (万元)."""
    return money.unit_name(unit).in_language(get_language() or "")
