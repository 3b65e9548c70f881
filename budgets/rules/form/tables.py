"""The tables of the layout: all there, the empty ones explained, titles and headings alike."""

from collections.abc import Iterator

from budgets.bilingual import Bilingual, capitalised
from budgets.grid import TableGrid
from budgets.models import PublishedTable
from budgets.official.declarations import TEXT
from budgets.rules.comparing import texts, verdict
from budgets.rules.declarations import Comparison, Family, Severity, Side
from budgets.rules.snapshot import Snapshot
from budgets.rules.wording import equation, listed

_PRESCRIBED = Bilingual("格式规定有此表", "the layout prescribes it")
_PUBLISHED = Bilingual("文件中有", "the document has it")
_MISSING = Bilingual("文件中没有", "the document lacks it")
_EMPTY = Bilingual("表中没有金额", "the table prints no amount")
_NO_NOTE = Bilingual("没有附注", "there is no note")


def official(snapshot: Snapshot) -> Iterator[TableGrid]:
    """The official tables that the document has, without the numbers of its text."""
    return (grid for grid in snapshot.grids if grid.published.number != TEXT)


def _name(table: PublishedTable) -> Bilingual:
    return Bilingual(table.label.zh, capitalised(table.label.en))


def _lines(table: PublishedTable) -> tuple[tuple[int, int], ...]:
    return ((table.first_line, table.last_line),)


def _complete(snapshot: Snapshot) -> Iterator[Comparison]:
    held = {grid.published.number: grid.published for grid in official(snapshot)}
    for declared in snapshot.disclosure.layout:
        published = held.get(declared.number)
        statement = Bilingual(
            f"表 {declared.number}“{declared.title.zh}”",
            f"Table {declared.number}, {declared.title.en}",
        )
        right = Side(_PUBLISHED, lines=_lines(published)) if published else Side(_MISSING)
        key = f"t{declared.number:02}"
        yield verdict(key, statement, Side(_PRESCRIBED), right, holds=published is not None)


def _notes(snapshot: Snapshot) -> Iterator[Comparison]:
    """A table without amounts says in a note why it has none."""
    for grid in official(snapshot):
        table = grid.published
        cells = [cell for part in grid.parts for row in part.rows for cell in row.cells]
        has_amounts = any(cell.amount is not None for cell in cells)
        if has_amounts or not any(part.part.amounts for part in grid.parts):
            continue
        notes = table.printed_notes
        right = Side(_NO_NOTE)
        if notes:
            right = Side(notes[0][0], lines=tuple((line, line) for _note, line in notes))
        explained = Bilingual("空表附有说明", "an empty table is explained")
        statement = listed(_name(table), explained)
        key = f"t{table.number:02}"
        yield verdict(key, statement, Side(_EMPTY, lines=_lines(table)), right, holds=bool(notes))


def _titles(snapshot: Snapshot) -> Iterator[Comparison]:
    """The title over each table against that in the contents."""
    for grid in official(snapshot):
        table = grid.published
        if table.contents_title and table.contents_line:
            names = (
                listed(_name(table), Bilingual("表名", "title")),
                Bilingual("目录中的表名", "title in the contents"),
            )
            left = Side(Bilingual(table.title_printed, ""), lines=_lines(table))
            line = (table.contents_line, table.contents_line)
            right = Side(Bilingual(table.contents_title, ""), lines=(line,))
            yield texts(f"t{table.number:02}", equation(*names), left, right)


def _headings(snapshot: Snapshot) -> Iterator[Comparison]:
    """Each heading that is printed otherwise than the table’s own form has it."""
    for grid in official(snapshot):
        table = grid.published
        if not table.header_overrides:
            name = listed(_name(table), Bilingual("表头", "headings"))
            both = Side(Bilingual("与格式相同", "as the form has them"), lines=_lines(table))
            yield verdict(f"t{table.number:02}", name, both, both, holds=True)
        # In the order of the form: databases keep objects in orders of their own.
        headed = {key: part for part in reversed(grid.parts) for key in part.part.headings}
        for key in (key for key in headed if key in table.header_overrides):
            part = headed[key]
            printed, form = table.headings_of(part.part)[key], part.part.headings[key]
            name = listed(_name(table), Bilingual("表头", "heading"))
            title = Bilingual(f"“{table.title.zh}”的表头", f"heading of “{table.title.en}”")
            left = Side(Bilingual(printed.zh, ""), lines=_lines(table))
            right = Side(Bilingual(form.zh, form.en))
            yield texts(f"t{table.number:02}.{key}", equation(name, title), left, right)


_rule = Family.FORM.rule

RULES = (
    _rule(
        1,
        "格式规定的表齐全",
        "Every table that the layout prescribes is there",
        (),
        _complete,
        severity=Severity.FORM,
    ),
    _rule(
        2,
        "空表附有说明",
        "A table without amounts has a note that says so",
        (),
        _notes,
        severity=Severity.FORM,
    ),
    _rule(
        3,
        "表名 = 目录中的表名",
        "A table’s title is that of the contents",
        (),
        _titles,
        severity=Severity.FORM,
    ),
    _rule(
        4,
        "表头与表名相符",
        "A table’s headings are those of a table of its title",
        (),
        _headings,
        severity=Severity.FORM,
    ),
)
