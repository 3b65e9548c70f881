"""The fixtures of the first disclosure against the copy of its document."""

import re
from collections import Counter, defaultdict

import pytest

from budgets import source_copy
from budgets.imports.provenance import unmarked
from budgets.models import Figure, IndicatorValue, LineItem, TextCell
from budgets.money import amount_of
from budgets.official.kinds import Kind
from tests.conftest import FOLDER

# The tables whose cells stand at their columns' places.
MONEY = range(1, 11)
OURS = (Kind.NUMBER, Kind.HORIZON, Kind.GOAL)


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


def test_every_figure_of_the_money_tables_stands_at_its_source_line(hongshan, copy):
    figures = Figure.objects.of(hongshan).filter(line_item__published_table__number__in=MONEY)
    for figure in figures.select_related("line_item__published_table__disclosure"):
        number, position = place_of(figure)
        cells = [*copy.cells(number), *[""] * 20]
        assert figure.printed == cells[position], figure.public_id
    assert len(figures) == 488


@pytest.mark.parametrize(("model", "count"), [(Figure, 113), (IndicatorValue, 268)])
def test_every_other_number_stands_on_its_source_lines(hongshan, copy, model, count):
    """Rows there are shifted, cut in two, or printed in running text: the place is the lines."""
    cells = model.objects.of(hongshan).exclude(line_item__published_table__number__in=MONEY)
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
        line_item__published_table__number__in=MONEY,
    )
    for text in texts.select_related("line_item__published_table__disclosure"):
        number, position = place_of(text)
        assert text.text_zh == copy.cells(number)[position]
    assert len(texts) == 8


def test_every_row_of_the_money_tables_has_its_printed_code_and_name(hongshan, copy):
    lines = LineItem.objects.of(hongshan).filter(published_table__number__in=MONEY)
    for line in lines.select_related("published_table__disclosure"):
        table = line.published_table.official
        part = table.part(line.part)
        cells = copy.cells(line.line_from)[table.first_cell(part) :]
        printed = dict(zip([column.key for column in part.columns], cells, strict=False))
        assert line.code_printed == printed.get("code", "")
        assert line.name_zh == printed.get("name", "")


def test_no_printed_cell_of_a_money_table_was_left_out(hongshan, copy):
    """Counted the other way: each text in the rows of tables 1 to 10 is one of ours."""
    ours, theirs = Counter(), Counter()
    rows = LineItem.objects.of(hongshan).filter(published_table__number__in=MONEY)
    for number in set(rows.values_list("line_from", flat=True)):
        theirs.update(text for text in copy.cells(number) if text)
    for line in rows.prefetch_related("figures", "text_cells"):
        ours.update(text for text in (line.code_printed, line.name_zh) if text)
        ours.update(figure.printed for figure in line.figures.all() if figure.printed)
        ours.update(cell.text_zh for cell in line.text_cells.all() if cell.text_zh)
    assert ours == theirs


# What tables 11 and 12 print besides their rows and the declared headings.
LABELS = {
    *(
        "整体支出绩效目标表",
        "单位：万元",
        "部门总体资金情况（万元）",
        "总体资金情况",
        "近两年指标值",
    ),
    *("长期目标", "年度目标", "指标值", "预期当年实现值", "年度绩效指标", "长期绩效指标"),
    *(
        "##项目支出绩效目标表",
        "单位名称：洪山区大数据中心",
        "资金单位：万元",
        "项目名称",
        "项目代码",
    ),
    *("项目主要内容", "项目申请理由", "名称", "目标说明", "目标名称", "项目总预算", "项目当年预算"),
    *("年度工作任务", "部门职能概述", "项目前两年预算及当年预算变动情况"),
}


@pytest.mark.parametrize("number", [11, 12])
def test_no_printed_cell_of_a_performance_table_was_left_out(hongshan, copy, number):
    """Every cell there is a heading, or (a part of) what a row of its line has, or holds that."""
    published = hongshan.tables.get(number=number)
    headings = set(LABELS)
    for part in published.official.parts:
        headings |= {unmarked(heading.zh) for heading in published.headings_of(part).values()}
        headings.add(unmarked(part.title.zh))
    ours = defaultdict(set)
    for line in published.line_items.prefetch_related("figures", "text_cells", "indicatorvalues"):
        texts = {line.name_zh, line.code_printed, line.goal.name_zh if line.goal else ""}
        texts |= {cell.printed for cell in (*line.figures.all(), *line.indicatorvalues.all())}
        texts |= {cell.text_zh for cell in line.text_cells.all()}
        for number in range(line.line_from, line.line_to + 1):
            ours[number] |= {unmarked(text) for text in texts if text}
    for number in range(published.first_line, published.last_line + 1):
        for cell in filter(None, map(unmarked, copy.cells(number))):
            assert cell in headings or accounted_for(cell, ours[number]), (number, cell)


def accounted_for(cell, texts):
    """Whether a cell is a part of one of the texts, or consists of texts and numerals."""
    if any(cell in text for text in texts):
        return True
    for text in sorted(texts, key=len, reverse=True):
        cell = cell.replace(text, "")
    return not re.search(r"[^\d.:：]", cell)


def test_every_table_line_with_an_amount_is_a_row(hongshan, copy):
    """No line of a table was skipped, whatever the fixtures say of it."""
    rows = LineItem.objects.of(hongshan).filter(published_table__number__gt=0)
    ours = {n for line in rows for n in range(line.line_from, line.line_to + 1)}
    for table in hongshan.tables.filter(number__gt=0):
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


def test_titles_and_notes_stand_in_the_document(hongshan, copy):
    for table in hongshan.tables.filter(number__gt=0):
        lines = [copy.line(number) for number in range(table.first_line, table.last_line + 1)]
        assert any(line.lstrip("# ") == table.title_printed for line in lines)
        assert any(line.endswith(f"单位：{table.unit}") for line in lines)
        assert table.entity_line_zh in (*lines, "")
        for note, number in table.printed_notes:
            assert note.zh == copy.line(number)


def test_headings_as_shown_stand_in_the_document(hongshan, copy):
    for table in hongshan.tables.filter(number__gt=0):
        printed = {
            text
            for number in range(table.first_line, table.last_line + 1)
            for text in copy.cells(number)
        }
        closed = {unmarked(text) for text in printed}
        for part in table.official.parts:
            # Numbers, horizons and goals of rows are columns of ours; so are headings of prose.
            kinds = {column.key: column.kind for column in part.columns}
            for key, heading in table.headings_of(part).items():
                if kinds.get(key) not in OURS and not part.in_running_text and part.key != "about":
                    assert heading.zh in printed or heading.zh in closed, (table, heading)


def test_every_amount_is_what_its_text_means(hongshan):
    for figure in Figure.objects.of(hongshan):
        assert figure.amount == amount_of(figure.printed)


def test_every_name_has_its_english(hongshan):
    for line in LineItem.objects.of(hongshan).select_related("functional", "economic"):
        assert bool(line.name_en) == bool(line.name_zh)
        category = line.functional or line.economic
        assert category is None or line.name_en.endswith(category.name_en)


def test_readme_gives_the_digest_of_the_copy(hongshan):
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert hongshan.current_document().sha256 in readme


def test_blacking_out_moved_no_line(copy):
    assert [number for number, line in enumerate(copy.lines, 1) if "█" in line] == [341, 462]
    assert len(copy.lines) == 745
