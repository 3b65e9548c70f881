"""A text in the two languages of the site."""

import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in simplified Chinese, which is authoritative, and in English.

    `origin` names the publication that the English was taken from;
    an empty one means that the English is this site's own.
    """

    zh: str
    en: str
    origin: str = ""

    def in_language(self, language: str) -> str:
        """The English for "en", the Chinese for everything else."""
        return self.en if language == "en" else self.zh


def capitalised(text: str) -> str:
    """A text as it begins a line: Table 3."""
    return text[:1].upper() + text[1:]


def closed_up(text: str) -> str:
    """A text without spaces: documents set some for looks, and conversions where a line ended."""
    return "".join(text.split())


def letters(text: str) -> str:
    """A text by its letters: closed up, and with punctuation of one width.

    Conversions mix （）with (), and ， with a comma: which of them stands there tells nothing.
    """
    return closed_up(unicodedata.normalize("NFKC", text))
