"""One thing that can be searched for, in the making, and what it is found by."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from budgets import money
from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row
from budgets.grid_cells import Cell
from budgets.models import SearchKind
from budgets.official.kinds import Kind
from budgets.tokens import letters, tokens

NOTHING = Bilingual("", "")
Spot = tuple[PartGrid, Row]


@dataclass(frozen=True)
class Amount:
    """A printed amount: its figure, the table and column that it stands in, and its unit."""

    figure_id: str
    where: Bilingual
    printed: str
    amount: Decimal
    unit: str


@dataclass(frozen=True)
class Thing:
    """What has a page, found by its title, code, texts, printed target and printed amounts.

    `path` is the address of that page in the language spoken now; `main` is the amount shown.
    """

    kind: SearchKind
    title: Bilingual
    path: str
    context: Bilingual
    code: str = ""
    text: Bilingual = NOTHING
    value: Bilingual = NOTHING
    main: Amount | None = None
    amounts: Sequence[Amount] = ()

    def values(self, disclosure: int, order: int, home: str) -> dict[str, Any]:
        """Its entry: what is shown of it, and the letters and tokens that it is found by."""
        printed = dict.fromkeys((each.printed, each.unit) for each in self.amounts)
        numbers = dict.fromkeys(number for each in printed for number in money.spellings(*each))
        names = (self.title.zh, self.title.en, self.code)
        texts = (self.text.zh, self.text.en, self.value.zh, self.value.en, *numbers)
        found = dict.fromkeys(token for text in (*names, *texts) for token in tokens(text))
        return {
            "disclosure_id": disclosure,
            "kind": self.kind.value,
            "order": order,
            "code": self.code,
            "title_zh": self.title.zh,
            "title_en": self.title.en,
            "context_zh": self.context.zh,
            "context_en": self.context.en,
            "text_zh": self.text.zh,
            "text_en": self.text.en,
            "value_zh": self.value.zh,
            "value_en": self.value.en,
            "amount": self.main.amount if self.main else None,
            "printed": self.main.printed if self.main else "",
            "unit": self.main.unit if self.main else "",
            "figures": [
                [each.figure_id, each.where.zh, each.where.en, each.printed, each.unit]
                for each in self.amounts
            ],
            "path": self.path.removeprefix(home),
            "names": _lines(names),
            "body": _lines(texts),
            "tokens": " ".join(found),
        }


def _lines(texts: Iterable[str]) -> str:
    """The letters of some texts, each on a line of its own."""
    found = dict.fromkeys(filter(None, map(letters, texts)))
    return "\n".join(["", *found, ""]) if found else ""


def joined(texts: Iterable[Bilingual]) -> Bilingual:
    """Some texts as one, each once."""
    found = [text for text in dict.fromkeys(texts) if text.zh or text.en]
    return Bilingual(
        "；".join(text.zh for text in found if text.zh),
        "; ".join(text.en for text in found if text.en),
    )


def texts_of(spots: Iterable[Spot]) -> Bilingual:
    """What rows say in words beside their names."""
    cells = [cell for _part, row in spots for cell in row.cells if cell.column.kind is Kind.TEXT]
    return joined(Bilingual(cell.zh, cell.en) for cell in cells)


class Amounts:
    """The printed amounts of rows; where they stand is worked out once for each column."""

    def __init__(self) -> None:
        self._places: dict[tuple[int, str, str], Bilingual] = {}

    def of(self, spots: Iterable[Spot]) -> list[Amount]:
        """Every printed amount of some rows, in printed order."""
        cells = ((part, cell) for part, row in spots for cell in row.cells)
        return [self.amount(part, cell) for part, cell in cells if cell.amount is not None]

    def amount(self, part: PartGrid, cell: Cell) -> Amount:
        """A cell that prints an amount."""
        if cell.amount is None:
            raise ValueError(f"{cell.figure_id} prints no amount")
        unit = part.published.unit_of(cell.column)
        return Amount(cell.figure_id, self._place(part, cell), cell.zh, cell.amount, unit)

    def _place(self, part: PartGrid, cell: Cell) -> Bilingual:
        key = (part.published.pk, part.part.key, cell.column.key)
        if key not in self._places:
            table = part.published.label
            heading = part.published.full_heading(part.part, cell.column)
            self._places[key] = Bilingual(f"{table.zh}，{heading.zh}", f"{table.en}, {heading.en}")
        return self._places[key]


def main_cell(spot: Spot) -> Cell | None:
    """The cell that a row is cited by: that of its total, or else its first figure."""
    part, row = spot
    total = row.cell(part.part.total.key) if part.part.total else None
    if total is not None and total.figure_id:
        return total
    return next((cell for cell in row.cells if cell.figure_id), None)


def main_spot(spots: Sequence[Spot], preferred: Callable[[Spot], bool]) -> Spot:
    """The row that stands for several of one name: one that prints an amount, where possible in a
    preferred table, and among such the first."""

    def worth(spot: Spot) -> tuple[bool, bool]:
        cell = main_cell(spot)
        return cell is not None and cell.amount is not None, preferred(spot)

    return max(spots, key=worth)
