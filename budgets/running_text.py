"""The document's sections as paragraphs in which every number leads to its figure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from budgets import money
from budgets.bilingual import Bilingual
from budgets.models import Disclosure, Mention, TextSection
from budgets.models.texts import places_of


@dataclass(frozen=True)
class Span:
    """A stretch of text; a number that is bound to a figure has the figure's address.

    Where a table prints the same number in another unit, `table_unit` is that one.
    """

    text: str
    address: str = ""
    figure_id: str = ""
    table_unit: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in the page's language, as spans, and in both."""

    spans: list[Span]
    text: Bilingual


def paragraphs(
    disclosure: Disclosure, section: TextSection, mentions: Iterable[Mention], language: str
) -> list[Paragraph]:
    """The paragraphs of a section. `mentions` are the section's, in the order of the text."""
    mentions = list(mentions)
    address_of = disclosure.figure_addresses()
    text = section.text_en if language == "en" else section.text_zh
    starts: list[int] | None = [mention.start for mention in mentions]
    if language == "en":
        starts = places_of(text, [mention.printed for mention in mentions])
    linked = [
        (
            start,
            Span(
                mention.printed,
                address_of(mention.figure.public_id),
                str(mention.figure.public_id),
                _other_unit(disclosure, mention),
            ),
        )
        for start, mention in zip(starts or (), mentions, strict=False)
    ]
    made = []
    begin = 0
    both = zip(section.text_zh.split("\n"), section.text_en.split("\n"), strict=True)
    for own, (zh, en) in zip(text.split("\n"), both, strict=True):
        if own:
            made.append(Paragraph(list(_spans(own, begin, linked)), Bilingual(zh, en)))
        begin += len(own) + 1
    return made


def _other_unit(disclosure: Disclosure, mention: Mention) -> str:
    """The unit of the figure that a mention repeats, if only its number is the one in the text.

    A number that differs as the units do, or is 0, contradicts nothing.
    """
    figure = mention.figure
    if not figure.amount or figure.amount != money.amount_of(mention.printed):
        return ""
    table = figure.line_item.published_table
    table.disclosure = disclosure
    part = table.official.part(figure.line_item.part)
    column = part.column(figure.column) if part else None
    unit = table.unit_of(column) if column else table.unit
    return "" if unit == mention.unit else unit


def _spans(text: str, begin: int, linked: list[tuple[int, Span]]) -> Iterator[Span]:
    """The spans of one paragraph, which begins at the character `begin` of its section."""
    done = 0
    for start, number in linked:
        place = start - begin
        if 0 <= place < len(text):
            yield Span(text[done:place])
            yield number
            done = place + len(number.text)
    yield Span(text[done:])
