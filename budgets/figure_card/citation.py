"""How to cite a figure."""

from django.utils import timezone
from django.utils.translation import gettext as _

from budgets import money
from budgets.figure_card.card import FigureCard
from budgets.models import Revision, SourceDocument


def citation(
    card: FigureCard,
    document: SourceDocument | None,
    revision: Revision | None,
    address: str,
    language: str,
) -> str:
    """How to cite a figure: where it is printed, what it says, and where it stands here."""
    published = card.grid.published
    places = {
        "publisher": published.disclosure.publisher.name.in_language(language),
        "year": published.disclosure.fiscal_year,
        "document": _document(document, language),
        "table": published.label.in_language(language),
        "title": published.title.in_language(language),
        "row": _row(card, language),
        "column": card.heading.in_language(language),
        "said": _said(card, language),
        "version": _version(revision),
        "address": address,
    }
    return (
        _(
            "%(publisher)s, budget %(year)s (%(document)s), %(table)s "
            "“%(title)s”, %(row)s, %(column)s: %(said)s. "
            "HSBD transcription, %(version)s, %(address)s"
        )
        % places
    )


def _document(document: SourceDocument | None, language: str) -> str:
    if document is None:
        return _("document not held")
    standings = {
        SourceDocument.Standing.WORKING_COPY: _("working copy"),
        SourceDocument.Standing.GENERATED: _("made up"),
    }
    title = document.title.in_language(language)
    standing = standings.get(SourceDocument.Standing(document.standing), "")
    return _(", ").join(filter(None, (title, document.dated, standing)))


def _row(card: FigureCard, language: str) -> str:
    line = card.row.line
    name = f"{line.code_printed} {line.name.in_language(language)}".strip()
    goal = f"{line.goal.name.in_language(language)}{_(': ')}" if line.goal else ""
    return f"{goal}{name}" or _("a row without a name")


def _said(card: FigureCard, language: str) -> str:
    said = _value(card, language)
    if card.row.line.withdrawn:
        return _("a row that was withdrawn, and said %(value)s") % {"value": said}
    return said


def _value(card: FigureCard, language: str) -> str:
    if card.cell.amount is None:
        return card.cell.text(language) or _("blank")
    words = {
        "amount": money.in_words(card.cell.amount, card.unit, language),
        "printed": card.cell.zh,
        "unit": money.unit_name(card.unit).in_language(language),
    }
    if card.is_planned_money:
        return _("%(amount)s planned (printed “%(printed)s”, unit: %(unit)s)") % words
    return _("%(amount)s (printed “%(printed)s”, unit: %(unit)s)") % words


def _version(revision: Revision | None) -> str:
    if revision is None:
        return _("revision not recorded")
    date = timezone.localdate(revision.at).isoformat()
    return _("revision %(number)s (%(date)s)") % {"number": revision.number, "date": date}
