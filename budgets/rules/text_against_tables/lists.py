"""Where the text names the rows of a table one by one, none that has an amount is missing."""

from collections import defaultdict
from collections.abc import Iterator

from budgets.bilingual import Bilingual
from budgets.models import Mention, TextSection
from budgets.official.declarations import TEXT
from budgets.rules.comparing import NOT_IN_TEXT, lines_of, printed, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot, Spot, spot_of
from budgets.rules.wording import cell_name, listed, section_name

_IN_TEXT = Bilingual("文字中列有", "named in the text")


def _lists(snapshot: Snapshot) -> Iterator[Comparison]:
    """Where a section names some rows of a group with their amounts, it names all that have one."""
    by_section: dict[str, list[Mention]] = defaultdict(list)
    for mention in snapshot.mentions:
        by_section[mention.section.number].append(mention)
    for mentions in by_section.values():
        ids = [str(mention.figure.public_id) for mention in mentions]
        spots = [snapshot.spots[each] for each in ids if each in snapshot.spots]
        groups: dict[tuple[int, str, int], list[Spot]] = defaultdict(list)
        for spot in spots:
            line = spot.row.line
            if spot.grid.published.number != TEXT and line.parent_id:
                key = (spot.grid.published.number, spot.cell.column.key, line.parent_id)
                groups[key].append(spot)
        for (_table, column, _parent), group in groups.items():
            if len({spot.row.line.row for spot in group}) > 1:
                yield from _siblings(mentions[0].section, group[0], column, spots)


def _siblings(
    section: TextSection, one: Spot, column: str, named: list[Spot]
) -> Iterator[Comparison]:
    ids = {spot.cell.figure_id for spot in named}
    # An amount may be named under a row above that prints the same, but not under a sibling.
    parent = one.row.line.parent_id
    others = [spot for spot in named if spot.row.line.parent_id != parent]
    said = {spot.amount for spot in others if spot.grid is one.grid}
    for row in one.grid.rows:
        spot = spot_of(one.grid, row, column)
        if row.line.parent_id != one.row.line.parent_id or spot is None or not spot.amount:
            continue
        holds = spot.cell.figure_id in ids or spot.amount in said
        where = section_name(section)
        lines = (lines_of(section),)
        left = Side(_IN_TEXT if holds else NOT_IN_TEXT, lines=lines)
        key = f"s{section.number}.{spot.cell.figure_id}"
        yield verdict(key, listed(where, cell_name(spot)), left, printed(spot), holds=holds)


RULES = (
    Family.TEXT_AGAINST_TABLES.rule(
        3,
        "文字逐项列出的，一项不缺",
        "Where the text names rows one by one, none that has an amount is missing",
        (),
        _lists,
        severity=Severity.TEXT,
    ),
)
