"""What rules call tables, rows and cells, in both languages at once."""

from budgets.bilingual import Bilingual, capitalised, closed_up
from budgets.grid import PartGrid, Row
from budgets.models import TextSection
from budgets.row_names import without_numeral
from budgets.rules.snapshot import Spot


def part_name(grid: PartGrid) -> Bilingual:
    """A table, and the part of it: 表 1 收入; Table 1, Revenue."""
    label, title = grid.published.label, grid.part.title
    english = capitalised(label.en)
    if title is None or len(grid.published.official.parts) == 1:
        return Bilingual(label.zh, english)
    return Bilingual(f"{label.zh}“{title.zh}”", f"{english}, {title.en}")


def row_name(row: Row) -> Bilingual:
    """A row by its code and name: 201 一般公共服务支出; an indicator after its goal.

    A total without a name is 合计.
    """
    line = row.line
    if line.goal and line.name_zh:
        goal, name = line.goal.name, closed_up(line.name_zh)
        return Bilingual(f"{goal.zh}“{name}”", f"{goal.en} “{line.name_en}”")
    zh, en = (without_numeral(name) for name in (line.name_zh, line.name_en))
    if not zh and row.is_total:
        zh, en = "合计", "Total"
    code = f"{line.code_printed} " if line.code_printed else ""
    return Bilingual(f"{code}{closed_up(zh)}".strip(), f"{code}{en}".strip())


def column_name(grid: PartGrid, column: str) -> Bilingual:
    """A column by its headings, "" where its part has no other: 基本支出：小计."""
    found = grid.part.column(column)
    if found is None or len(grid.part.amounts) + len(grid.part.values) == 1:
        return Bilingual("", "")
    heading = grid.published.full_heading(grid.part, found)
    return Bilingual(closed_up(heading.zh), heading.en)


def cell_name(spot: Spot) -> Bilingual:
    """A cell by its table, row and column: 表 3，201 一般公共服务支出，基本支出."""
    return listed(
        part_name(spot.grid), row_name(spot.row), column_name(spot.grid, spot.cell.column.key)
    )


def section_name(section: TextSection) -> Bilingual:
    """A section of the text by its heading."""
    return Bilingual(f"文字部分“{section.name_zh}”", f"The text, “{section.name_en}”")


def listed(*names: Bilingual) -> Bilingual:
    """Names after each other; those that are empty are left out."""
    return Bilingual(
        "，".join(name.zh for name in names if name.zh),
        ", ".join(name.en for name in names if name.en),
    )


def equation(left: Bilingual, right: Bilingual) -> Bilingual:
    """That two things are equal: 左 = 右."""
    return Bilingual(f"{left.zh} = {right.zh}", f"{left.en} = {right.en}")
