"""The revisions of a disclosure's data: a chain of digests that anybody can compute anew."""

from collections.abc import Iterator

from django.db.models import Q, QuerySet

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.moments import exactly
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.models import Disclosure, Revision

RESOURCE = Resource(
    "revisions",
    Bilingual("数据版次", "Revisions"),
    (
        *common.PLACE,
        Field("number", Type.COUNT, Bilingual("版次", "Number")),
        Field(
            "at",
            Type.KEY,
            Bilingual("时间", "Time"),
            Bilingual("协调世界时，与摘要所用写法一致", "in UTC, exactly as the digest has it"),
        ),
        Field(
            "content_digest",
            Type.KEY,
            Bilingual("内容摘要", "Digest of the content"),
            Bilingual("全部公开内容的 SHA-256", "SHA-256 of all that is published"),
        ),
        Field(
            "record_digest",
            Type.KEY,
            Bilingual("更正记录的摘要", "Digest of the correction’s record"),
            Bilingual("载入时为空", "blank for a load"),
        ),
        Field(
            "digest",
            Type.KEY,
            Bilingual("本版摘要", "Digest"),
            Bilingual(
                "[previous_digest, number, at, content_digest, record_digest] 写成 JSON"
                "（Python json.dumps 的写法）后的 SHA-256",
                "SHA-256 of [previous_digest, number, at, content_digest, record_digest] as JSON, "
                "as Python’s json.dumps writes it",
            ),
        ),
        Field("previous_digest", Type.KEY, Bilingual("上一版的摘要", "Digest of the one before")),
    ),
    (*common.PLACE_KEYS, "number"),
)

# What this software made up is in no file of the site.
IS_OF_ALL = Q(disclosure=None) | Q(disclosure__in=Disclosure.objects.real())
PUBLISHER = "disclosure__publisher__jurisdiction"


def records(of: Publication) -> Iterator[Record]:
    """The revisions from the first to the last."""
    yield from _records(Revision.objects.of(of.disclosure))


def all_records() -> Iterator[Record]:
    """Those of the reference data, whose place is blank, and of all disclosures."""
    yield from _records(Revision.objects.filter(IS_OF_ALL))


def _records(of: QuerySet[Revision]) -> Iterator[Record]:
    rows = of.select_related(PUBLISHER)
    for each in sorted(rows, key=lambda row: (place_of(row), row.number)):
        yield (
            *(*place_of(each), str(each.number), exactly(each.at)),
            *(each.content_digest, each.record_digest, each.digest, each.previous_digest),
        )


def place_of(revision: Revision) -> Record:
    """Whose chain a revision is of, as lists begin; blank for the reference data."""
    if revision.disclosure is None:
        return ("",) * len(common.PLACE_KEYS)
    return Publication(revision.disclosure, "").place
