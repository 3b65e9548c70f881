"""Texts of the trail as pages show them: each in its own language, which a page must tell."""

import re
from dataclasses import dataclass
from itertools import takewhile

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from budgets.bilingual import Bilingual
from budgets.tokens import has_chinese

_WORD = re.compile(r"[A-Za-z0-9.,]+")
# So much of a text is shown in a list, and so much of what stays around a change in a long one.
SHORT = 400
AROUND = 24


@dataclass(frozen=True)
class Said:
    """A text; `language` is "" where it is the page's own."""

    text: str
    language: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def html(self) -> SafeString:
        if not self.language:
            return format_html("{}", self.text)
        return format_html('<span lang="{}">{}</span>', self.language, self.text)


def said(text: str, *, is_english: bool = False) -> Said:
    """A text of unknown language; `is_english` says that it was asked for in English."""
    if get_language() == "en":
        return Said(text, "zh-Hans" if has_chinese(text) else "")
    return Said(text, "en" if is_english and not has_chinese(text) else "")


def in_page(text: Bilingual) -> Said:
    """A text in the page's language; the Chinese where there is no English of it."""
    return said(text.in_language(get_language() or "") or text.zh)


def shortened(text: str, most: int = SHORT) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def changed_part(old: str, new: str) -> tuple[str, str, str, str]:
    """What differs between two long texts: what stands before, the old, the new, what follows.

    Numbers and Latin words are not cut.
    """
    start = _common(old, new)
    while _cuts(old, start) or _cuts(new, start):
        start -= 1
    end = _common(old[start:][::-1], new[start:][::-1])
    while _cuts(old, len(old) - end) or _cuts(new, len(new) - end):
        end -= 1
    before, after = old[:start], old[len(old) - end :]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND]}…"
    return before, old[start : len(old) - end], new[start : len(new) - end], after


def _cuts(text: str, place: int) -> bool:
    """Whether a number or a Latin word would be cut in two at a place."""
    return 0 < place < len(text) and bool(_WORD.fullmatch(text, place - 1, place + 1))


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))
