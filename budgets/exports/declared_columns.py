"""The columns that hold figures, as rows for the database to join: what each is, and is called."""

from collections.abc import Iterator, Sequence
from typing import Any

from budgets.bilingual import Bilingual
from budgets.models import Disclosure, PublishedTable
from budgets.official.declarations import Column, Part
from budgets.official.kinds import Kind
from budgets.official.terms import BASIS_NAMES


def declared_columns(disclosures: Sequence[Disclosure]) -> Iterator[tuple[Any, ...]]:
    """What is declared, or printed instead, of each column with figures, once a layout and year."""
    kinds = {(each.layout_key, each.fiscal_year): each for each in disclosures}
    for (layout, year), disclosure in kinds.items():
        printed = {table.number: table for table in disclosure.tables.all()}
        declared = [*disclosure.layout, *filter(None, [disclosure.layout.text])]
        for table in declared:
            published = printed.get(table.number) or PublishedTable(
                disclosure=disclosure, number=table.number
            )
            for part_place, part in enumerate(table.parts):
                for place, column in enumerate(part.columns):
                    if column.kind.is_amount:
                        about = _about(published, part, column)
                        yield (
                            layout,
                            year,
                            table.number,
                            part.key,
                            column.key,
                            part_place,
                            place,
                            *about,
                        )


def _about(published: PublishedTable, part: Part, column: Column) -> tuple[Any, ...]:
    heading = heading_of(published, part, column)
    leaf = int(column.kind is Kind.LEAF and column.year == 0)
    return published.official.subject, heading.zh, heading.en, column.unit, leaf


def heading_of(published: PublishedTable, part: Part, column: Column) -> Bilingual:
    """The column's headings; one of an earlier year with what its amounts are."""
    heading = published.full_heading(part, column)
    if column.basis is None:
        return heading
    basis = BASIS_NAMES[column.basis]
    return Bilingual(f"{heading.zh}（{basis.zh}）", f"{heading.en} ({basis.en})")
