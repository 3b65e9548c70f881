"""Marks beside figures: what differs, and what was amended."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from budgets.grid import TableGrid
from budgets.models import CheckRun, Disclosure, Figure
from budgets.rules.declarations import Outcome, Severity


@dataclass(frozen=True)
class Marks:
    """What figures differ in, and what they were amended to: nobody reads one of them unwarned.

    The differences are those of the last `run`, if there was one, or of that on an earlier
    revision. `found` has the id and the severity of the gravest difference of each figure,
    `amended` the text of the amended document and the address of the figure's page.
    """

    checks_page: str
    run: CheckRun | None
    found: Mapping[str, tuple[str, str]]
    amended: Mapping[str, tuple[str, str]]

    @classmethod
    def of(cls, disclosure: Disclosure, grid: TableGrid | None = None) -> "Marks":
        """The marks, in three queries; no difference where the disclosure was never checked.

        A page that shows no other figures than those of a grid at hand does without the third.
        """
        run = CheckRun.objects.latest_of(disclosure)
        marks = cls.of_run(run, reverse("checks", args=disclosure.address))
        amended = _amended(disclosure) if grid is None else _amended_in(grid)
        address_of = disclosure.figure_addresses()
        return replace(
            marks, amended={key: (text, address_of(key)) for key, text in amended.items()}
        )

    @classmethod
    def of_run(cls, run: CheckRun | None, checks_page: str) -> "Marks":
        """Those of a run, as links to a page, "" for the one that they stand on."""
        found: dict[str, tuple[str, str]] = {}
        if run:
            # What differs in form, such as a term that is not defined, casts no doubt on amounts.
            results = run.results.filter(outcome=Outcome.DIFFERS.key)
            results = results.exclude(severity=Severity.FORM.key)
            order = [severity.key for severity in Severity]
            rows = results.values_list("check_id", "severity", "figures")
            # The gravest first, so that rounding hides no other difference.
            for check_id, severity, figures in sorted(rows, key=lambda row: order.index(row[1])):
                # What has no figures, such as a goal, is known by its row, after which the check is
                # named.
                for figure_id in figures.split() or [check_id.partition("-")[2]]:
                    found.setdefault(figure_id, (check_id, severity))
        return cls(checks_page, run, found, {})

    def beside(self, figure_id: str) -> SafeString:
        """The marks of a figure, as links to the amendment and to what differs, if they are."""
        mark = SafeString("")
        if figure_id in self.amended:
            text, address = self.amended[figure_id]
            mark += format_html(
                ' <a class="eg" href="{}#amended">{} {}</a>', address, _("amended"), text
            )
        if figure_id in self.found:
            check_id, severity = self.found[figure_id]
            word = _("rounding") if severity == Severity.ROUNDING.key else _("differs")
            mark += format_html(
                ' <a class="mark" href="{}#c{}">{}</a>', self.checks_page, check_id, word
            )
        return mark


def _amended(disclosure: Disclosure) -> dict[str, str]:
    figures = Figure.objects.of(disclosure).amended().select_related("line_item__published_table")
    return {str(each.public_id): each.amended for each in figures}


def _amended_in(grid: TableGrid) -> dict[str, str]:
    cells = (cell for part in grid.parts for row in part.rows for cell in row.cells)
    return {cell.figure_id: cell.amended for cell in cells if cell.amended}
