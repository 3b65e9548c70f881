"""The fixtures of the first disclosure against the copy of its document."""

import re
from collections import Counter

import pytest

from budgets import source_copy
from budgets.models import Figure, LineItem, TextCell
from budgets.money import amount_of
from tests.conftest import FOLDER

STAFF_DATA = re.compile(r"\b0\d{2,3}[-－ ]?\d{7,8}\b|(?<!\d)1[3-9]\d{9}(?!\d)")


@pytest.fixture
def copy(hongshan):
    document = hongshan.current_document()
    return source_copy.held(document.copy, document.sha256)


def place_of(cell):
    """Where the document prints a cell: the line, and the position in it."""
    line = cell.line_item
    table = line.published_table.official
    part = table.part(line.part)
    column = part.column(cell.column)
    return line.line_from, table.first_cell(part) + part.columns.index(column)


def test_every_figure_stands_at_its_source_line(hongshan, copy):
    figures = Figure.objects.of(hongshan).select_related("line_item__published_table__disclosure")
    for figure in figures:
        number, position = place_of(figure)
        cells = [*copy.cells(number), *[""] * 20]
        assert figure.printed == cells[position], figure.public_id
    assert len(figures) == 488


def test_every_text_cell_stands_at_its_source_line(hongshan, copy):
    texts = TextCell.objects.filter(line_item__published_table__disclosure=hongshan)
    for text in texts.select_related("line_item__published_table__disclosure"):
        number, position = place_of(text)
        assert text.text_zh == copy.cells(number)[position]
    assert len(texts) == 8


def test_every_row_has_its_printed_code_and_name(hongshan, copy):
    lines = LineItem.objects.of(hongshan).select_related("published_table__disclosure")
    for line in lines:
        table = line.published_table.official
        part = table.part(line.part)
        cells = copy.cells(line.line_from)[table.first_cell(part) :]
        printed = dict(zip([column.key for column in part.columns], cells, strict=False))
        assert line.code_printed == printed.get("code", "")
        assert line.name_zh == printed.get("name", "")


def test_no_printed_cell_of_a_table_was_left_out(hongshan, copy):
    """Counted the other way: each text in the rows of tables 1 to 10 is one of ours."""
    ours, theirs = Counter(), Counter()
    lines = set(LineItem.objects.of(hongshan).values_list("line_from", flat=True))
    for number in lines:
        theirs.update(text for text in copy.cells(number) if text)
    for line in LineItem.objects.of(hongshan).prefetch_related("figures", "text_cells"):
        ours.update(text for text in (line.code_printed, line.name_zh) if text)
        ours.update(figure.printed for figure in line.figures.all() if figure.printed)
        ours.update(cell.text_zh for cell in line.text_cells.all() if cell.text_zh)
    assert ours == theirs


def test_every_table_line_with_an_amount_is_a_row(hongshan, copy):
    """No line of a table was skipped, whatever the fixtures say of it."""
    ours = set(LineItem.objects.of(hongshan).values_list("line_from", flat=True))
    for table in hongshan.tables.all():
        for number in range(table.first_line, table.last_line + 1):
            if any(re.fullmatch(r"[\d,]+\.\d\d", text) for text in copy.cells(number)):
                assert number in ours


@pytest.mark.parametrize(
    ("number", "rows"),
    [
        (1, {"revenue": 12, "expenditure": 27}),
        (2, {"": 3}),
        (3, {"": 19}),
        (4, {"revenue": 9, "expenditure": 27}),
        (5, {"": 19}),
        (6, {"": 25}),
        (7, {"": 1}),
        (8, {}),
        (9, {}),
        (10, {"": 8}),
    ],
)
def test_tables_have_the_printed_number_of_rows(hongshan, number, rows):
    lines = hongshan.tables.get(number=number).line_items
    assert Counter(lines.values_list("part", flat=True)) == rows


def test_titles_and_notes_stand_in_the_document(hongshan, copy):
    for table in hongshan.tables.all():
        lines = [copy.line(number) for number in range(table.first_line, table.last_line + 1)]
        assert any(line.lstrip("# ") == table.title_printed for line in lines)
        assert f"单位：{table.unit}" in lines
        assert table.entity_line_zh in lines
        for note, number in table.printed_notes:
            assert note.zh == copy.line(number)


def test_headings_as_shown_stand_in_the_document(hongshan, copy):
    for table in hongshan.tables.all():
        printed = {
            text
            for number in range(table.first_line, table.last_line + 1)
            for text in copy.cells(number)
        }
        for heading in table.headings.values():
            assert heading.zh in printed, (table, heading)


def test_every_amount_is_what_its_text_means(hongshan):
    for figure in Figure.objects.of(hongshan):
        assert figure.amount == amount_of(figure.printed)


def test_every_name_has_its_english(hongshan):
    for line in LineItem.objects.of(hongshan).select_related("functional", "economic"):
        assert bool(line.name_en) == bool(line.name_zh)
        category = line.functional or line.economic
        assert category is None or line.name_en.endswith(category.name_en)


def test_nothing_of_the_staff_is_in_the_fixtures():
    for path in FOLDER.iterdir():
        assert not STAFF_DATA.search(path.read_text("utf-8")), path


def test_readme_gives_the_digest_of_the_copy(hongshan):
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert hongshan.current_document().sha256 in readme


def test_blacking_out_moved_no_line(copy):
    assert [number for number, line in enumerate(copy.lines, 1) if "█" in line] == [341, 462]
    assert len(copy.lines) == 745
