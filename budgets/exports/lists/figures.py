"""Every printed figure; cells printed blank are left out."""

from collections.abc import Iterable, Iterator
from typing import BinaryIO

from budgets.bilingual import Bilingual
from budgets.exports import common_fields as common
from budgets.exports.declared_columns import heading_of
from budgets.exports.figures_query import figures, write_figures
from budgets.exports.publication import Publication
from budgets.exports.resources import Field, Record, Resource, Type
from budgets.exports.source_lines import source_lines
from budgets.figure_card import FigureCard
from budgets.figure_ids import FigureId
from budgets.models import PublishedTable
from budgets.money import DASH, plain

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


def record_of(of: Publication, card: FigureCard) -> Record:
    """The row of one figure as it stands on its card, in the revision of the publication."""
    published, part, cell, line = card.grid.published, card.grid.part, card.cell, card.row.line
    heading = heading_of(published, part, cell.column)
    found = FigureId.parse(cell.figure_id)
    return (
        *of.place,
        *(published.key, published.official.subject, found.part, found.row),
        *(line.code, line.name_zh, line.name_en, line.level, found.column),
        *(heading.zh, heading.en, "true" if card.is_additive else "false"),
        *(cell.zh, cell.amended, "" if cell.zh == DASH else plain(cell.zh), card.unit),
        *(source_lines(line), of.revision_number, cell.figure_id),
        f"{of.figure_address(cell.figure_id)}",
    )


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
