"""Texts as HTML, with what is looked for in <mark>."""

from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from budgets.tokens import Query

# How much of a long text stands before and after the first match: a Chinese character says more
# than a letter.
AROUND_CHINESE, AROUND_ENGLISH = (30, 90), (80, 240)


@dataclass(frozen=True)
class Marked:
    """A text with its matches, and the tag of the language that it is in, if not the page's."""

    html: SafeString
    language: str = ""


def marked(query: Query, text: str, language: str = "") -> Marked:
    return Marked(highlighted(query, text), language)


def marked_around(query: Query, text: str, language: str = "") -> Marked:
    """The stretch of a text around its first match; there must be one."""
    is_english = (language or get_language()) == "en"
    before, after = AROUND_ENGLISH if is_english else AROUND_CHINESE
    start, end = query.spans(text)[0]
    first, last = max(0, start - before), min(len(text), max(end, start + after))
    if is_english:
        # Words stay whole.
        first = text.rfind(" ", 0, first) + 1 if first else 0
        space = text.find(" ", last)
        last = len(text) if space < 0 else space
    body = highlighted(query, text, first, last)
    left, right = ("…" if first else ""), ("…" if last < len(text) else "")
    return Marked(mark_safe(f"{left}{body}{right}"), language)  # noqa: S308 it is escaped


def highlighted(query: Query, text: str, first: int = 0, last: int | None = None) -> SafeString:
    """A text, or a stretch of it, as HTML."""
    last = len(text) if last is None else last
    pieces, at = [], first
    for start, end in query.spans(text):
        if first <= start and end <= last:
            pieces += [escape(text[at:start]), "<mark>", escape(text[start:end]), "</mark>"]
            at = end
    return mark_safe("".join([*pieces, escape(text[at:last])]))  # noqa: S308 all of it is escaped
