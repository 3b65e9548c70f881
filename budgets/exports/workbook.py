"""The whole disclosure as one workbook: its tables and its text, in the order of the document."""

from collections.abc import Sequence
from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _
from xlsxwriter.workbook import Workbook

from budgets.bilingual import capitalised
from budgets.exports.publication import Publication
from budgets.exports.sheets import Styles, fit_height, laid_out, print_on_a4, write_cell
from budgets.exports.table_sheet import write_table
from budgets.grid import grids_of
from budgets.models import CheckRun, LineItem

_WIDTH_OF_TEXT = 74
# A line of a text sheet: the name of its style, and the text.
Line = tuple[str, str]


def write_workbook(of: Publication, language: str, out: BinaryIO) -> None:
    """Write the workbook in one language."""
    layout = of.disclosure.layout
    with translation.override(language), laid_out(out, of.made) as workbook:
        styles = Styles(workbook)
        _write_text(workbook, styles, _("About"), _about(of, language))
        overview = _sections(of, layout.overview_parts, language)
        _write_text(workbook, styles, _("The institution"), overview)
        tables = of.disclosure.tables.filter(number__gt=0)
        for grid in grids_of(tables, LineItem.objects.filter(published_table__in=tables)):
            grid.published.disclosure = of.disclosure
            name = capitalised(grid.published.label.in_language(language))
            write_table(workbook.add_worksheet(name), grid, styles, language)
        explanation = _sections(of, layout.explanation_parts, language)
        _write_text(workbook, styles, _("The budget explained"), explanation)
        _write_text(workbook, styles, _("Glossary"), _terms(of, language))


def _write_text(workbook: Workbook, styles: Styles, name: str, lines: Sequence[Line]) -> None:
    if not lines:
        return
    sheet = workbook.add_worksheet(name)
    sheet.set_column(0, 0, _WIDTH_OF_TEXT)
    for row, (style, text) in enumerate([("title", name), *lines]):
        write_cell(sheet, row, 0, text, style, styles)
        fit_height(sheet, row, [(text, _WIDTH_OF_TEXT * 0.85)])
    print_on_a4(sheet)


def _about(of: Publication, language: str) -> list[Line]:
    """What the workbook is of, and what it is not."""
    disclosure, document, revision = of.disclosure, of.disclosure.current_document(), of.revision
    publisher = disclosure.publisher.name.in_language(language)
    said = [
        _("%(publisher)s: budget %(year)s")
        % {"publisher": publisher, "year": disclosure.fiscal_year},
        _(
            "A transcription and check, not the statutory publication; the publisher’s original "
            "prevails. Amounts of the budget year are planned, never spent. The Chinese text is "
            "authoritative."
        ),
    ]
    if document:
        said.append(_("Document: %(title)s") % {"title": document.title.in_language(language)})
    if document and document.standing != document.Standing.PUBLISHED:
        said.append(_("The text held here is not a copy of the published document."))
    if revision:
        said.append(
            _("Revision %(number)s of the data, SHA-256 %(digest)s")
            % {"number": revision.number, "digest": revision.digest}
        )
    run = CheckRun.objects.latest_of(disclosure)
    if run:
        said.append(
            _("%(holds)s checks hold, %(differs)s differ, %(open)s cannot be made.")
            % {"holds": run.holds, "differs": run.differs, "open": run.not_checkable}
        )
    said.append(of.page("disclosure"))
    return [("heading", said[0]), *(("paragraph", text) for text in said[1:])]


def _sections(of: Publication, parts: Sequence[str], language: str) -> list[Line]:
    lines: list[Line] = []
    for section in of.disclosure.text_sections.of_parts(parts).order_by("order"):
        lines.append(("heading", section.name.in_language(language)))
        text = section.text_en if language == "en" and section.text_en else section.text_zh
        lines += [("paragraph", paragraph) for paragraph in text.split("\n") if paragraph]
    return lines


def _terms(of: Publication, language: str) -> list[Line]:
    lines: list[Line] = []
    for term in of.disclosure.glossary_terms.order_by("order"):
        name = term.name.in_language(language)
        lines.append(("heading", f"{term.number} {name}"))
        lines.append(("paragraph", term.definition.in_language(language)))
    return lines
