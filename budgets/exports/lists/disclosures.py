"""The disclosures that the site holds."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.models import SourceDocument

RESOURCE = Resource(
    "disclosures",
    Bilingual("公开的预算", "Disclosures"),
    (
        *common.PLACE,
        *common.name("单位名称", "Publisher"),
        Field(
            "publisher_kind",
            Type.KEY,
            Bilingual("单位性质", "Kind of publisher"),
            Bilingual("department 部门，unit 单位", "a “department” or a “unit” of one"),
            values=("department", "unit"),
        ),
        Field("layout", Type.KEY, Bilingual("表样", "Layout of its tables")),
        Field("document", Type.TEXT, Bilingual("文件名称", "Document")),
        Field(
            "standing",
            Type.KEY,
            Bilingual("文本状态", "What the text is that we hold"),
            values=(*SourceDocument.Standing.values,),
        ),
        common.REVISION,
        Field("digest", Type.KEY, Bilingual("本版摘要", "Digest of the revision")),
        common.URL,
    ),
    common.PLACE_KEYS,
)


def records(of: Publication) -> Iterator[Record]:
    """The one row of a disclosure."""
    disclosure, document, revision = of.disclosure, of.disclosure.current_document(), of.revision
    publisher = disclosure.publisher
    yield (
        *of.place,
        publisher.name_zh,
        publisher.name_en,
        publisher.kind,
        disclosure.layout_key,
        document.title_zh if document else "",
        document.standing if document else "",
        of.revision_number,
        revision.digest if revision else "",
        of.page("disclosure"),
    )
