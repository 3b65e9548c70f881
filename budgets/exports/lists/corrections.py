"""The corrections that were made public: one row for each field that one changed."""

from collections.abc import Iterator

from django.db.models import QuerySet

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.lists.revisions import IS_OF_ALL, PUBLISHER, place_of
from budgets.exports.moments import written
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import lines
from budgets.models import Change, Correction, Revision, Role

_ROLES = tuple(Role.values)

RESOURCE = Resource(
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
                "transcription 转录更正，amendment 发布单位更正，note 编者注，redaction 隐去",
                "of our transcription, an amendment by the publisher, an editor’s note, or the "
                "redaction of what should not have been published",
            ),
            values=("transcription", "amendment", "note", "redaction"),
        ),
        Field(
            "target",
            Type.KEY,
            Bilingual("更正对象", "What was corrected"),
            Bilingual("数字编号，或种类与编号，如 rows/…", "a figure’s id, or a kind and a key"),
        ),
        Field(
            "field",
            Type.KEY,
            Bilingual("字段", "Field"),
            Bilingual(
                "withdrawn 撤下整行，added 补上整行（new 为 JSON），amended 发布单位更正，"
                "note 编者注",
                "“withdrawn” and “added” are whole rows (the latter with JSON as “new”), “amended” "
                "is the publisher’s, “note” the editor’s",
            ),
        ),
        Field("old", Type.TEXT, Bilingual("更正前", "Before")),
        Field("new", Type.TEXT, Bilingual("更正后", "After")),
        Field("reason_zh", Type.TEXT, Bilingual("理由（中文）", "Reason, in Chinese")),
        Field("reason_en", Type.TEXT, Bilingual("理由（英文）", "Reason, in English")),
        common.LINES,
        Field(
            "document",
            Type.ADDRESS,
            Bilingual("所据文件的网址", "Address of the document that shows it"),
        ),
        Field("document_dated", Type.KEY, Bilingual("所据文件的日期", "Date of that document")),
        Field("document_sha256", Type.KEY, Bilingual("所据文件的 SHA-256", "Its SHA-256")),
        Field(
            "role",
            Type.KEY,
            Bilingual("更正人身份", "Role of its author"),
            Bilingual("不公布姓名", "names are not published"),
            values=_ROLES,
        ),
        Field(
            "decided_by",
            Type.KEY,
            Bilingual("批准人身份", "Role of who decided that it is public"),
            values=_ROLES,
        ),
        Field("at", Type.KEY, Bilingual("时间", "Time"), Bilingual("协调世界时", "in UTC")),
        Field("digest", Type.KEY, Bilingual("该版摘要", "Digest of the revision")),
        Field(
            "redacted_by",
            Type.COUNT,
            Bilingual("隐去内容的版次", "Revision that redacted it"),
            Bilingual("已隐去的内容为空", "what was redacted is blank"),
        ),
    ),
    (*common.PLACE_KEYS, "revision", "target", "field"),
)


def records(of: Publication) -> Iterator[Record]:
    """One row for each change of what was made public, from the first to the last."""
    yield from _records(Revision.objects.of(of.disclosure))


def all_records() -> Iterator[Record]:
    """Those of the reference data, whose place is blank, and of all disclosures."""
    yield from _records(Revision.objects.filter(IS_OF_ALL))


def _records(of: QuerySet[Revision]) -> Iterator[Record]:
    rows = Change.objects.filter(correction__revision__in=of).select_related(
        f"correction__revision__{PUBLISHER}",
        "correction__decision",
        "correction__redaction__revision",
        "redaction__revision",
    )
    found = [(place_of(each.correction.revision), each) for each in rows]
    # Sorted here, since databases order texts by their own collations.
    found.sort(key=lambda pair: (pair[0], pair[1].correction.revision.number, pair[1].order))
    for place, each in found:
        yield (*place, *_fields(each, each.correction))


def _fields(change: Change, correction: Correction) -> Record:
    revision = correction.revision
    redaction = change.redaction or correction.redaction
    first, last = correction.line_from, correction.line_to
    return (
        *(str(revision.number), correction.kind, change.target, change.field),
        *(change.old, change.new, correction.reason_zh, correction.reason_en),
        "" if first is None or last is None else lines(first, last),
        correction.document_address,
        str(correction.document_dated or ""),
        correction.document_sha256,
        correction.role,
        correction.decision.role,
        written(revision.at),
        revision.digest,
        str(redaction.revision.number) if redaction else "",
    )
