"""The revisions of a disclosure's data, and the corrections that led from one to the next."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.moments import written
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type

REVISIONS = Resource(
    "revisions",
    Bilingual("数据版次", "Revisions"),
    (
        *common.PLACE,
        Field("number", Type.COUNT, Bilingual("版次", "Number")),
        Field("at", Type.KEY, Bilingual("时间", "Time"), Bilingual("协调世界时", "in UTC")),
        Field(
            "digest",
            Type.KEY,
            Bilingual("内容摘要", "Digest"),
            Bilingual("全部公开内容的 SHA-256", "SHA-256 of all that is published"),
        ),
        Field("previous_digest", Type.KEY, Bilingual("上一版的摘要", "Digest of the one before")),
    ),
    (*common.PLACE_KEYS, "number"),
)

CORRECTIONS = Resource(
    "corrections",
    Bilingual("更正", "Corrections"),
    (
        *common.PLACE,
        Field(
            "revision",
            Type.COUNT,
            Bilingual("更正后的版次", "Revision that it led to"),
        ),
        Field(
            "act",
            Type.KEY,
            Bilingual("更正种类", "Kind of correction"),
            Bilingual(
                "transcription 转录更正，amendment 发布单位更正，note 编者注",
                "of our transcription, an amendment by the publisher, or an editor’s note",
            ),
            values=("transcription", "amendment", "note"),
        ),
        Field("target", Type.KEY, Bilingual("更正对象", "What was corrected")),
        Field("field", Type.KEY, Bilingual("字段", "Field")),
        Field("old", Type.TEXT, Bilingual("更正前", "Before")),
        Field("new", Type.TEXT, Bilingual("更正后", "After")),
        Field("reason", Type.TEXT, Bilingual("理由", "Reason")),
        Field("evidence", Type.TEXT, Bilingual("依据", "Evidence")),
    ),
    (*common.PLACE_KEYS, "revision", "target", "field"),
)


def revisions(of: Publication) -> Iterator[Record]:
    """The revisions from the first to the last."""
    for each in of.disclosure.revisions.order_by("number"):
        yield (*of.place, str(each.number), written(each.at), each.digest, each.previous_digest)


def corrections(of: Publication) -> Iterator[Record]:
    """None: no data can be corrected yet. The file says so, and what corrections will hold."""
    yield from ()
