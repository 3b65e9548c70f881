"""Codes and names against the national classifications of the budget’s year."""

from collections.abc import Callable, Iterator

from budgets.bilingual import Bilingual, letters
from budgets.grid import PartGrid, Row
from budgets.models import Level
from budgets.official.kinds import Kind
from budgets.row_names import without_numeral
from budgets.rules.comparing import NOT_THERE, lines_of, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot
from budgets.rules.wording import listed, part_name, row_name

_LENGTHS = {Level.LEI: 3, Level.KUAN: 5, Level.XIANG: 7}
_LEVEL_NAMES = {
    Level.LEI: Bilingual("类（3 位）", "category (3 digits)"),
    Level.KUAN: Bilingual("款（5 位）", "section (5 digits)"),
    Level.XIANG: Bilingual("项（7 位）", "item (7 digits)"),
}
_UNKNOWN = Bilingual("分类中没有这个编码", "no such code in the classification")


# A row and its two sides, whether they agree, and what about the row is compared.
Held = tuple[Row, Side, Side, bool, Bilingual]


def _by_part(
    held: Callable[[PartGrid, str], Iterator[Held]], all_of: Bilingual
) -> Callable[[Snapshot], Iterator[Comparison]]:
    """One comparison for a part whose rows all agree, or one for each row that does not."""

    def compare(snapshot: Snapshot) -> Iterator[Comparison]:
        for grid in snapshot.parts():
            found = list(held(grid, snapshot.disclosure.edition))
            faults = [each for each in found if not each[3]]
            for row, left, right, holds, what in faults:
                name = listed(part_name(grid), row_name(row), what)
                yield verdict(row.line.row_id, name, left, right, holds=holds)
            if found and not faults:
                yield _all_agree(grid, len(found), all_of)

    return compare


def _all_agree(grid: PartGrid, count: int, all_of: Bilingual) -> Comparison:
    table = grid.published
    rows = Bilingual(f"{count} 行", f"{count} rows")
    left = Side(rows, lines=((table.first_line, table.last_line),))
    key = f"t{table.number:02}{f'.{grid.part.key}' if grid.part.key else ''}"
    return verdict(key, listed(part_name(grid), all_of), left, Side(rows), holds=True)


def _coded(grid: PartGrid) -> list[Row]:
    """The rows with a printed code, if the part is laid out by a classification."""
    prints_codes = any(column.kind is Kind.CODE for column in grid.part.columns)
    if not grid.part.classification or not prints_codes:
        return []
    return [row for row in grid.rows if row.line.code_printed]


def _place(row: Row, said: Bilingual) -> Side:
    return Side(said, lines=(lines_of(row.line),))


def _parents(grid: PartGrid, edition: str) -> Iterator[Held]:
    """Each 款 and 项 stands in the row of the code that it begins with."""
    for row in _coded(grid):
        line = row.line
        if len(line.code) > _LENGTHS[Level.LEI]:
            above = grid.row(line.code[:-2])
            holds = above is not None and above.line.pk == line.parent_id
            right = _place(above, row_name(above)) if above else Side(NOT_THERE)
            what = Bilingual(f"上级 {line.code[:-2]}", f"within {line.code[:-2]}")
            yield row, _place(row, Bilingual(line.code, line.code)), right, holds, what


def _levels(grid: PartGrid, edition: str) -> Iterator[Held]:
    for row in _coded(grid):
        line = row.line
        level = Level(line.level) if line.level else None
        holds = level is not None and _LENGTHS[level] == len(line.code)
        left = _place(row, Bilingual(line.code_printed, line.code_printed))
        right = Side(_LEVEL_NAMES[level] if level else Bilingual("无级次", "no level"))
        yield row, left, right, holds, Bilingual("级次", "level")


def _names(grid: PartGrid, edition: str) -> Iterator[Held]:
    """The name of every row about a category against the standard one."""
    for row in grid.rows:
        category = row.line.category
        if category:
            said = without_numeral(row.line.name_zh)
            holds = letters(said) == letters(category.name_zh)
            left, right = _place(row, Bilingual(said, "")), Side(Bilingual(category.name_zh, ""))
            yield row, left, right, holds, Bilingual("标准名称", "standard name")


def _codes(grid: PartGrid, edition: str) -> Iterator[Held]:
    for row in _coded(grid):
        category = row.line.category
        left = _place(row, Bilingual(row.line.code_printed, row.line.code_printed))
        right = Side(Bilingual(category.code, category.code) if category else _UNKNOWN)
        what = Bilingual(f"{edition} 年分类中的编码", f"a code of the classification of {edition}")
        yield row, left, right, category is not None, what


_rule = Family.CLASSIFICATION.rule

RULES = (
    _rule(
        1,
        "编码的上级在表中",
        "A code’s parent is in the table, and contains it",
        (),
        _by_part(
            _parents,
            Bilingual("编码的上级都在表中", "the parents of all codes are there"),
        ),
        severity=Severity.FORM,
    ),
    _rule(
        2,
        "级次 = 编码的长度",
        "A row’s level is that of its code’s length",
        (),
        _by_part(
            _levels, Bilingual("级次都与编码长度相符", "all levels are those of the codes’ lengths")
        ),
        severity=Severity.FORM,
    ),
    _rule(
        3,
        "科目名称 = 标准名称（括号宽度不计）",
        "A category’s name is the standard one, but for the width of brackets",
        (),
        _by_part(
            _names,
            Bilingual("名称都是标准名称", "all names are the standard ones"),
        ),
        severity=Severity.FORM,
    ),
    _rule(
        4,
        "编码在当年的分类中",
        "A code is one of the year’s classification",
        (),
        _by_part(
            _codes, Bilingual("编码都在当年的分类中", "all codes are of the year’s classification")
        ),
        severity=Severity.FORM,
    ),
)
