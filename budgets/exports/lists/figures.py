"""Every printed figure; cells printed blank are left out."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.figures_query import figures, write_figures
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.models import PublishedTable

RESOURCE = Resource(
    "figures",
    Bilingual("全部数字", "All figures"),
    (
        *common.PLACE,
        common.TABLE,
        common.SUBJECT,
        Field(
            "part",
            Type.KEY,
            Bilingual("部分", "Part"),
            Bilingual("分部分的表，如 revenue 收入", "of tables with several, such as “revenue”"),
        ),
        Field(
            "row",
            Type.KEY,
            Bilingual("行", "Row"),
            Bilingual("在本表本部分内永久不变", "its permanent key within the part of the table"),
        ),
        common.CODE,
        *common.name("名称", "Name"),
        common.LEVEL,
        Field("column", Type.KEY, Bilingual("栏", "Column")),
        Field("column_zh", Type.TEXT, Bilingual("栏目名称（中文）", "Column heading, in Chinese")),
        Field("column_en", Type.TEXT, Bilingual("栏目名称（英文）", "Column heading, in English")),
        Field(
            "additive",
            Type.FLAG,
            Bilingual("可加总", "May be added up"),
            Bilingual(
                "最末级的行与最末级的栏为 true：同一张表内只加这些，才不会重复计算",
                "true where neither row nor column contains another: within one table, adding "
                "only these counts nothing twice",
            ),
        ),
        common.PRINTED,
        Field(
            "amended",
            Type.PRINTED,
            Bilingual("发布单位更正", "Amended by the publisher"),
            Bilingual("发布单位更正后所印的数字", "what the publisher’s amended document prints"),
        ),
        common.AMOUNT,
        common.UNIT,
        common.LINES,
        common.REVISION,
        Field(
            "id", Type.KEY, Bilingual("数字编号", "Figure id"), Bilingual("永久不变", "permanent")
        ),
        common.URL,
    ),
    (*common.PLACE_KEYS, "id"),
)

# So many disclosures are asked for at once: as many rows as a database sorts in its memory.
AT_ONCE = 50


def records(of: Publication) -> Iterator[Record]:
    """The figures of one disclosure."""
    yield from figures(RESOURCE.fields, [of])


def records_with_blanks(of: Publication) -> Iterator[Record]:
    """The same, and the cells that are printed blank."""
    yield from figures(RESOURCE.fields, [of], blanks=True)


def write_rows(out: BinaryIO, publications: Iterable[Publication]) -> int:
    """Write the rows of the CSV file of many disclosures, in their order; gives their number."""
    return sum(write_figures(out, RESOURCE.fields, some) for some in _alike(publications))


def _alike(publications: Iterable[Publication]) -> Iterator[list[Publication]]:
    """Runs of disclosures, each of such as print the declared headings, or of one that does not."""
    overridden = PublishedTable.objects.exclude(header_overrides={})
    with_own = set(overridden.values_list("disclosure", flat=True))
    run: list[Publication] = []
    for each in publications:
        own = each.disclosure.pk in with_own
        if run and (own or len(run) == AT_ONCE):
            yield run
            run = []
        if own:
            yield [each]
        else:
            run.append(each)
    if run:
        yield run
