"""The form 勾稽关系核对表 as a workbook: every check as one row, to be printed on A4."""

from typing import BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _

from budgets.exports.lists.checks import side_of
from budgets.exports.publication import Publication
from budgets.exports.sheets import Styles, fit_height, laid_out, print_on_a4, write_cell, write_line
from budgets.findings import Finding, findings
from budgets.models import CheckResult, CheckRun
from budgets.money import is_money, plain_decimal, unit_name

_WIDTHS = (6, 7, 8, 44, 18, 18, 14, 8, 12, 30)


def write_check_sheet(of: Publication, language: str, out: BinaryIO) -> None:
    """Write the form of the last run in one language. There must have been one."""
    run = CheckRun.objects.latest_of(of.disclosure)
    if run is None:
        raise LookupError(f"{of.disclosure} was never checked")
    publisher = of.disclosure.publisher.name
    with translation.override(language), laid_out(out, of.made) as workbook:
        styles, sheet = Styles(workbook), workbook.add_worksheet(_("Check sheet"))
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        name = f"{publisher.in_language(language)} {of.disclosure.fiscal_year}"
        write_line(sheet, 0, len(_WIDTHS), f"{_('Check sheet')} {name}", styles.title)
        counts = _("%(holds)s checks hold, %(differs)s differ, %(open)s cannot be made.") % {
            "holds": run.holds,
            "differs": run.differs,
            "open": run.not_checkable,
        }
        made = _("Revision %(number)s of the data, rules %(release)s.") % {
            "number": run.revision.number,
            "release": run.release,
        }
        write_line(sheet, 1, len(_WIDTHS), f"{counts} {made}", styles.note)
        for place, heading in enumerate(_headings()):
            sheet.write_string(2, place, heading, styles.head)
        sheet.repeat_rows(2)
        results = run.results.counted().order_by("order")
        for row, finding in enumerate(findings(results, of.disclosure), start=3):
            cells = _cells(finding, language)
            for place, (style, text) in enumerate(cells):
                write_cell(sheet, row, place, text, style, styles)
            texts = zip((text for _style, text in cells), _WIDTHS, strict=True)
            fit_height(sheet, row, texts)
        print_on_a4(sheet, landscape=True)


def _headings() -> list[str]:
    return [
        *(_("No."), _("Rule"), _("Scope"), _("Formula"), _("Left"), _("Right")),
        *(_("Difference"), _("Unit"), _("Outcome"), _("Reason")),
    ]


def _cells(finding: Finding, language: str) -> list[tuple[str, str]]:
    """The cells of a row with their styles: sides that are amounts as numbers of one unit."""
    result = finding.result
    is_amount = result.difference is not None
    sides = (
        [side_of(result, result.left), side_of(result, result.right)]
        if is_amount
        else [finding.left.said, finding.right.said]
    )
    difference = "" if result.difference is None else f"{plain_decimal(result.difference):f}"
    return [
        ("text", str(result.order)),
        ("text", result.rule),
        ("text", _("between") if result.is_between_tables else _("within")),
        ("text", result.statement.in_language(language)),
        # A side may say that there is no such row.
        *(
            (_style(result) if is_amount and stored["amount"] is not None else "value", side)
            for stored, side in zip((result.left, result.right), sides, strict=True)
        ),
        (_style(result), difference),
        ("text", unit_name(result.unit).in_language(language) if is_amount else ""),
        ("text", finding.outcome),
        ("text", result.reason.in_language(language)),
    ]


def _style(result: CheckResult) -> str:
    """Amounts of money and shares have two decimals, numbers of persons and the like have none."""
    return "amount" if is_money(result.unit) or result.unit == "%" else "count"
