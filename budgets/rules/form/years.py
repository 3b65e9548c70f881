"""The years that texts, notes and names name."""

import re
from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.rules.comparing import lines_of, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.form.tables import official
from budgets.rules.snapshot import Snapshot
from budgets.rules.wording import listed, section_name

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")
# Titles of other documents, and spans of several years, name years of their own.
_NOT_OF_THE_BUDGET = re.compile(
    r"《[^》]{0,200}》|〔\d{4}〕|\d{4}(?:\s*年)?\s*[—–至-]\s*\d{4}\s*年"
)


def _side(years: list[int], lines: tuple[int, int]) -> Side:
    said = "、".join(map(str, years))
    return Side(Bilingual(said, ", ".join(map(str, years))), lines=(lines,))


def years_of(text: str) -> list[int]:
    """The years that a text names of itself, each once."""
    return sorted({int(year) for year in _YEAR.findall(_NOT_OF_THE_BUDGET.sub("", text))})


def _sections(snapshot: Snapshot) -> Iterator[Comparison]:
    """The explanation speaks of the budget’s year and of the one before, to which it compares."""
    year = snapshot.disclosure.fiscal_year
    parts = snapshot.disclosure.layout.explanation_parts
    allowed = Bilingual(f"{year - 1}、{year}", f"{year - 1}, {year}")
    for section in snapshot.sections:
        years = years_of(section.text_zh)
        if years and section.number.partition(".")[0] in parts:
            holds = set(years) <= {year - 1, year}
            left = _side(years, lines_of(section))
            name = listed(section_name(section), Bilingual("所说的年份", "the years it names"))
            yield verdict(f"s{section.number}", name, left, Side(allowed), holds=holds)


def _notes(snapshot: Snapshot) -> Iterator[Comparison]:
    year = snapshot.disclosure.fiscal_year
    for grid in official(snapshot):
        table = grid.published
        for note, line in table.printed_notes:
            if years := years_of(note.zh):
                label = table.label
                name = Bilingual(f"{label.zh}附注的年份", f"The year of a note of {label.en}")
                key = f"t{table.number:02}.{line}"
                yield _is_of_year(key, name, years, (line, line), year)


def _is_of_year(
    key: str, name: Bilingual, years: list[int], lines: tuple[int, int], year: int
) -> Comparison:
    right = Side(Bilingual(str(year), str(year)))
    return verdict(key, name, _side(years, lines), right, holds=set(years) == {year})


_rule = Family.FORM.rule

RULES = (
    _rule(
        8,
        "说明所说的年份是预算年度或其上一年",
        "The explanation names the budget’s year and the one before, and no other",
        (),
        _sections,
        severity=Severity.FORM,
    ),
    _rule(
        9,
        "附注的年份 = 预算年度",
        "A note that names a year names the budget’s",
        (),
        _notes,
        severity=Severity.FORM,
    ),
)
