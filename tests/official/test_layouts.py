"""Every declared layout keeps what pages, files and checks rely on."""

import pytest

from budgets.figure_ids import ROW
from budgets.official import ALL_LAYOUTS, UnknownLayout, layout

TABLES = [
    pytest.param(each, table, id=f"{each.key}-{table.number}")
    for each in ALL_LAYOUTS
    for table in (*each, *([each.text] if each.text else []))
]


@pytest.mark.parametrize(("each", "table"), TABLES)
def test_keys_fit_into_ids_and_are_unique_in_their_part(each, table):
    for part in table.parts:
        keys = [column.key for column in part.columns]
        assert len(keys) == len(set(keys))
        assert all(ROW.fullmatch(key) for key in (*keys, *part.row_keys))


@pytest.mark.parametrize(("each", "table"), TABLES)
def test_headings_are_in_both_languages(each, table):
    headings = [heading for part in table.parts for heading in part.headings.values()]
    for heading in (table.title, *headings):
        assert heading.zh
        assert heading.en.isascii() or "’" in heading.en


@pytest.mark.parametrize(("each", "table"), TABLES)
def test_total_rows_are_rows_of_their_part(each, table):
    for part in table.parts:
        assert part.total_rows <= set(part.row_keys)


@pytest.mark.parametrize("each", ALL_LAYOUTS, ids=lambda each: each.key)
def test_numbers_and_subjects_name_one_table_each(each):
    assert len({table.number for table in each}) == len(each.tables)
    assert len({table.subject for table in each}) == len(each.tables)
    assert all(each.table(table.number) is table for table in each)


def test_unknown_layout_raises_and_names_the_known_ones():
    with pytest.raises(UnknownLayout, match="wuhan-2024"):
        layout("atlantis-1999")
