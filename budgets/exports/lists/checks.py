"""Every check of the last run; questions are none of them."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.findings import SOURCES
from budgets.models import CheckResult, CheckRun, SourceDocument
from budgets.money import in_yuan, plain_decimal
from budgets.rules.declarations import Family, Outcome, Severity

RESOURCE = Resource(
    "checks",
    Bilingual("全部核对", "All checks"),
    (
        Field(
            "rule",
            Type.KEY,
            Bilingual("核对编号", "Check id"),
            Bilingual("以规则编号开头，永久不变", "begins with the rule’s number; permanent"),
        ),
        Field(
            "family",
            Type.KEY,
            Bilingual("类别", "Family"),
            values=tuple(each.key for each in Family if each is not Family.WORTH_ASKING),
        ),
        Field(
            "severity",
            Type.KEY,
            Bilingual("性质", "What a difference is about"),
            values=tuple(each.key for each in Severity),
        ),
        Field(
            "outcome",
            Type.KEY,
            Bilingual("结果", "Outcome"),
            Bilingual(
                "holds 相符，differs 不符，not-checkable 无法核对（不等于相符）",
                "what cannot be checked never counts as holding",
            ),
            values=tuple(each.key for each in Outcome if each is not Outcome.ASKS),
        ),
        Field("reason", Type.TEXT, Bilingual("无法核对的原因", "Why it cannot be checked")),
        Field("statement_zh", Type.TEXT, Bilingual("核对关系（中文）", "Statement, in Chinese")),
        Field("statement_en", Type.TEXT, Bilingual("核对关系（英文）", "Statement, in English")),
        Field(
            "left",
            Type.EITHER,
            Bilingual("左边", "Left side"),
            Bilingual(
                "两边都是金额时为同一单位的小数，否则为原文",
                "a plain decimal in one unit where both sides are amounts, else what is printed",
            ),
        ),
        Field("right", Type.EITHER, Bilingual("右边", "Right side")),
        Field("difference", Type.AMOUNT, Bilingual("差额", "Difference")),
        Field("tolerance", Type.AMOUNT, Bilingual("容许差额", "Tolerance")),
        Field(
            "basis", Type.KEY, Bilingual("以前年度数字的口径", "Basis of earlier years’ amounts")
        ),
        Field(
            "figures",
            Type.KEY,
            Bilingual("涉及的数字", "Figures compared"),
            Bilingual("数字编号，以空格分隔", "ids of figures, with spaces between"),
        ),
        Field(
            "source_status",
            Type.KEY,
            Bilingual("文本状态", "What the text is that we hold"),
            values=(*SOURCES.values(), "not-held"),
        ),
        common.REVISION,
        Field(
            "unit",
            Type.KEY,
            Bilingual("单位", "Unit"),
            Bilingual("两边及差额的单位", "of both sides and their difference"),
        ),
    ),
    ("rule",),
)


def records(of: Publication) -> Iterator[Record]:
    """The checks in the order of their rules; none where the disclosure was never checked."""
    run = CheckRun.objects.latest_of(of.disclosure)
    if run is None:
        return
    document = of.disclosure.current_document()
    status = SOURCES[SourceDocument.Standing(document.standing)] if document else "not-held"
    for result in run.results.counted().order_by("order"):
        unit = "" if result.difference is None else result.unit
        yield (*_fields(result), status, str(run.revision.number), unit)


def _fields(result: CheckResult) -> Record:
    return (
        result.check_id,
        result.family,
        result.severity,
        result.outcome,
        f"{result.reason_zh} / {result.reason_en}" if result.reason_zh else "",
        result.statement_zh,
        result.statement_en,
        side_of(result, result.left),
        side_of(result, result.right),
        _plain(result.difference),
        _plain(result.tolerance),
        result.basis,
        result.figures.strip(),
    )


def side_of(result: CheckResult, side: dict[str, Any]) -> str:
    """A side as an amount in the unit of the other, or as it is printed."""
    if result.difference is None or side["amount"] is None:
        return str(side["zh"])
    amount = Decimal(side["amount"])
    if side["unit"] != result.unit:
        amount = in_yuan(amount, side["unit"])
    return f"{amount:f}"


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{plain_decimal(amount):f}"
