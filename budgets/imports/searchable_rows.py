"""What of the rows of the official tables can be searched for: each thing once, however many rows
of however many tables are about it."""

from collections.abc import Iterable, Iterator, Sequence

from django.utils import translation

from budgets.bilingual import Bilingual
from budgets.grid import PartGrid, Row, TableGrid
from budgets.grid_cells import HORIZONS
from budgets.imports.searchable import (
    NOTHING,
    Amounts,
    Spot,
    Thing,
    joined,
    main_cell,
    main_spot,
    texts_of,
)
from budgets.models import Disclosure, FunctionalCategory, Horizon, Project, SearchKind
from budgets.official import subjects
from budgets.official.kinds import Kind
from budgets.row_names import row_name, without_numeral
from budgets.tokens import letters

# The tables that show the classifications, and the projects, whole.
WHOLE = (
    subjects.EXPENDITURE_BY_FUNCTION,
    subjects.BASIC_BY_ECONOMIC,
    subjects.PROJECTS,
)
Key = tuple[SearchKind, object]


def things_in(
    disclosure: Disclosure, grids: Sequence[TableGrid], amounts: Amounts
) -> Iterator[Thing]:
    """What the rows are about, in the order in which the document first names it.

    Names are made in the language spoken now, which must be Chinese, and in English.
    """
    found: dict[Key, list[Spot]] = {}
    spots = ((part, row) for grid in grids for part in grid.parts for row in part.rows)
    for part, row in spots:
        found.setdefault(_key(part, row), []).append((part, row))
    making = _Making(disclosure, amounts)
    for (kind, _what), mine in found.items():
        thing = making.thing(kind, mine)
        # A blank row without a name of its own says nothing.
        if thing.amounts or thing.text.zh or mine[0][1].line.name_zh:
            yield thing


def _key(part: PartGrid, row: Row) -> Key:
    """What a row is about; rows of one key are one thing."""
    line = row.line
    if line.category:
        return SearchKind.CATEGORIES, (type(line.category), line.category.code)
    if part.part.key == subjects.COSTS and not row.is_total:
        return SearchKind.COSTS, line.pk
    if line.project and not line.is_inferred:
        return SearchKind.PROJECTS, line.project.pk
    if line.goal and part.part.values:
        return SearchKind.INDICATORS, (line.goal.number, letters(line.name_zh))
    if line.goal:
        text = letters(row.text.zh) if row.text else ""
        return SearchKind.INDICATORS, (line.goal.number, "", text)
    # A row without a name of its own is no other row, whatever it is called.
    return SearchKind.ROWS, letters(row_name(part, row)) if line.name_zh else line.pk


class _Making:
    """Makes one thing of the rows about it."""

    def __init__(self, disclosure: Disclosure, amounts: Amounts) -> None:
        self.disclosure = disclosure
        self.amounts = amounts
        self.address_of = disclosure.figure_addresses()

    def thing(self, kind: SearchKind, spots: list[Spot]) -> Thing:
        part, row = spot = main_spot(spots, _shows_the_whole)
        cell = main_cell(spot)
        line = row.line
        is_goal = kind is SearchKind.INDICATORS
        return Thing(
            kind,
            self._title(kind, part, row),
            self._path(kind, part, row),
            _context(kind, spots, part, row),
            code=line.category.code if line.category else self._code(kind, row),
            text=texts_of(spots),
            value=_targets(spots) if is_goal else NOTHING,
            main=None
            if is_goal or cell is None or cell.amount is None
            else self.amounts.amount(part, cell),
            amounts=self.amounts.of(spots),
        )

    def _title(self, kind: SearchKind, part: PartGrid, row: Row) -> Bilingual:
        line = row.line
        if line.category:
            return line.category.name
        if kind is SearchKind.PROJECTS and line.project:
            return line.project.name
        if kind is SearchKind.ROWS:
            return _in_both(part, row)
        if line.goal and not part.part.values:
            return line.goal.name
        return Bilingual(without_numeral(line.name_zh), without_numeral(line.name_en))

    def _code(self, kind: SearchKind, row: Row) -> str:
        if kind is SearchKind.PROJECTS and row.line.project:
            return row.line.project.code
        return row.line.code_printed if kind is SearchKind.ROWS else ""

    def _path(self, kind: SearchKind, part: PartGrid, row: Row) -> str:
        if row.line.goal and not part.part.values:
            performance = f"{self.disclosure.get_absolute_url()}performance/"
            return f"{performance}#goal-{row.line.goal.number}"
        cell = main_cell((part, row))
        if kind not in (SearchKind.ROWS, SearchKind.COSTS) and row.line.address:
            return row.line.address
        if cell is not None:
            return self.address_of(cell.figure_id)
        return part.published.get_absolute_url()


def _shows_the_whole(spot: Spot) -> bool:
    return spot[0].published.official.subject in WHOLE


def _in_both(part: PartGrid, row: Row) -> Bilingual:
    """The name of a row as sentences have it, in either language."""
    chinese = row_name(part, row)
    with translation.override("en"):
        return Bilingual(chinese, row_name(part, row))


def _context(kind: SearchKind, spots: list[Spot], part: PartGrid, row: Row) -> Bilingual:
    """Where a thing stands: its classification, project or goal, and the tables that print it."""
    line = row.line
    above = []
    if kind is SearchKind.CATEGORIES:
        above.append(
            Bilingual("支出功能分类", "functional classification")
            if isinstance(line.category, FunctionalCategory)
            else Bilingual("支出经济分类", "economic classification")
        )
    if kind is SearchKind.COSTS and line.project:
        above.append(_project(line.project, line.is_inferred))
    if line.goal:
        above.append(Bilingual(f"目标 {line.goal.number}", f"goal {line.goal.number}"))
    tables = [*dict.fromkeys(each.published.label for each, _row in spots)]
    if kind in (SearchKind.CATEGORIES, SearchKind.PROJECTS):
        tables = [part.published.label]
    return _listed([*above, *tables])


def _project(project: Project, is_inferred: bool) -> Bilingual:
    """The project of a cost; that it is we who say so is said."""
    if is_inferred:
        return Bilingual(f"{project.name_zh}（本站推断）", f"{project.name_en} (inferred by us)")
    return project.name


def _listed(names: Iterable[Bilingual]) -> Bilingual:
    found = list(names)
    return Bilingual("，".join(name.zh for name in found), ", ".join(name.en for name in found))


def _targets(spots: list[Spot]) -> Bilingual:
    """The printed targets of an indicator: one, or those of each horizon."""
    found: dict[Bilingual, list[str]] = {}
    for part, row in spots:
        for cell in row.cells:
            if cell.column.kind is Kind.VALUE and cell.column.key == "target" and cell.zh:
                target = Bilingual(cell.zh, cell.en)
                found.setdefault(target, []).append(part.part.key)
    if len({letters(target.zh) for target in found}) < 2:
        return next(iter(found), NOTHING)
    return joined(
        Bilingual(f"{horizon.zh} {target.zh}", f"{horizon.en} {target.en}")
        for target, keys in found.items()
        for horizon in dict.fromkeys(HORIZONS[Horizon(key)] for key in keys)
    )
