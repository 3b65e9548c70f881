"""Texts as a search compares them: their letters, of one width and case, and the tokens of these.

Chinese has no spaces between its words, and the commonest query is of two characters. So every
character is a token, and every pair of neighbours; Latin words, numbers and codes are tokens whole.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from budgets.money import YUAN_PER_UNIT

# How much of a query counts; nobody types more, and each character costs a comparison.
LONGEST_QUERY = 100
# PostgreSQL holds lexemes of up to 2 KB; no word or code comes near this.
LONGEST_WORD = 60

_HAN = "〇々㐀-䶿一-鿿\U00020000-\U0003ffff"
# What vanishes: commas that group digits, and spaces beside Chinese, which conversions set freely.
_JOINT = (
    r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))"
    rf"|(?<=[{_HAN}]) +(?=[^ |,.])| +(?=[{_HAN}])"
)
_GAP = r"(?:[ |,]|(?<![0-9])\.|\.(?![0-9]))+"
_BETWEEN = re.compile(rf"({_JOINT})|{_GAP}")
_RUN = re.compile(rf"[{_HAN}]+|[^ {_HAN}]+")
_IS_HAN = re.compile(rf"[{_HAN}]")
# The unit behind a number, as documents and our English pages write it.
_UNIT = re.compile(
    rf"(?<=[0-9]) *(?:(?:{'|'.join(YUAN_PER_UNIT)})(?![{_HAN}])"
    r"|(?:[mb]illion +)?yuan\b|[mb]illion\b)"
)


@cache
def _folded(character: str) -> str:
    """A character of one width and case: Ｗ is w. Spaces, points and commas stay, others are |."""
    found = []
    for each in unicodedata.normalize("NFKC", character).casefold():
        category = unicodedata.category(each)[0]
        if category in "LN" or each in ".,":
            found.append(each)
        elif category != "M":  # An accent set apart from its letter counts for nothing.
            found.append(" " if each.isspace() else "|")
    return "".join(found)


def letters(text: str) -> str:
    """The letters of a text, and between them a space at most.

    "1,571.31 万元（含）" gives "1571.31万元 含".
    """
    raw = "".join(map(_folded, text))
    return _BETWEEN.sub(lambda found: "" if found[1] is not None else " ", raw).strip()


def has_chinese(text: str) -> bool:
    """Whether there is any Chinese character in a text."""
    return bool(_IS_HAN.search(text))


def tokens(text: str) -> list[str]:
    """The tokens of a text, each once: 党, 党建, 建, wifi, 1571.31; of plurals the singular too."""
    found: dict[str, None] = {}
    for run in _RUN.findall(letters(text)):
        if _IS_HAN.match(run):
            found |= dict.fromkeys(run) | dict.fromkeys(_pairs(run))
        else:
            found |= {run[:LONGEST_WORD]: None, singular(run)[:LONGEST_WORD]: None}
    return list(found)


def singular(word: str) -> str:
    """An English word without the ending of the plural, if it seems to have one."""
    if not (word.isascii() and word.isalpha() and len(word) > 3 and word.endswith("s")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word if word.endswith(("ss", "us", "is")) else word[:-1]


def _pairs(run: str) -> list[str]:
    return [run[place : place + 2] for place in range(len(run) - 1)]


@dataclass(frozen=True)
class Wanted:
    """A token that must be there, or, with `begins`, one that begins so: 20103 finds 2010350."""

    token: str
    begins: bool


@dataclass(frozen=True)
class Query:
    """What somebody looks for; `terms` must all be there, each in one piece."""

    text: str

    @property
    def is_cut(self) -> bool:
        """Whether there is more of it than counts."""
        return len(self.text) > LONGEST_QUERY

    @cached_property
    def letters(self) -> str:
        """All of it as one text, which a title may begin with, or be."""
        return letters(self.text[:LONGEST_QUERY])

    @cached_property
    def terms(self) -> tuple[str, ...]:
        """The letters between its spaces and signs, each once; an amount without its unit."""
        folded = "".join(map(_folded, self.text[:LONGEST_QUERY]))
        words = _UNIT.sub(" ", folded).split()
        return tuple(dict.fromkeys(term for word in words for term in letters(word).split()))

    @property
    def wanted(self) -> list[Wanted]:
        """The tokens of all terms."""
        found: dict[Wanted, None] = {}
        for run in (run for term in self.terms for run in _RUN.findall(term)):
            if _IS_HAN.match(run):
                found |= {Wanted(token, False): None for token in _pairs(run) or [run]}
            else:
                # A single letter begins too many words.
                found[Wanted(singular(run)[:LONGEST_WORD], len(run) > 1)] = None
        return list(found)

    @property
    def pieces(self) -> list[str]:
        """The terms of several tokens, which a text may hold without holding the term."""
        return [term for term in self.terms if len(Query(term).wanted) > 1]

    def spans(self, text: str) -> list[tuple[int, int]]:
        """From where to where the terms stand in a text, in order, none overlapping another."""
        at = _Places.of(text)
        found = sorted(span for term in self.terms for span in at.spans(term))
        joined: list[tuple[int, int]] = []
        for start, end in found:
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def terms_in(self, text: str) -> set[str]:
        """Which of the terms a text holds."""
        at = _Places.of(text)
        return {term for term in self.terms if at.spans(term)}


@dataclass(frozen=True)
class _Places:
    """The letters of a text, and the place in it that each is from."""

    letters: str
    places: list[int]

    @classmethod
    def of(cls, text: str) -> "_Places":
        pieces = [_folded(character) for character in text]
        raw = "".join(pieces)
        origins = [place for place, piece in enumerate(pieces) for _each in piece]
        kept, places, last = [], [], 0
        for between in _BETWEEN.finditer(raw):
            kept.append(raw[last : between.start()])
            places += origins[last : between.start()]
            if between[1] is None:
                kept.append(" ")
                places.append(origins[between.start()])
            last = between.end()
        return cls("".join([*kept, raw[last:]]), [*places, *origins[last:]])

    def spans(self, term: str) -> list[tuple[int, int]]:
        """Where a term stands in the text; a word where a word begins like it."""
        if _IS_HAN.search(term):
            found = [each.span() for each in re.finditer(re.escape(term), self.letters)]
        else:
            found = [
                (run.start(), run.start() + _alike(term, run[0]))
                for run in _RUN.finditer(self.letters)
                if _begins(run[0], term)
            ]
        return [(self.places[start], self.places[end - 1] + 1) for start, end in found]


def _begins(word: str, term: str) -> bool:
    """Whether a word of a text is, or begins with, one that is looked for."""
    if len(term) == 1:
        return word == term
    sought = singular(term)
    return word.startswith(sought) or singular(word).startswith(sought)


def _alike(one: str, other: str) -> int:
    """How many letters two words have in common from the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))
