"""One figure with all that is needed to trust, check and cite it."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from budgets import money, source_copy
from budgets.bilingual import Bilingual
from budgets.grid import Cell, PartGrid, Row, grids_of
from budgets.models import Disclosure, Figure, LineItem, Revision, SourceDocument
from budgets.source_copy import SourceCopy

# How many lines of the document are shown before and after those of a figure.
CONTEXT = 3


@dataclass(frozen=True)
class ExcerptLine:
    """A line of the document; `is_cited` where the figure's row stands, `marked` its own cell."""

    number: int
    cells: list[str]
    is_cited: bool
    marked: int | None


@dataclass(frozen=True)
class FigureCard:
    """A figure in its row and table; without an `excerpt`, `no_excerpt` says why there is none."""

    figure: Figure
    grid: PartGrid
    row: Row
    cell: Cell
    excerpt: list[ExcerptLine]
    no_excerpt: str

    @property
    def name(self) -> Bilingual:
        """The name of the row and the headings of the column: 事业运行：基本支出."""
        row, column = self.row.line.name, self.heading
        if not row.zh:
            return column
        return Bilingual(f"{row.zh}：{column.zh}", f"{row.en}: {column.en}")

    @property
    def heading(self) -> Bilingual:
        return self.grid.published.full_heading(self.cell.column)

    @property
    def beside(self) -> list[tuple[Cell, Bilingual]]:
        """The other figures of the row, each with the headings of its column."""
        return [
            (cell, self.grid.published.full_heading(cell.column))
            for cell in self.row.cells
            if cell.figure_id and cell != self.cell
        ]

    @property
    def is_additive(self) -> bool:
        return self.row.is_additive(self.cell.column)


def figure_card(
    disclosure: Disclosure, figure: Figure, document: SourceDocument | None
) -> FigureCard:
    """The card of a figure, whose line item and table are loaded with it."""
    line, table = figure.line_item, figure.line_item.published_table
    table.disclosure = disclosure
    grids = grids_of([table], LineItem.objects.filter(pk=line.pk))
    part = next(part for part in grids[0].parts if part.part.key == line.part)
    row = part.rows[0]
    cell = row.cell(figure.column)
    if cell is None:
        raise LookupError(f"table {table.number} declares no column {figure.column}")
    excerpt, reason = [], ""
    try:
        excerpt = _excerpt(figure, part, cell, document)
    except source_copy.NoSourceCopy as error:
        reason = str(error.explanation)
    return FigureCard(figure, part, row, cell, excerpt, reason)


def citation(
    card: FigureCard,
    document: SourceDocument | None,
    revision: Revision | None,
    address: str,
    language: str,
) -> str:
    """How to cite a figure: where it is printed, what it says, and where it stands here."""
    published, line = card.grid.published, card.row.line
    places = {
        "publisher": published.disclosure.publisher.name.in_language(language),
        "year": published.disclosure.fiscal_year,
        "document": _document(document, language),
        "number": published.number,
        "title": published.title.in_language(language),
        "row": f"{line.code_printed} {line.name.in_language(language)}".strip()
        or _("a row without a name"),
        "column": card.heading.in_language(language),
        "said": _said(card, language),
        "version": _version(revision),
        "address": address,
    }
    return (
        _(
            "%(publisher)s, departmental budget %(year)s (%(document)s), table %(number)s "
            "“%(title)s”, %(row)s, %(column)s: %(said)s. "
            "HSBD transcription, %(version)s, %(address)s"
        )
        % places
    )


def _document(document: SourceDocument | None, language: str) -> str:
    if document is None:
        return _("document not held")
    title = document.title.in_language(language)
    return _("%(title)s, %(date)s") % {"title": title, "date": document.dated}


def _said(card: FigureCard, language: str) -> str:
    if card.cell.amount is None:
        return card.cell.zh or _("blank")
    unit = card.grid.published.unit
    return _("%(amount)s planned (printed “%(printed)s”, unit: %(unit)s)") % {
        "amount": money.in_words(card.cell.amount, unit, language),
        "printed": card.cell.zh,
        "unit": money.unit_name(unit).in_language(language),
    }


def _version(revision: Revision | None) -> str:
    if revision is None:
        return _("revision not recorded")
    date = timezone.localdate(revision.at).isoformat()
    return _("revision %(number)s (%(date)s)") % {"number": revision.number, "date": date}


def _excerpt(
    figure: Figure, part: PartGrid, cell: Cell, document: SourceDocument | None
) -> list[ExcerptLine]:
    if document is None:
        raise source_copy.SourceCopyMissing
    copy = source_copy.held(document.copy, document.sha256)
    line, table = figure.line_item, part.published
    place = table.official.first_cell(part.part) + part.part.columns.index(cell.column)
    first = max(table.first_line, line.line_from - CONTEXT)
    last = min(table.last_line, line.line_to + CONTEXT)

    def excerpt_line(number: int) -> ExcerptLine:
        cited = line.line_from <= number <= line.line_to
        marked = _marked(copy, number, place, figure.printed) if cited else None
        return ExcerptLine(number, copy.cells(number), cited, marked)

    return [excerpt_line(number) for number in range(first, last + 1)]


def _marked(copy: SourceCopy, number: int, place: int, printed: str) -> int | None:
    """The cell of a line that prints the figure: at its column's place, or the only one to do so.

    The conversion shifted some rows; a cell that cannot be told apart is not marked at all.
    """
    cells = copy.cells(number)
    if place < len(cells) and cells[place] == printed:
        return place
    same = [i for i, text in enumerate(cells) if text == printed]
    return same[0] if printed and len(same) == 1 else None
