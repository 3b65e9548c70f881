"""Made-up budgets that add up: what a plausible small department might print in tables 1 to 9.

They are there to try the site out at the size of a country, are marked on every page as made up,
and are loaded by nothing but their own command.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from random import Random

from budgets.models import Level
from budgets.official import subjects, terms
from budgets.official.declarations import Classification, Part, Table

CENT = Decimal("0.01")
NOTHING = Decimal(0)

# How many 项 of the functional classification a budget has, and how many 款 of the economic one.
ITEMS, ECONOMIC_ITEMS = 3, 5
# The economic 类 that are paid to people; others are running costs.
TO_PEOPLE = ("301", "303")


@dataclass(frozen=True)
class Names:
    """Codes with their names in both languages, of one edition of a classification."""

    functional: Mapping[str, tuple[str, str]]
    economic: Mapping[str, tuple[str, str]]


@dataclass(frozen=True)
class Spent:
    """What is planned for one thing; the three kinds add up to `total`."""

    personnel: Decimal = NOTHING
    operating: Decimal = NOTHING
    project: Decimal = NOTHING

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.personnel + other.personnel,
            self.operating + other.operating,
            self.project + other.project,
        )

    @property
    def basic(self) -> Decimal:
        return self.personnel + self.operating

    @property
    def total(self) -> Decimal:
        return self.basic + self.project

    @cached_property
    def printed(self) -> dict[str, str]:
        """What the columns print, by key; others are blank."""
        amounts = {
            "basic": self.basic,
            "basic-personnel": self.personnel,
            "personnel": self.personnel,
            "basic-operating": self.operating,
            "operating": self.operating,
            "project": self.project,
            **dict.fromkeys(("total", "budget", "current", "current-general"), self.total),
        }
        return {key: f"{amount:.2f}" for key, amount in amounts.items() if amount}


@dataclass(frozen=True)
class MadeUpRow:
    """A row and its printed amounts by column, "" for a blank; `parent` is the key of a row."""

    row: str
    code: str
    name: tuple[str, str]
    parent: str
    amounts: list[tuple[str, str]]

    @property
    def level(self) -> str:
        return Level.of_code(self.code) if self.code.isdecimal() and len(self.code) > 2 else ""


# Rows of the sides of tables 1 and 4 that print all the money there is; others are blank.
_WHOLE = ("general", "current", "current-general", "total")
_TOTAL = (terms.TOTAL.zh, terms.TOTAL.en)
_SIDE_ROWS = {
    "general": terms.GENERAL,
    "govfund": terms.GOVERNMENT_FUNDS,
    "soe": terms.STATE_CAPITAL,
    "fiscalaccount": terms.FISCAL_ACCOUNT,
    "operating": terms.SERVICE_INCOME,
    "business": terms.COMMERCIAL_INCOME,
    "superior": terms.FROM_SUPERIORS,
    "subordinate": terms.FROM_SUBORDINATES,
    "other": terms.OTHER_REVENUE,
    "current": terms.REVENUE,
    "carryover": terms.CARRYOVER,
}


class MadeUpBudget:
    """One budget: what is planned by function and by economic category, which agree."""

    def __init__(self, random: Random, names: Names) -> None:
        self.names = names
        leaves = [code for code in names.functional if len(code) == 7]
        self.functions = _with_levels_above(
            {code: _amounts(random) for code in random.sample(leaves, ITEMS)}
        )
        whole = self.functions[subjects.TOTAL]
        items = random.sample([code for code in names.economic if len(code) == 5], ECONOMIC_ITEMS)
        # One item each for people and for running costs, whatever was drawn.
        items = sorted({*items, "30101", "30201"})
        people = [code for code in items if code[:3] in TO_PEOPLE]
        costs = [code for code in items if code[:3] not in TO_PEOPLE]
        paid = dict(zip(people, _split(random, whole.personnel, len(people)), strict=True))
        run = dict(zip(costs, _split(random, whole.operating, len(costs)), strict=True))
        self.economic = _with_levels_above(
            {code: Spent(paid.get(code, NOTHING), run.get(code, NOTHING)) for code in items}
        )

    def rows(self, table: Table, part: Part) -> Iterator[MadeUpRow]:
        """The rows that a part of a table prints of this budget, totals first."""
        if part.classification is Classification.ECONOMIC:
            yield from self._classified(part, self.economic, self.names.economic)
        elif part.key == "expenditure":
            yield from self._side(part)
            for code, spent in self.functions.items():
                if len(code) == 3:
                    yield self._row(part, code, code, self.names.functional[code], "", spent)
        elif part.classification is Classification.FUNCTIONAL:
            if table.subject not in _OTHER_FUNDS:
                yield from self._classified(part, self.functions, self.names.functional)
        elif part.key == "revenue":
            yield from self._side(part)
        elif table.subject == subjects.REVENUE_BY_SOURCE:
            whole = self.functions[subjects.TOTAL]
            yield self._row(part, subjects.TOTAL, "", _TOTAL, "", whole)
        elif not part.row_keys:
            yield self._row(part, "1", "", ("", ""), "", Spent())

    def _classified(
        self, part: Part, spent: Mapping[str, Spent], names: Mapping[str, tuple[str, str]]
    ) -> Iterator[MadeUpRow]:
        yield self._row(part, subjects.TOTAL, "", _TOTAL, "", spent[subjects.TOTAL])
        for code in sorted(code for code in spent if code != subjects.TOTAL):
            parent = code[:-2] if len(code) > 3 else subjects.TOTAL
            yield self._row(part, code, code, names[code], parent, spent[code])

    def _side(self, part: Part) -> Iterator[MadeUpRow]:
        whole = self.functions[subjects.TOTAL]
        for key in part.row_keys:
            spent = whole if key in _WHOLE else Spent()
            yield self._row(part, key, "", _name_of_side_row(key), "", spent)

    def _row(
        self, part: Part, row: str, code: str, name: tuple[str, str], parent: str, spent: Spent
    ) -> MadeUpRow:
        amounts = [(column.key, spent.printed.get(column.key, "")) for column in part.amounts]
        return MadeUpRow(row, code, name, parent, amounts)


_OTHER_FUNDS = ("government-funds-expenditure", "state-capital-expenditure")


def _name_of_side_row(key: str) -> tuple[str, str]:
    """The name of a row of tables 1 and 4: that of its fund, or of the whole."""
    fund = key.rpartition("-")[2]
    title = _SIDE_ROWS.get(fund, terms.TOTAL)
    return title.zh, title.en


def _amounts(random: Random) -> Spent:
    """What one 项 is planned to cost, in 万元."""
    personnel, operating, project = (Decimal(random.randint(100, 99_999)) * CENT for _ in range(3))
    return Spent(personnel, operating, project)


def _split(random: Random, whole: Decimal, count: int) -> list[Decimal]:
    """A whole in as many parts, to the cent; they add up to it."""
    cents = int(whole / CENT)
    cuts = sorted(random.randint(0, cents) for _ in range(count - 1))
    bounds = [0, *cuts, cents]
    return [Decimal(after - before) * CENT for before, after in pairwise(bounds)]


def _with_levels_above(leaves: Mapping[str, Spent]) -> dict[str, Spent]:
    """The leaves with the sums of every level above them, and of all: the key `total`."""
    sums: dict[str, Spent] = {}
    for code, spent in leaves.items():
        for above in (subjects.TOTAL, *(code[:length] for length in range(3, len(code) + 1, 2))):
            sums[above] = sums.get(above, Spent()) + spent
    return sums
