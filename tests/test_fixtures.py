"""The fixtures of both disclosures against the copies of their documents."""

import re
from collections import Counter

import pytest

from budgets import source_copy
from budgets.imports.provenance import unmarked
from budgets.models import Figure, IndicatorValue, LineItem, TextCell
from budgets.money import amount_of
from budgets.official.kinds import Kind
from tests.conftest import FOLDERS, HONGSHAN, PUTUO, disclosure_of

# Both databases would give the same.
pytestmark = pytest.mark.once

# The tables whose cells stand at their columns' places, and how many amounts they have.
MONEY = {HONGSHAN: range(1, 11), PUTUO: range(1, 10)}
AMOUNTS = {HONGSHAN: 488, PUTUO: 386}
OURS = (Kind.NUMBER, Kind.HORIZON, Kind.GOAL)


def copy_of(disclosure):
    document = disclosure.current_document()
    return source_copy.held(document.copy, document.sha256)


@pytest.fixture
def copy(hongshan):
    return copy_of(hongshan)


@pytest.fixture(params=FOLDERS)
def held(request, db):
    """Each disclosure with its copy and the numbers of its tables of money."""
    disclosure = disclosure_of(request.param)
    return disclosure, copy_of(disclosure), MONEY[request.param]


def printed_cells(line, copy):
    """What the document prints in the row, by column; a code's cells with a space between them."""
    table = line.published_table.official
    part = table.part(line.part)
    cells = [*copy.cells(line.line_from), *[""] * 20]
    place = table.first_cell(part)
    printed = {}
    for column in part.columns:
        printed[column.key] = " ".join(filter(None, cells[place : place + column.cells]))
        place += column.cells
    return printed


def test_every_figure_of_the_money_tables_stands_at_its_source_line(held):
    disclosure, copy, money = held
    figures = Figure.objects.of(disclosure).filter(line_item__published_table__number__in=money)
    for figure in figures.select_related("line_item__published_table__disclosure"):
        printed = printed_cells(figure.line_item, copy)
        assert figure.printed == printed[figure.column], figure.public_id
    assert len(figures) == AMOUNTS["/".join(map(str, disclosure.address))]


@pytest.mark.parametrize(("model", "count"), [(Figure, 113), (IndicatorValue, 268)])
def test_every_other_number_stands_on_its_source_lines(hongshan, copy, model, count):
    """Rows there are shifted, cut in two, or printed in running text: the place is the lines."""
    money = MONEY[HONGSHAN]
    cells = model.objects.of(hongshan).exclude(line_item__published_table__number__in=money)
    for cell in cells.select_related("line_item__published_table__disclosure"):
        line = cell.line_item
        numbers = range(line.line_from, line.line_to + 1)
        if line.published_table.official.part(line.part).in_running_text:
            printed = "".join(copy.line(number) for number in numbers)
            assert re.search(rf"(?<![\d.]){re.escape(cell.printed)}(?!\d|\.\d)", printed), cell
        else:
            assert cell.printed in [t for n in numbers for t in [*copy.cells(n), ""]], cell
    assert len(cells) == count


def test_every_text_cell_of_the_money_tables_stands_at_its_source_line(hongshan, copy):
    texts = TextCell.objects.filter(
        line_item__published_table__disclosure=hongshan,
        line_item__published_table__number__in=MONEY[HONGSHAN],
    )
    for text in texts.select_related("line_item__published_table__disclosure"):
        assert text.text_zh == printed_cells(text.line_item, copy)[text.column]
    assert len(texts) == 8


def test_every_row_of_the_money_tables_has_its_printed_code_and_name(held):
    disclosure, copy, money = held
    lines = LineItem.objects.of(disclosure).filter(published_table__number__in=money)
    for line in lines.select_related("published_table__disclosure"):
        printed = printed_cells(line, copy)
        if line.name_zh == "合计":
            # Where it is merged over the cells of the code, it stands in the first of them.
            assert "合计" in (printed["name"], printed["code"])
            continue
        assert line.code_printed == printed.get("code", "")
        assert line.name_zh == printed.get("name", "")


def test_no_printed_cell_of_a_money_table_was_left_out(held):
    """Counted the other way: each text in the rows of the tables of money is one of ours."""
    disclosure, copy, money = held
    ours, theirs = Counter(), Counter()
    rows = LineItem.objects.of(disclosure).filter(published_table__number__in=money)
    for number in set(rows.values_list("line_from", flat=True)):
        theirs.update(text for text in copy.cells(number) if text)
    for line in rows.prefetch_related("figures", "text_cells"):
        ours.update([*line.code_printed.split(), *filter(None, [line.name_zh])])
        ours.update(figure.printed for figure in line.figures.all() if figure.printed)
        ours.update(cell.text_zh for cell in line.text_cells.all() if cell.text_zh)
    assert ours == theirs


def test_every_table_line_with_an_amount_is_a_row(held):
    """No line of a table was skipped, whatever the fixtures say of it."""
    disclosure, copy, _money = held
    rows = LineItem.objects.of(disclosure).filter(published_table__number__gt=0)
    ours = {n for line in rows for n in range(line.line_from, line.line_to + 1)}
    for table in disclosure.tables.filter(number__gt=0):
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
        (
            11,
            {"about": 3, "revenue": 3, "expenditure": 4, "functions": 4, "tasks": 4, "projects": 4}
            | {"overall": 2, "goals": 8, "longterm": 30, "annual": 32},
        ),
        (
            12,
            {"programme": 1, "about": 4, "reasons": 11, "contents": 16, "changes": 1}
            | {"sources": 16, "costs": 28, "goals": 8, "longterm": 34, "annual": 36},
        ),
        (
            0,
            {"staff": 11, "growth": 3, "department-shares": 2, "general-shares": 2}
            | {"procurement": 4, "vehicles": 2, "goals": 1},
        ),
    ],
)
def test_tables_have_the_printed_number_of_rows(hongshan, number, rows):
    lines = hongshan.tables.get(number=number).line_items
    assert Counter(lines.values_list("part", flat=True)) == rows


def test_titles_and_notes_stand_in_the_document(held):
    disclosure, copy, _money = held
    for table in disclosure.tables.filter(number__gt=0):
        lines = [copy.line(number) for number in range(table.first_line, table.last_line + 1)]
        assert any(line.lstrip("# ") == table.title_printed for line in lines)
        assert any(re.search(f"单位[：:]{table.unit}$", line) for line in lines)
        assert any(line.startswith(table.entity_line_zh) for line in lines)
        for note, number in table.printed_notes:
            assert note.zh == copy.line(number)


def test_headings_as_shown_stand_in_the_document(held):
    disclosure, copy, _money = held
    for table in disclosure.tables.filter(number__gt=0):
        printed = {
            text
            for number in range(table.first_line, table.last_line + 1)
            for text in copy.cells(number)
        }
        closed = {unmarked(text) for text in printed}
        for part in table.official.parts:
            # Numbers, horizons and goals of rows are columns of ours; so are headings of prose.
            kinds = {column.key: column.kind for column in part.columns}
            split = {column.key for column in part.columns if column.cells > 1}
            for key, heading in table.headings_of(part).items():
                if kinds.get(key) not in OURS and not part.in_running_text and part.key != "about":
                    for text in heading.zh.split() if key in split else [heading.zh]:
                        assert text in printed or text in closed, (table, heading)


def test_every_amount_is_what_its_text_means(held):
    for figure in Figure.objects.of(held[0]):
        assert figure.amount == amount_of(figure.printed)


def test_every_name_has_its_english(held):
    for line in LineItem.objects.of(held[0]).select_related("functional", "economic"):
        assert bool(line.name_en) == bool(line.name_zh)
        category = line.functional or line.economic
        assert category is None or line.name_en.endswith(category.name_en)


@pytest.mark.parametrize(("address", "folder"), FOLDERS.items(), ids=FOLDERS)
def test_readme_gives_the_digests_of_the_copy_and_the_content(db, address, folder):
    disclosure = disclosure_of(address)
    readme = (folder / "README.md").read_text("utf-8")
    assert disclosure.current_document().sha256 in readme
    # What a folder's amendments say is added by corrections, after it was loaded.
    assert disclosure.revisions.get(number=1).content_digest in readme


def test_blacking_out_moved_no_line(copy):
    assert [number for number, line in enumerate(copy.lines, 1) if "█" in line] == [341, 462]
    assert len(copy.lines) == 745
