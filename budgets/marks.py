"""Marks beside figures: what differs, and what was amended."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from budgets.grid import TableGrid
from budgets.models import CheckResult, CheckRun, Disclosure, Figure
from budgets.rules.declarations import Outcome, Severity

_RESULT = ("check_id", "severity", "figures")


@dataclass(frozen=True)
class Checked:
    """What the last run found about one table: its differences, in the columns of _RESULT.

    `counts` are of the checks in which the table takes part, by outcome.
    """

    run: CheckRun | None
    differing: Sequence[tuple[str, str, str]]
    counts: Mapping[str, int]

    @classmethod
    def of(cls, grid: TableGrid) -> "Checked":
        """In two queries."""
        run = CheckRun.objects.latest_of(grid.published.disclosure)
        results = run.results if run else CheckResult.objects.none()
        about = results.counted().about_table(grid.published.figure_prefix)
        rows = list(about.values_list("outcome", *_RESULT))
        differing = [row[1:] for row in rows if row[0] == Outcome.DIFFERS.key]
        return cls(run, differing, Counter(row[0] for row in rows))


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
    def of(cls, disclosure: Disclosure) -> "Marks":
        """The marks, in three queries; no difference where the disclosure was never checked."""
        run = CheckRun.objects.latest_of(disclosure)
        marks = cls.of_run(run, disclosure.page("checks"))
        return replace(marks, amended=_with_addresses(disclosure, _amended(disclosure)))

    @classmethod
    def of_table(cls, grid: TableGrid, checked: Checked) -> "Marks":
        """Those of one table, whose figures are at hand."""
        disclosure = grid.published.disclosure
        return cls(
            disclosure.page("checks"),
            checked.run,
            _gravest(checked.differing),
            _with_addresses(disclosure, _amended_in(grid)),
        )

    @classmethod
    def of_run(cls, run: CheckRun | None, checks_page: str) -> "Marks":
        """Those of a run, as links to a page, "" for the one that they stand on."""
        results = run.results if run else CheckResult.objects.none()
        differing = results.filter(outcome=Outcome.DIFFERS.key)
        return cls(checks_page, run, _gravest(differing.values_list(*_RESULT)), {})

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


def _gravest(differing: Iterable[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """The gravest of some differences, each in the columns of _RESULT, by figure."""
    # What differs in form, such as a term that is not defined, casts no doubt on amounts.
    of_amounts = [row for row in differing if row[1] != Severity.FORM.key]
    order = [severity.key for severity in Severity]
    found: dict[str, tuple[str, str]] = {}
    # The gravest first, so that rounding hides no other difference.
    for check_id, severity, figures in sorted(of_amounts, key=lambda row: order.index(row[1])):
        # What has no figures, such as a goal, is known by its row, after which the check is named.
        for figure_id in figures.split() or [check_id.partition("-")[2]]:
            found.setdefault(figure_id, (check_id, severity))
    return found


def _with_addresses(
    disclosure: Disclosure, amended: Mapping[str, str]
) -> dict[str, tuple[str, str]]:
    address_of = disclosure.figure_addresses()
    return {figure_id: (text, address_of(figure_id)) for figure_id, text in amended.items()}


def _amended(disclosure: Disclosure) -> dict[str, str]:
    figures = Figure.objects.of(disclosure).amended().select_related("line_item__published_table")
    return {str(each.public_id): each.amended for each in figures}


def _amended_in(grid: TableGrid) -> dict[str, str]:
    cells = (cell for part in grid.parts for row in part.rows for cell in row.cells)
    return {cell.figure_id: cell.amended for cell in cells if cell.amended}
