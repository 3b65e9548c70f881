"""The terms that the document defines."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines

RESOURCE = Resource(
    "glossary",
    Bilingual("名词解释", "Glossary"),
    (
        *common.PLACE,
        Field("number", Type.TEXT, Bilingual("序号", "Number"), common.AS_PRINTED),
        *common.name("名词", "Term"),
        Field("definition_zh", Type.TEXT, Bilingual("解释（中文）", "Definition, in Chinese")),
        Field("definition_en", Type.TEXT, Bilingual("解释（英文）", "Definition, in English")),
        Field(
            "function",
            Type.KEY,
            Bilingual("所解释的功能科目编码", "Function that it defines"),
        ),
        common.LINES,
        common.REVISION,
        common.URL,
    ),
    (*common.PLACE_KEYS, "number"),
)


def records(of: Publication) -> Iterator[Record]:
    """The terms in printed order."""
    page = of.page("glossary")
    for term in of.disclosure.glossary_terms.select_related("functional").order_by("order"):
        yield (
            *of.place,
            term.number,
            term.name_zh,
            term.name_en,
            term.definition_zh,
            term.definition_en,
            term.functional.code if term.functional else "",
            source_lines(term),
            of.revision_number,
            f"{page}#{term.anchor}",
        )
