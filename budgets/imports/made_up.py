"""Made-up budgets that add up: what a plausible small publisher might print in nine tables.

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
from budgets.rules.between_tables.economic import EXPENSE_ITEMS, TWO_NAMES

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
            **dict.fromkeys(("total", "budget", "fiscal", "general"), self.total),
            "basic": self.basic,
            **dict.fromkeys(("basic-personnel", "personnel"), self.personnel),
            **dict.fromkeys(("basic-operating", "operating", "operating-costs"), self.operating),
            "project": self.project,
        }
        return {key: f"{amount:,.2f}" for key, amount in amounts.items() if amount}


@dataclass(frozen=True)
class MadeUpRow:
    """A row and its printed amounts by column, "" for a blank; `parent` is the key of a row."""

    row: str
    code: str
    name: tuple[str, str]
    parent: str
    amounts: list[tuple[str, str]]

    def code_printed(self, cells: int) -> str:
        """The code as a table prints it in so many cells, “201 03 50”; in one it prints none."""
        pieces = [self.code[:3], self.code[3:5], self.code[5:]]
        return " ".join(filter(None, pieces)) if cells > 1 else ""

    @property
    def level(self) -> str:
        return Level.of_code(self.code) if self.code else ""


_TOTAL = (terms.TOTAL.zh, terms.TOTAL.en)
# The rows of the revenue sides of tables 1 and 4, and those of them that print all the money.
_REVENUE = {
    "fiscal": terms.FISCAL_APPROPRIATION,
    "general": terms.GENERAL,
    "govfund": terms.GOVERNMENT_FUNDS,
    "soe": terms.STATE_CAPITAL,
    "service": terms.SERVICE_INCOME,
    "business": terms.COMMERCIAL_INCOME,
    "other": terms.OTHER_REVENUE,
    "total": terms.TOTAL,
}
_WHOLE = ("fiscal", "general", "total")
# Funds that no made-up budget has any of.
OTHER_FUNDS = (subjects.GOVERNMENT_FUNDS_EXPENDITURE, subjects.STATE_CAPITAL_EXPENDITURE)


class MadeUpBudget:
    """One budget: what is planned by function and by economic category, which agree."""

    def __init__(self, random: Random, names: Names) -> None:
        self.names = names
        leaves = [code for code in names.functional if len(code) == 7]
        self.functions = _with_levels_above(
            {code: _amounts(random) for code in random.sample(leaves, ITEMS)}
        )
        whole = self.functions[subjects.TOTAL]
        # Those that repeat what another table prints would have to be as much as that.
        tied = {item for _elsewhere, item in (*TWO_NAMES, *EXPENSE_ITEMS)}
        free = [code for code in names.economic if len(code) == 5 and code not in tied]
        items = random.sample(free, ECONOMIC_ITEMS)
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
        """The rows that a part of a table prints of this budget."""
        whole = self.functions[subjects.TOTAL]
        if part.classification is Classification.ECONOMIC:
            yield from self._classified(part, self.economic, self.names.economic)
        elif table.subject in OTHER_FUNDS:
            yield self._row(part, subjects.TOTAL, "", _TOTAL, "", Spent())
        elif part.key == "expenditure":
            lei = [code for code in self.functions if len(code) == 3]
            top = {code: self.functions[code] for code in (subjects.TOTAL, *lei)}
            yield from self._classified(part, top, self.names.functional)
        elif part.classification is Classification.FUNCTIONAL:
            yield from self._classified(part, self.functions, self.names.functional)
        elif part.key == "revenue":
            for key in part.row_keys:
                name = (_REVENUE[key].zh, _REVENUE[key].en)
                yield self._row(part, key, "", name, "", whole if key in _WHOLE else Spent())
        else:
            # The three public expenses, of which there are none, beside the running costs.
            yield self._beside_no_expenses(part, whole)

    def _classified(
        self, part: Part, spent: Mapping[str, Spent], names: Mapping[str, tuple[str, str]]
    ) -> Iterator[MadeUpRow]:
        """The rows of a classification by code, and their total; it is known before its parts."""
        yield self._row(part, subjects.TOTAL, "", _TOTAL, "", spent[subjects.TOTAL])
        for code in sorted(code for code in spent if code != subjects.TOTAL):
            parent = code[:-2] if len(code) > 3 else subjects.TOTAL
            yield self._row(part, code, code, names[code], parent, spent[code])

    def _beside_no_expenses(self, part: Part, whole: Spent) -> MadeUpRow:
        printed = {"operating-costs": whole.printed.get("operating-costs", "")}
        amounts = [(column.key, printed.get(column.key, "")) for column in part.amounts]
        return MadeUpRow("1", "", ("", ""), "", amounts)

    def _row(
        self, part: Part, row: str, code: str, name: tuple[str, str], parent: str, spent: Spent
    ) -> MadeUpRow:
        amounts = [(column.key, spent.printed.get(column.key, "")) for column in part.amounts]
        return MadeUpRow(row, code, name, parent, amounts)


def _amounts(random: Random) -> Spent:
    """What one 项 is planned to cost, in 元."""
    personnel, operating, project = (
        Decimal(random.randint(1_000_000, 999_999_999)) * CENT for _ in range(3)
    )
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
