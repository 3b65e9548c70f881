"""The checks of a folder of fixtures, in the order in which they build on each other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from budgets.imports.amendments import amendment_faults
from budgets.imports.cell_checks import cell_faults
from budgets.imports.document_checks import documents
from budgets.imports.fixture_lines import FixtureLine, Key, Problem
from budgets.imports.mention_checks import mention_faults
from budgets.imports.provenance import PrintedRow, contents_faults, provenance_faults, text_faults
from budgets.imports.table_checks import Row, belonging_faults, table_faults
from budgets.official import UnknownLayout, layout

if TYPE_CHECKING:
    from budgets.imports.disclosure_folder import DisclosureFolder

# The model that each foreign key of a fixture refers to; “parent” refers to the row's own model.
_TARGETS = {
    "jurisdiction": "jurisdiction",
    "publisher": "publisher",
    "disclosure": "disclosure",
    "published_table": "publishedtable",
    "project": "project",
    "goal": "goal",
    "line_item": "lineitem",
    "figure": "figure",
    "section": "textsection",
    "functional": "functionalcategory",
    "economic": "economiccategory",
}


# What stands below a place, and is no publisher.
_TAKEN = ("corrections",)


def one_disclosure(folder: DisclosureFolder) -> Iterator[Problem]:
    disclosures = folder.of("disclosure")
    if len(disclosures) != 1:
        yield Problem(folder.folder, 0, f"{len(disclosures)} disclosures; one is expected")
        return
    line = disclosures[0]
    try:
        layout(line.fields["layout_key"])
    except UnknownLayout as error:
        yield line.problem(str(error))
    place, publisher, year, _kind = line.key
    # A copied folder whose contents were not changed would overwrite what it was copied from.
    expected = f"{place}/{publisher}/{year}"
    if "/".join(folder.folder.parts[-3:]) != expected:
        yield line.problem(f"this disclosure belongs into a folder …/{expected}")
    if publisher in _TAKEN:
        yield line.problem(f"“{publisher}” is the address of a page of a place; use another slug")


def references(folder: DisclosureFolder) -> Iterator[Problem]:
    for line in (*folder.reference, *folder.lines):
        for name in line.fields.keys() & {*_TARGETS, "parent"}:
            key = line.refers_to(name)
            if key is not None and (_TARGETS.get(name, line.model), key) not in folder.by_key:
                yield line.problem(
                    f"“{name}” refers to {list(key)}, which is neither in this folder nor in "
                    f"{folder.reference_folder}"
                )


def belongings(folder: DisclosureFolder) -> Iterator[Problem]:
    """How goals and projects are known to belong to projects."""
    for line in folder.of("goal"):
        yield from belonging_faults(line, "project", "belonging")
    before: set[Key | None] = {None}
    within: set[Key | None] = set()
    for line in folder.of("project"):
        yield from belonging_faults(line, "parent", "parent_belonging")
        if line.refers_to("parent") not in before:
            yield line.problem("“parent” must stand before its parts")
        elif line.refers_to("parent") in within:
            yield line.problem("“parent” is itself within a programme, which none may be")
        before.add(line.key)
        if line.refers_to("parent") is not None:
            within.add(line.key)


def contents(folder: DisclosureFolder) -> Iterator[Problem]:
    tables = {line.key: line for line in folder.of("publishedtable")}
    faults = [fault for line in tables.values() for fault in table_faults(line, folder.layout)]
    yield from faults
    if faults:
        return
    edition = str(folder.of("disclosure")[0].fields["fiscal_year"])
    rows = {
        line.key: Row(line, tables[line.above("published_table")], folder.layout, edition)
        for line in folder.of("lineitem")
    }
    for row in rows.values():
        cells = folder.cells_by_row[row.line.key]
        for cell in cells:
            if row.part is not None:
                yield from cell_faults(cell, row.part, row.number)
        yield from row.faults({(cell.model, cell.key) for cell in cells})
        yield from _parent_faults(folder, row.line)


def orders(folder: DisclosureFolder) -> Iterator[Problem]:
    """Rows of a part, sections and terms: no two of one kind have the same place."""
    places: dict[tuple[str, Key, int], FixtureLine] = {}
    for line in folder.lines:
        if "order" in line.fields and not line.fields.get("withdrawn"):
            order = line.fields["order"]
            if places.setdefault((line.model, line.key[:-1], order), line) is not line:
                yield line.problem(f"another {line.model} beside it has “order” {order} too")


def provenance(folder: DisclosureFolder) -> Iterator[Problem]:
    copy = folder.copies[max(folder.copies)]
    beyond = [t for t in folder.of("publishedtable") if t.fields["last_line"] > len(copy.lines)]
    for table in beyond:
        yield table.problem(f"“last_line” is after the document’s last, {len(copy.lines)}")
    if beyond:
        return
    yield from contents_faults(folder.of("publishedtable"), copy)
    yield from provenance_faults(_printed_rows(folder), copy)
    texts = (*folder.of("textsection"), *folder.of("glossaryterm"))
    yield from text_faults(texts, copy)
    yield from mention_faults(folder.of("textsection"), folder.of("mention"))


def _printed_rows(folder: DisclosureFolder) -> Iterator[PrintedRow]:
    """The rows in printed order, each with what is needed to find it on its lines."""
    goals = {line.key: line.fields["name_zh"] for line in folder.of("goal")}
    cells = folder.cells_by_row
    before: dict[Key, list[FixtureLine]] = {}
    rows = [line for line in folder.of("lineitem") if not line.fields.get("withdrawn")]
    for line in sorted(rows, key=lambda line: int(line.fields["order"])):
        table = folder.layout.table(line.above("published_table")[-1])
        part = table.part(line.fields["part"]) if table else None
        if part is not None:
            goal = goals.get(line.refers_to("goal") or (), "")
            yield PrintedRow(line, cells[line.key], part, goal, before.get(line.key[:-1], []))
        before[line.key[:-1]] = cells[line.key]


def categories(folder: DisclosureFolder) -> Iterator[Problem]:
    for line in (*folder.of("functionalcategory"), *folder.of("economiccategory")):
        edition, code = line.key
        parent = (edition, code[:-2]) if len(code) > 3 else None
        if line.refers_to("parent") != parent:
            yield line.problem(f"“parent” of {code} must be {list(parent) if parent else None}")


def _parent_faults(folder: DisclosureFolder, line: FixtureLine) -> Iterator[Problem]:
    """A row is contained in a row of its own part, and never, however deep, in itself."""
    above = line.refers_to("parent")
    if above is not None and above[:-1] != line.key[:-1]:
        yield line.problem(f"“parent” is {list(above)}, a row of another part or table")
        return
    passed = {line.key}
    while above is not None:
        if above in passed:
            yield line.problem("“parent” leads back to the row itself")
            return
        passed.add(above)
        above = folder.by_key["lineitem", above].refers_to("parent")


ALL_CHECKS: tuple[Callable[[DisclosureFolder], Iterator[Problem]], ...] = (
    references,
    one_disclosure,
    categories,
    documents,
    belongings,
    amendment_faults,
    contents,
    orders,
    provenance,
)
