"""A folder of fixtures held against the layout that it names, before anything is written."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from budgets import source_copy
from budgets.imports.fixture_lines import FixtureLine, FixtureRefused, Key, Problem, read_folder
from budgets.imports.provenance import provenance_faults, text_faults
from budgets.imports.table_checks import Row, table_faults
from budgets.official import UnknownLayout, layout
from budgets.official.declarations import Layout
from budgets.source_copy import SourceCopy

# The model that each foreign key of a fixture refers to; “parent” refers to the row's own model.
_TARGETS = {
    "jurisdiction": "jurisdiction",
    "publisher": "publisher",
    "disclosure": "disclosure",
    "published_table": "publishedtable",
    "line_item": "lineitem",
    "functional": "functionalcategory",
    "economic": "economiccategory",
}


@dataclass
class DisclosureFolder:
    """The objects of one disclosure's folder, and of the reference data that it refers to."""

    folder: Path
    reference_folder: Path
    lines: list[FixtureLine]
    reference: list[FixtureLine]
    problems: list[Problem] = field(default_factory=list)
    copies: dict[int, SourceCopy] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path, reference: Path) -> "DisclosureFolder":
        """Read and check a folder. Raises FixtureRefused with every fault that was found."""
        found = cls(folder, reference, read_folder(folder), read_folder(reference))
        found.check()
        if found.problems:
            raise FixtureRefused(found.problems)
        return found

    def of(self, model: str) -> list[FixtureLine]:
        return [line for line in (*self.reference, *self.lines) if line.model == model]

    @cached_property
    def by_key(self) -> dict[tuple[str, Key], FixtureLine]:
        return {(line.model, line.key): line for line in (*self.reference, *self.lines)}

    @cached_property
    def cells_by_row(self) -> dict[Key, list[FixtureLine]]:
        """The figures and text cells of each row, by the row's key."""
        cells: dict[Key, list[FixtureLine]] = defaultdict(list)
        for cell in (*self.of("figure"), *self.of("textcell")):
            cells[_above(cell, "line_item")].append(cell)
        return cells

    @property
    def layout(self) -> Layout:
        return layout(self.of("disclosure")[0].fields["layout_key"])

    def check(self) -> None:
        """Note every fault in `problems`; later checks run only where earlier ones hold."""
        checks = (
            self._references,
            self._one_disclosure,
            self._categories,
            self._documents,
            self._contents,
            self._orders,
            self._provenance,
        )
        for check in checks:
            if not self.problems:
                self.problems += check()

    def _one_disclosure(self) -> Iterator[Problem]:
        disclosures = self.of("disclosure")
        if len(disclosures) != 1:
            yield Problem(self.folder, 0, f"{len(disclosures)} disclosures; one is expected")
            return
        line = disclosures[0]
        try:
            layout(line.fields["layout_key"])
        except UnknownLayout as error:
            yield line.problem(str(error))
        place, publisher, year, _kind = line.key
        # A copied folder whose contents were not changed would overwrite what it was copied from.
        expected = f"{place}/{publisher}/{year}"
        if "/".join(self.folder.parts[-3:]) != expected:
            yield line.problem(f"this disclosure belongs into a folder …/{expected}")

    def _references(self) -> Iterator[Problem]:
        for line in (*self.reference, *self.lines):
            for name in line.fields.keys() & {*_TARGETS, "parent"}:
                key = line.refers_to(name)
                if key is not None and (_TARGETS.get(name, line.model), key) not in self.by_key:
                    yield line.problem(
                        f"“{name}” refers to {list(key)}, which is neither in this folder nor in "
                        f"{self.reference_folder}"
                    )

    def _documents(self) -> Iterator[Problem]:
        root = self.folder.parents[2]
        for document in self.of("sourcedocument"):
            path = root / document.fields["copy"]
            try:
                copy = self.copies[document.fields["sequence"]] = source_copy.read(path)
            except source_copy.SourceCopyMissing as error:
                yield document.problem(str(error))
                continue
            if source_copy.digest(copy.content) != document.fields["sha256"]:
                yield document.problem(f"{path} does not have the digest given in “sha256”")
            if len(copy.lines) != document.fields["lines"]:
                yield document.problem(f"{path} has {len(copy.lines)} lines")
        if not self.copies:
            yield Problem(self.folder, 0, "no source document; figures must have their lines")

    def _contents(self) -> Iterator[Problem]:
        tables = {line.key: line for line in self.of("publishedtable")}
        faults = [fault for line in tables.values() for fault in table_faults(line, self.layout)]
        yield from faults
        if faults:
            return
        edition = str(self.of("disclosure")[0].fields["fiscal_year"])
        rows = {
            line.key: Row(line, tables[_above(line, "published_table")], self.layout, edition)
            for line in self.of("lineitem")
        }
        for row in rows.values():
            cells = self.cells_by_row[row.line.key]
            for cell in cells:
                check = row.figure_faults if cell.model == "figure" else row.text_faults
                yield from check(cell)
            yield from row.faults({(cell.model, cell.key) for cell in cells})
            yield from self._parent_faults(row.line)

    def _orders(self) -> Iterator[Problem]:
        """Rows of a part, sections and terms: no two of one kind have the same place."""
        places: dict[tuple[str, Key, int], FixtureLine] = {}
        for line in self.lines:
            if "order" in line.fields:
                order = line.fields["order"]
                if places.setdefault((line.model, line.key[:-1], order), line) is not line:
                    yield line.problem(f"another {line.model} beside it has “order” {order} too")

    def _provenance(self) -> Iterator[Problem]:
        copy = self.copies[max(self.copies)]
        beyond = [t for t in self.of("publishedtable") if t.fields["last_line"] > len(copy.lines)]
        for table in beyond:
            yield table.problem(f"“last_line” is after the document’s last, {len(copy.lines)}")
        if beyond:
            return
        yield from provenance_faults(self.of("lineitem"), self.cells_by_row, copy)
        texts = (*self.of("textsection"), *self.of("glossaryterm"))
        yield from text_faults(texts, copy)

    def _categories(self) -> Iterator[Problem]:
        for line in (*self.of("functionalcategory"), *self.of("economiccategory")):
            edition, code = line.key
            parent = (edition, code[:-2]) if len(code) > 3 else None
            if line.refers_to("parent") != parent:
                yield line.problem(f"“parent” of {code} must be {list(parent) if parent else None}")

    def _parent_faults(self, line: FixtureLine) -> Iterator[Problem]:
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
            above = self.by_key["lineitem", above].refers_to("parent")


def _above(line: FixtureLine, name: str) -> Key:
    """The key that a foreign key holds which no fixture may leave out."""
    return line.refers_to(name) or ()
