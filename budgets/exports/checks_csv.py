"""Every check of a disclosure as one row of a CSV file."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from budgets.exports.csv_text import as_text, written
from budgets.models import CheckResult, Revision
from budgets.money import in_yuan, plain_decimal

HEADER = (
    *("rule", "family", "severity", "outcome", "reason", "statement_zh", "statement_en"),
    *("left", "right", "difference", "tolerance", "basis", "figures", "source_status"),
    "revision",
)


def checks_csv(
    results: Iterable[CheckResult], source_status: str, revision: Revision, *, bom: bool = True
) -> bytes:
    """The file of all checks, the same in both languages; questions are none of them.

    `rule` is a check's permanent id, which begins with the code of its rule. Sides are amounts in
    one unit where both are amounts, and otherwise what is printed, in Chinese.
    """
    rows = (
        [
            result.check_id,
            result.family,
            result.severity,
            result.outcome,
            as_text(f"{result.reason_zh} / {result.reason_en}" if result.reason_zh else ""),
            as_text(result.statement_zh),
            as_text(result.statement_en),
            _side(result, result.left),
            _side(result, result.right),
            _plain(result.difference),
            _plain(result.tolerance),
            result.basis,
            result.figures.strip(),
            source_status,
            str(revision.number),
        ]
        for result in results
    )
    return written(HEADER, rows, bom=bom)


def _side(result: CheckResult, side: dict[str, Any]) -> str:
    if result.difference is None or side["amount"] is None:
        return as_text(side["zh"])
    amount = Decimal(side["amount"])
    if side["unit"] != result.unit:
        amount = in_yuan(amount, side["unit"])
    return f"{amount:f}"


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{plain_decimal(amount):f}"
