"""A folder of fixtures held against the layout that it names, before anything is written."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from budgets.imports.fixture_lines import FixtureLine, FixtureRefused, Key, Problem, read_folder
from budgets.imports.folder_checks import ALL_CHECKS
from budgets.official import layout
from budgets.official.declarations import Layout
from budgets.source_copy import SourceCopy


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
        return self._by_model[model]

    @cached_property
    def _by_model(self) -> dict[str, list[FixtureLine]]:
        found: dict[str, list[FixtureLine]] = defaultdict(list)
        for line in (*self.reference, *self.lines):
            found[line.model].append(line)
        return found

    @cached_property
    def by_key(self) -> dict[tuple[str, Key], FixtureLine]:
        return {(line.model, line.key): line for line in (*self.reference, *self.lines)}

    @cached_property
    def cells_by_row(self) -> dict[Key, list[FixtureLine]]:
        """The figures, text cells and values of each row, by the row's key."""
        cells: dict[Key, list[FixtureLine]] = defaultdict(list)
        for cell in (*self.of("figure"), *self.of("textcell"), *self.of("indicatorvalue")):
            cells[cell.above("line_item")].append(cell)
        return cells

    @property
    def layout(self) -> Layout:
        return layout(self.of("disclosure")[0].fields["layout_key"])

    def check(self) -> None:
        """Note every fault in `problems`; later checks run only where earlier ones hold."""
        for check in ALL_CHECKS:
            if not self.problems:
                self.problems += check(self)
