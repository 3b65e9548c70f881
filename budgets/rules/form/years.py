"""The years that texts, notes and names name."""

import re
from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.official import subjects
from budgets.rules.comparing import lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.form.tables import official
from budgets.rules.snapshot import Snapshot, spot_of
from budgets.rules.wording import listed, part_name, row_name, section_name

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年")


def _side(years: list[int], lines: tuple[int, int]) -> Side:
    said = "、".join(map(str, years))
    return Side(Bilingual(said, ", ".join(map(str, years))), lines=(lines,))


def _years_of(text: str) -> list[int]:
    return sorted({int(year) for year in _YEAR.findall(text)})


def _sections(snapshot: Snapshot) -> Iterator[Comparison]:
    """The explanation speaks of the budget’s year and of the one before, to which it compares."""
    year = snapshot.disclosure.fiscal_year
    parts = snapshot.disclosure.layout.explanation_parts
    allowed = Bilingual(f"{year - 1}、{year}", f"{year - 1}, {year}")
    for section in snapshot.sections:
        years = _years_of(section.text_zh)
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
            if years := _years_of(note.zh):
                label = table.label
                name = Bilingual(f"{label.zh}附注的年份", f"The year of a note of {label.en}")
                key = f"t{table.number:02}.{line}"
                yield _is_of_year(key, name, years, (line, line), year)


def _costs(snapshot: Snapshot) -> Iterator[Comparison]:
    """Itemised costs that name a year are of the budget’s."""
    year = snapshot.disclosure.fiscal_year
    for grid, row in snapshot.rows(subjects.PROJECT_PERFORMANCE, subjects.COSTS):
        spot, years = spot_of(grid, row, "amount"), _years_of(row.line.name_zh)
        if spot and years:
            left = Side(row_name(row), figures=printed(spot).figures, lines=(spot.lines,))
            right = Side(Bilingual(str(year), str(year)))
            name = listed(part_name(grid), row_name(row))
            yield verdict(spot.cell.figure_id, name, left, right, holds=set(years) == {year})


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
    _rule(
        10,
        "支出明细所说的年份 = 预算年度",
        "An itemised cost that names a year names the budget’s",
        (subjects.PROJECT_PERFORMANCE,),
        _costs,
        severity=Severity.FORM,
    ),
)
