"""Whether every number of the text is bound to a figure, where it stands."""

import re
from collections.abc import Iterable, Iterator

from budgets import money
from budgets.imports.fixture_lines import FixtureLine, Problem
from budgets.models.texts import places_of

# A number that counts something; years, dates, places in lists and bounds are none: 100万元以上.
_UNITS = "|".join(sorted(money.UNIT_NAMES, key=len, reverse=True))
_NUMBER = re.compile(rf"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)\s*({_UNITS})(?!(?:（含）)?以[上下内])")


def numbers_in(text: str) -> dict[int, tuple[str, str]]:
    """The numbers of a text and their units, by the character from which they stand."""
    return {found.start(): (found[1], found[2]) for found in _NUMBER.finditer(text)}


def mention_faults(
    sections: Iterable[FixtureLine], mentions: Iterable[FixtureLine]
) -> Iterator[Problem]:
    """Numbers of the sections that no mention is about, and mentions that are about none.

    The English of a section must have the same numbers in the same order.
    """
    by_section: dict[object, dict[int, FixtureLine]] = {}
    for mention in mentions:
        by_section.setdefault(mention.refers_to("section"), {})[mention.fields["start"]] = mention
    for section in sections:
        ours = by_section.get(section.key, {})
        printed = numbers_in(section.fields["text_zh"])
        for start, (number, unit) in printed.items():
            if start not in ours:
                yield section.problem(f"no mention is about “{number} {unit}” at {start}")
        for start, mention in ours.items():
            said = (mention.fields["printed"], mention.fields["unit"])
            if printed.get(start) != said:
                yield mention.problem(f"“{said[0]} {said[1]}” does not stand at {start}")
        numbers = [number for number, _unit in printed.values()]
        if places_of(section.fields["text_en"], numbers) is None:
            yield section.problem("“text_en” lacks numbers of “text_zh”, or has another order")
