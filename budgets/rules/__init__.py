"""Every check that an auditor would make: the rules, and what they find in a snapshot."""

from collections.abc import Iterator, Sequence

from budgets.bilingual import Bilingual
from budgets.rules import (
    between_tables,
    classification,
    earlier_years,
    form,
    itemised_costs,
    performance,
    questions,
    text_against_tables,
    within_tables,
)
from budgets.rules.comparing import not_checkable
from budgets.rules.declarations import NOTHING, Check, Comparison, Outcome, Rule
from budgets.rules.snapshot import Snapshot

# Of the rules as they stand here; it changes with what any of them says or finds.
RELEASE = "1.0"

ALL_RULES: tuple[Rule, ...] = (
    *within_tables.RULES,
    *between_tables.RULES,
    *itemised_costs.RULES,
    *earlier_years.RULES,
    *text_against_tables.RULES,
    *performance.RULES,
    *form.RULES,
    *classification.RULES,
)
ALL_QUESTIONS: tuple[Rule, ...] = questions.QUESTIONS

_NOTHING_TO_COMPARE = Bilingual(
    "文件中没有可供比较的内容", "the document prints nothing that could be compared"
)


def checks_of(snapshot: Snapshot, rules: Sequence[Rule] = ALL_RULES) -> Iterator[Check]:
    """What the rules find in a snapshot; a rule that can compare nothing says why, once."""
    for rule in rules:
        reason = _missing(rule, snapshot) or rule.precondition(snapshot)
        found = [] if reason else [each for each in rule.compare(snapshot) if each]
        if not found:
            found = [_none(rule, reason or _NOTHING_TO_COMPARE)]
        yield from (Check(rule, comparison) for comparison in found)


def questions_of(snapshot: Snapshot) -> Iterator[Check]:
    """What is worth asking about a snapshot; a question that does not arise is not mentioned."""
    for question in ALL_QUESTIONS:
        for comparison in question.compare(snapshot):
            if comparison and comparison.outcome is Outcome.ASKS:
                yield Check(question, comparison)


def _missing(rule: Rule, snapshot: Snapshot) -> Bilingual | None:
    """Which of the subjects that a rule reads the layout, or the disclosure, has no table of."""
    layout = snapshot.disclosure.layout
    declared = {table.subject: table.title for table in (*layout, layout.text) if table}
    for subject in rule.subjects:
        if subject not in declared:
            return Bilingual(
                f"“{layout.title.zh}”没有这类表",
                f"the form “{layout.title.en}” has no such table",
            )
        if subject not in snapshot.subjects:
            title = declared[subject]
            return Bilingual(
                f"文件中没有“{title.zh}”", f"the document lacks the table “{title.en}”"
            )
    return None


def _none(rule: Rule, reason: Bilingual) -> Comparison:
    return not_checkable("", rule.statement, NOTHING, NOTHING, reason)
