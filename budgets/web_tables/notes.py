"""What a reader must know of a table besides what it prints."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from budgets.grid import PartGrid, TableGrid
from budgets.grid_cells import Cell
from budgets.official.terms import BASIS_NAMES


def notes(grid: TableGrid, language: str) -> list[str]:
    """The notes of ours that a table needs, in the language spoken now."""
    found = []
    if any("█" in cell.zh for cell in _cells(grid)):
        found.append(
            _(
                "█: names and telephone numbers of staff are withheld; what the table is for "
                "does not need them."
            )
        )
    if any(column.merged for part in grid.parts for column in part.part.columns):
        found.append(
            _("Levels that the document prints once for several rows are repeated in each row.")
        )
    found += _ours(grid, language)
    for part in grid.parts:
        found += _bases(part, language)
    if language == "en" and any(cell.is_only_chinese for cell in _cells(grid)):
        found.append(_("Long texts without an English translation are shown in Chinese."))
    return found


def _cells(grid: TableGrid) -> Iterator[Cell]:
    for part in grid.parts:
        for row in part.rows:
            yield from row.cells


def _ours(grid: TableGrid, language: str) -> Iterator[str]:
    """The headings that are not printed; what is not an official table has none that are."""
    ours = {
        part.published.headings_of(part.part)[column.key].in_language(language): None
        for part in grid.parts
        for column in part.part.columns
        if column.is_ours
    }
    if not grid.published.number:
        yield _("The document prints no table of these numbers; its headings are ours.")
    elif ours:
        listed = _(", ").join(ours)
        yield _("Headings of ours, which the document does not print: %(headings)s.") % {
            "headings": listed
        }


def _bases(part: PartGrid, language: str) -> Iterator[str]:
    """What the values of earlier years in a part are."""
    year = part.published.disclosure.fiscal_year
    earlier = [column for column in part.part.columns if column.basis]
    for basis in dict.fromkeys(column.basis for column in earlier):
        if basis is None or part.part.title is None:
            continue
        years = [str(year + (column.year or 0)) for column in earlier if column.basis is basis]
        yield _("%(part)s, values of %(years)s: %(basis)s.") % {
            "part": part.part.title.in_language(language),
            "years": _(", ").join(years),
            "basis": BASIS_NAMES[basis].in_language(language),
        }
