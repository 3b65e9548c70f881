"""Tables 11 and 12 of the first disclosure against the copy of its document."""

import re
from collections import defaultdict

import pytest

from budgets.imports.provenance import unmarked
from tests.test_fixtures import copy_of

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
def test_no_printed_cell_of_a_performance_table_was_left_out(hongshan, number):
    """Every cell there is a heading, or (a part of) what a row of its line has, or holds that."""
    published, copy = hongshan.tables.get(number=number), copy_of(hongshan)
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
