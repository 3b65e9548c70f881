"""How texts and names are written: brackets in pairs, one name for the publisher."""

import re
from collections.abc import Iterator

from budgets.bilingual import Bilingual, capitalised, letters
from budgets.grid import PartGrid
from budgets.official.kinds import Kind
from budgets.rules.comparing import lines_of, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.form.tables import official
from budgets.rules.snapshot import Snapshot
from budgets.rules.wording import listed, part_name, row_name, section_name

_PAIRS = (("（", "）"), ("《", "》"), ("“", "”"), ("〔", "〕"), ("〈", "〉"), ("「", "」"))
# 1) numbers a list, (1) is in brackets.
_NUMBERED = re.compile(r"(?:^|[；;：:。\s])\d{1,2}\s*[)）]")
_IN_PAIRS = Bilingual("括号、引号成对", "brackets and quotation marks in pairs")
# “部门/单位：”, “编制单位：” before the name.
_LABEL = re.compile(r"^[^：:]*[：:]\s*")


def _unpaired(text: str) -> str:
    """The brackets of which a text has more of one side than of the other, of either width."""
    plain = _NUMBERED.sub("", text).replace("(", "（").replace(")", "）")
    return "、".join(a + b for a, b in _PAIRS if plain.count(a) != plain.count(b))


def _brackets(snapshot: Snapshot) -> Iterator[Comparison]:
    """One comparison for each part whose texts are whole, and one for each text that is not."""
    for grid in snapshot.parts():
        yield from _brackets_of(grid)
    for section in snapshot.sections:
        left = Side(_IN_PAIRS)
        found = _unpaired(section.text_zh)
        right = Side(Bilingual(found or "成对", found or "in pairs"), lines=(lines_of(section),))
        name = listed(section_name(section), _IN_PAIRS)
        yield verdict(f"s{section.number}", name, left, right, holds=not found)


def _brackets_of(grid: PartGrid) -> Iterator[Comparison]:
    texts = [
        (row, cell)
        for row in grid.rows
        for cell in row.cells
        if cell.column.kind in (Kind.TEXT, Kind.NAME) and cell.zh
    ]
    faults = [(row, cell, found) for row, cell in texts if (found := _unpaired(cell.zh))]
    for row, cell, found in faults:
        name = listed(part_name(grid), row_name(row), _IN_PAIRS)
        right = Side(Bilingual(f"{found}：…{cell.zh[-12:]}", ""), lines=(lines_of(row.line),))
        key = f"{row.line.row_id}.{cell.column.key}"
        yield verdict(key, name, Side(_IN_PAIRS), right, holds=False)
    if texts and not faults:
        table = grid.published
        right = Side(
            Bilingual(f"{len(texts)} 处都成对", f"all {len(texts)} in pairs"),
            lines=((table.first_line, table.last_line),),
        )
        key = f"{table.figure_prefix}{f'.{grid.part.key}' if grid.part.key else ''}"
        name = listed(part_name(grid), _IN_PAIRS)
        yield verdict(key, name, Side(_IN_PAIRS), right, holds=True)


def _entities(snapshot: Snapshot) -> Iterator[Comparison]:
    """Whose table it is, as the table says, against the publisher's name."""
    publisher = snapshot.disclosure.publisher.name
    for grid in official(snapshot):
        table = grid.published
        if table.entity_line_zh:
            said = _LABEL.sub("", table.entity_line_zh)
            name = Bilingual(
                f"{table.label.zh}所写的单位名称", f"{capitalised(table.label.en)}, whose it is"
            )
            left = Side(Bilingual(said, ""), lines=((table.first_line, table.last_line),))
            holds = letters(said) == letters(publisher.zh)
            right = Side(publisher)
            yield verdict(table.figure_prefix, name, left, right, holds=holds)


_rule = Family.FORM.rule

RULES = (
    _rule(
        10,
        "各表所写的单位名称 = 发布单位名称",
        "The name over each table is the publisher’s",
        (),
        _entities,
        severity=Severity.FORM,
    ),
    _rule(
        11,
        "括号、引号成对",
        "Brackets and quotation marks stand in pairs",
        (),
        _brackets,
        severity=Severity.FORM,
    ),
)
