"""The words in which a rule is declared, and what comes of one."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from budgets.bilingual import Bilingual
from budgets.money import is_money
from budgets.official.kinds import Basis
from budgets.rules.snapshot import Snapshot


class Named(Enum):
    """A choice with a stable key, for files and addresses, and a name in both languages."""

    def __init__(self, key: str, zh: str, en: str) -> None:
        self.key = key
        self.title = Bilingual(zh, en)


class Severity(Named):
    """What a difference is about."""

    AMOUNTS = ("amounts", "金额与指标", "amounts and targets")
    TEXT = ("text", "文字", "wording")
    FORM = ("form", "形式", "form")
    ROUNDING = ("rounding", "舍入", "rounding")


class Family(Named):
    """What kind of agreement a rule looks at; one module each, in this order."""

    WITHIN_TABLES = ("within-tables", "表内关系", "within a table")
    BETWEEN_TABLES = ("between-tables", "表间关系", "between tables")
    ITEMISED_COSTS = ("itemised-costs", "支出明细", "itemised costs")
    EARLIER_YEARS = ("earlier-years", "以前年度和占比", "earlier years and shares")
    TEXT_AGAINST_TABLES = ("text-against-tables", "文字与表格", "text against tables")
    PERFORMANCE = ("performance", "绩效目标和指标", "goals and indicators")
    FORM = ("form", "完整性和形式", "completeness and form")
    CLASSIFICATION = ("classification", "科目", "classification")
    # Questions are no rules: what they ask counts neither as holding nor as differing.
    WORTH_ASKING = ("worth-asking", "值得一问", "worth asking")

    def rule(
        self,
        number: int,
        zh: str,
        en: str,
        subjects: Sequence[str],
        compare: "Compare",
        precondition: "Precondition | None" = None,
        severity: Severity = Severity.AMOUNTS,
    ) -> "Rule":
        """Declare a rule of this family; its code is the family's place, then its own number."""
        code = f"{[*Family].index(self) + 1}.{number:02}"
        return Rule(
            code,
            self,
            Bilingual(zh, en),
            severity,
            tuple(subjects),
            compare,
            precondition or (lambda snapshot: None),
        )


class Outcome(Named):
    """What came of a comparison. What cannot be checked never counts as holding."""

    DIFFERS = ("differs", "不符", "differs")
    NOT_CHECKABLE = ("not-checkable", "无法核对", "not checkable")
    HOLDS = ("holds", "相符", "holds")
    ASKS = ("asks", "疑问", "worth asking")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """By how much two amounts may differ and still agree, in the unit compared in, and why."""

    amount: Decimal
    reason: Bilingual


UNSAID = Bilingual("", "")
NO_TOLERANCE = Tolerance(Decimal(0), UNSAID)


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two places compared: what stands there, and where.

    `said` is what is shown, without English where there is none of it. `figures` are the ids of
    the figures, or of the indicators' values, that it is made of; `lines` are those of the
    document, each as its first and last. `basis` is that of an amount of an earlier year.
    """

    said: Bilingual
    amount: Decimal | None = None
    unit: str = ""
    figures: tuple[str, ...] = ()
    lines: tuple[tuple[int, int], ...] = ()
    basis: Basis | None = None


NOTHING = Side(UNSAID)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two places held against each other, and what came of it.

    `key` tells it from the others of its rule, for good. Amounts, their `difference` and the
    tolerance are in `unit`. `severity` is given where it is not the rule's.
    """

    key: str
    statement: Bilingual
    left: Side
    right: Side
    outcome: Outcome
    reason: Bilingual = UNSAID
    difference: Decimal | None = None
    unit: str = ""
    tolerance: Tolerance = NO_TOLERANCE
    severity: Severity | None = None


# What a rule compares in a snapshot, in order; None where nothing is printed on either side.
Compare = Callable[[Snapshot], Iterable[Comparison | None]]
# The reason why a rule cannot be checked in a snapshot, or None.
Precondition = Callable[[Snapshot], Bilingual | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """Something that must agree in every disclosure, if it has the subjects that the rule reads.

    `code` is stable: the family's place, then the rule's.
    """

    code: str
    family: Family
    statement: Bilingual
    severity: Severity
    subjects: tuple[str, ...]
    compare: Compare
    precondition: Precondition


@dataclass(frozen=True, slots=True)
class Check:
    """A comparison that a rule made, or the reason why it could make none."""

    rule: Rule
    comparison: Comparison

    @property
    def id(self) -> str:
        """Its permanent name within the disclosure: 1.02-t03.201.basic."""
        return f"{self.rule.code}-{self.comparison.key}" if self.comparison.key else self.rule.code

    @property
    def severity(self) -> Severity:
        return self.comparison.severity or self.rule.severity

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure that takes part, once."""
        return tuple(dict.fromkeys((*self.comparison.left.figures, *self.comparison.right.figures)))

    @property
    def basis(self) -> str:
        """What the amounts are: budgets of the year, or what is said of earlier ones; else ""."""
        found = [
            (side.basis or Basis.BUDGET).value
            for side in self._sides
            if side.amount is not None and is_money(side.unit)
        ]
        return "/".join(dict.fromkeys(found))

    @property
    def is_between_tables(self) -> bool:
        """Whether the figures that take part stand in more than one table, or in text and table."""
        tables = {figure.partition(".")[0] for figure in self.figures}
        in_words = any(side.lines and not side.figures for side in self._sides)
        return len(tables) + in_words > 1

    @property
    def _sides(self) -> tuple[Side, Side]:
        return self.comparison.left, self.comparison.right
