"""Writing what the rules find in a revision into the database."""

from collections import Counter
from typing import Any

from django.utils import timezone

from budgets.figure_ids import FigureId
from budgets.imports.columns import NewRows
from budgets.models import CheckResult, CheckRun, Disclosure, Revision
from budgets.rules import RELEASE, checks_of, questions_of
from budgets.rules.declarations import Check, Outcome, Side
from budgets.rules.snapshot import Snapshot


def record_checks(
    disclosure: Disclosure, revision: Revision, reference: Revision | None = None
) -> CheckRun:
    """What the rules of this release find in a revision, which is what the database holds now.

    A revision that they were run on before is not checked again, unless reference data that it
    reads were corrected since: then `reference` is their revision.
    """
    runs = CheckRun.objects.filter(revision=revision, release=RELEASE)
    known = runs.filter(reference=reference).first() if reference else runs.last()
    if known:
        return known
    snapshot = Snapshot.of(disclosure)
    found = [*checks_of(snapshot), *questions_of(snapshot)]
    counts = Counter(check.comparison.outcome for check in found)
    run = CheckRun.objects.create(
        revision=revision,
        release=RELEASE,
        reference=reference,
        at=timezone.now(),
        holds=counts[Outcome.HOLDS],
        differs=counts[Outcome.DIFFERS],
        not_checkable=counts[Outcome.NOT_CHECKABLE],
        asks=counts[Outcome.ASKS],
    )
    _write(run, found)
    return run


def _write(run: CheckRun, found: list[Check]) -> None:
    fields = [field.attname for field in CheckResult._meta.concrete_fields if field.name != "id"]
    rows = NewRows(CheckResult, *fields)
    for order, check in enumerate(found, 1):
        values = _values(run, order, check)
        rows.add(*(values[name] for name in fields))
    rows.write()


def _values(run: CheckRun, order: int, check: Check) -> dict[str, Any]:
    found, rule = check.comparison, check.rule
    tables = dict.fromkeys(FigureId.parse(each).row_id.partition(".")[0] for each in check.figures)
    return {
        "run_id": run.pk,
        "order": order,
        "check_id": check.id,
        "rule": rule.code,
        "family": rule.family.key,
        "severity": check.severity.key,
        "outcome": found.outcome.key,
        "is_between_tables": check.is_between_tables,
        "rule_zh": rule.statement.zh,
        "rule_en": rule.statement.en,
        "statement_zh": found.statement.zh,
        "statement_en": found.statement.en,
        "reason_zh": found.reason.zh,
        "reason_en": found.reason.en,
        "left": side_as_stored(found.left),
        "right": side_as_stored(found.right),
        "difference": found.difference,
        "tolerance": found.tolerance.amount,
        "unit": found.unit,
        "basis": check.basis,
        "figures": _between_spaces(check.figures),
        "tables": _between_spaces(tables),
    }


def side_as_stored(side: Side) -> dict[str, Any]:
    """A side as a check's result holds it, in JSON."""
    return {
        "zh": side.said.zh,
        "en": side.said.en,
        "amount": None if side.amount is None else f"{side.amount:f}",
        "unit": side.unit,
        "figures": [*side.figures],
        "lines": [[*lines] for lines in side.lines],
    }


def _between_spaces(names: Any) -> str:
    """Names that a query can look for one by one."""
    return f" {' '.join(names)} " if names else ""
