"""The cells of printed rows, as pages and files take them, read from where they are stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from budgets.bilingual import Bilingual
from budgets.models import Figure, Horizon, IndicatorValue, LineItem, TextCell
from budgets.official.declarations import Column
from budgets.official.kinds import Kind
from budgets.targets import Meaning

AnyCell = TypeVar("AnyCell", Figure, TextCell, IndicatorValue)

HORIZONS = {
    Horizon.LONGTERM: Bilingual("长期", "long-term"),
    Horizon.ANNUAL: Bilingual("年度", "annual"),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell as printed. Figures and indicators' values have ids, blank ones too.

    Only a figure has an amount, only an indicator's value a meaning. `is_corrected` says that a
    correction has changed it, or put beside it what is `amended`.
    """

    column: Column
    zh: str
    en: str
    figure_id: str = ""
    amount: Decimal | None = None
    amended: str = ""
    meaning: Meaning | None = None
    is_corrected: bool = False

    def text(self, language: str) -> str:
        """The text in a language; Chinese where there is no English of it."""
        return self.en if language == "en" and self.en else self.zh

    @property
    def is_only_chinese(self) -> bool:
        """Whether a text has no English, which a page must say."""
        return self.column.kind is Kind.TEXT and bool(self.zh) and not self.en


@dataclass(frozen=True, slots=True)
class StoredCells:
    """The stored cells of some rows, by the row's key and the column."""

    figures: dict[int, dict[str, Figure]]
    texts: dict[int, dict[str, TextCell]]
    values: dict[int, dict[str, IndicatorValue]]

    @classmethod
    def of(cls, lines: Sequence[LineItem], *, with_texts: bool = True) -> "StoredCells":
        """The cells of the given rows, in a query for each kind; of values where rows have goals.

        Texts are left out where no column can have any.
        """
        keys = [line.pk for line in lines]
        of_goals = [line.pk for line in lines if line.goal_id]
        # In no order, since they are found by their rows; nothing is asked where nothing can be.
        return cls.made_of(
            Figure.objects.filter(line_item__in=keys).order_by(),
            TextCell.objects.filter(line_item__in=keys).order_by() if with_texts else (),
            IndicatorValue.objects.filter(line_item__in=of_goals).order_by() if of_goals else (),
        )

    @classmethod
    def made_of(
        cls,
        figures: Iterable[Figure],
        texts: Iterable[TextCell],
        values: Iterable[IndicatorValue],
    ) -> "StoredCells":
        """The given cells."""
        return cls(_by_line(figures), _by_line(texts), _by_line(values))

    def cell(self, line: LineItem, column: Column) -> Cell:
        """The cell of a row in a column; blank where nothing is stored for it."""
        if column.kind.is_amount:
            return self._figure(line, column)
        if column.kind is Kind.VALUE:
            return self._value(line, column)
        if column.kind is Kind.TEXT:
            found = self.texts[line.pk].get(column.key)
            return Cell(column, found.text_zh, found.text_en) if found else Cell(column, "", "")
        text = _own(line, column.kind)
        return Cell(column, text.zh, text.en)

    def _figure(self, line: LineItem, column: Column) -> Cell:
        figure = self.figures[line.pk].get(column.key)
        if figure is None:
            return Cell(column, "", "")
        printed, number = figure.printed, str(line.figure_id(column.key))
        corrected = figure.correction_id is not None
        return Cell(column, printed, printed, number, figure.value, figure.amended, None, corrected)

    def _value(self, line: LineItem, column: Column) -> Cell:
        value = self.values[line.pk].get(column.key)
        if value is None:
            return Cell(column, "", "")
        text, number = value.text, str(line.figure_id(column.key))
        corrected = value.correction_id is not None
        return Cell(column, text.zh, text.en, number, meaning=value.meaning, is_corrected=corrected)


def _own(line: LineItem, kind: Kind) -> Bilingual:
    """What a row says of itself: its code, its name, its number, the goal that it belongs to."""
    if kind is Kind.CODE:
        return Bilingual(line.code_printed, line.code_printed)
    if kind is Kind.NAME:
        return line.name
    if kind is Kind.HORIZON:
        return HORIZONS[Horizon(line.goal.horizon if line.goal else line.row)]
    number = line.goal.number if kind is Kind.GOAL and line.goal else line.number
    written = "" if number is None else str(number)
    return Bilingual(written, written)


def _by_line(cells: Iterable[AnyCell]) -> dict[int, dict[str, AnyCell]]:
    found: dict[int, dict[str, AnyCell]] = defaultdict(dict)
    for cell in cells:
        found[cell.line_item_id][cell.column] = cell
    return found
