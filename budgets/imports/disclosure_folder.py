"""A folder of fixtures held against the layout that it names, before anything is written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from budgets import source_copy
from budgets.imports.fixture_lines import FixtureLine, FixtureRefused, Key, Problem, read_folder
from budgets.imports.table_checks import Row, table_faults
from budgets.official import UnknownLayout, layout
from budgets.official.declarations import Layout

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

    lines: list[FixtureLine]
    reference: list[FixtureLine]
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path, reference: Path) -> "DisclosureFolder":
        """Read and check a folder. Raises FixtureRefused with every fault that was found."""
        found = cls(read_folder(folder), read_folder(reference))
        found.check()
        if found.problems:
            raise FixtureRefused(found.problems)
        return found

    def of(self, model: str) -> list[FixtureLine]:
        return [line for line in (*self.reference, *self.lines) if line.model == model]

    @cached_property
    def by_key(self) -> dict[tuple[str, Key], FixtureLine]:
        return {(line.model, line.key): line for line in (*self.reference, *self.lines)}

    @property
    def layout(self) -> Layout:
        return layout(self.of("disclosure")[0].fields["layout_key"])

    def check(self) -> None:
        """Note every fault in `problems`; later checks run only where earlier ones hold."""
        for check in (self._one_disclosure, self._references, self._documents, self._contents):
            if not self.problems:
                self.problems += check()

    def _one_disclosure(self) -> Iterator[Problem]:
        disclosures = self.of("disclosure")
        if len(disclosures) != 1:
            yield Problem(
                self.lines[0].file.parent, 0, f"{len(disclosures)} disclosures; one is expected"
            )
            return
        try:
            layout(disclosures[0].fields["layout_key"])
        except UnknownLayout as error:
            yield disclosures[0].problem(str(error))

    def _references(self) -> Iterator[Problem]:
        for line in (*self.reference, *self.lines):
            for name in line.fields.keys() & {*_TARGETS, "parent"}:
                key = line.refers_to(name)
                if key is not None and (_TARGETS.get(name, line.model), key) not in self.by_key:
                    yield line.problem(f"“{name}” refers to {list(key)}, which is not there")

    def _documents(self) -> Iterator[Problem]:
        root = self.lines[0].file.parents[3]
        for document in self.of("sourcedocument"):
            path = root / document.fields["copy"]
            try:
                copy = source_copy.read(path)
            except source_copy.SourceCopyMissing as error:
                yield document.problem(str(error))
                continue
            if source_copy.digest(copy.content) != document.fields["sha256"]:
                yield document.problem(f"{path} does not have the digest given in “sha256”")
            if len(copy.lines) != document.fields["lines"]:
                yield document.problem(f"{path} has {len(copy.lines)} lines")

    def _contents(self) -> Iterator[Problem]:
        tables = {line.key: line for line in self.of("publishedtable")}
        faults = [fault for line in tables.values() for fault in table_faults(line, self.layout)]
        yield from faults
        if faults:
            return
        rows = {
            line.key: Row(line, tables[line.refers_to("published_table") or ()], self.layout)
            for line in self.of("lineitem")
        }
        cells = {(line.model, line.key) for line in (*self.of("figure"), *self.of("textcell"))}
        for row in rows.values():
            yield from row.faults(cells)
        for line in self.of("figure"):
            yield from rows[line.refers_to("line_item") or ()].figure_faults(line)
        for line in self.of("textcell"):
            yield from rows[line.refers_to("line_item") or ()].text_faults(line)
