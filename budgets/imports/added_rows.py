"""Where rows that a correction added go in a folder of fixtures: behind the row before them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from budgets.imports.dumped_lines import in_manner_of
from budgets.imports.fixture_lines import FixtureLine, Key
from budgets.imports.folder_files import FolderFiles
from budgets.imports.line_targets import CELLS, target_of


class Rows:
    """The rows of a folder with their cells, and those that the database holds besides."""

    def __init__(self, lines: Iterable[FixtureLine], stored: Iterable[FixtureLine]) -> None:
        self.lines = [line for line in lines if line.model in ("lineitem", *CELLS)]
        self.known = {(line.model, line.key) for line in self.lines}
        self.stored = [line for line in stored if line.model in ("lineitem", *CELLS)]
        # The last line of each row and its cells.
        self.ends: dict[Key, tuple[Path, int]] = {}
        for line in self.lines:
            end = (line.file, line.number)
            self.ends[_row(line)] = max(end, self.ends.get(_row(line), end))

    @property
    def new(self) -> list[FixtureLine]:
        """The rows and cells that the folder lacks."""
        return [line for line in self.stored if (line.model, line.key) not in self.known]

    def add(
        self, files: FolderFiles, by_key: Mapping[tuple[str, Key], FixtureLine]
    ) -> Iterator[str]:
        """Put them into the files; says where. `by_key` are the lines by model and key."""
        cells: dict[Key, list[FixtureLine]] = defaultdict(list)
        for cell in self.new:
            cells[_row(cell)].append(cell)
        for part, rows in self._in_order().items():
            before: Key | None = None
            table = by_key["publishedtable", part[:-1]]
            for row in rows:
                if row.key not in self.ends:
                    self.ends[row.key] = self._place(before, rows, table, files)
                    file, after = self.ends[row.key]
                    for line in cells[row.key]:
                        fields = in_manner_of(self._like(line, file), line)
                        files.insert(file, after, line.model, fields)
                    yield f"{file.name}:{after}: {target_of(row)} added behind this line"
                before = row.key

    def _in_order(self) -> dict[Key, list[FixtureLine]]:
        """The stored rows of each part in printed order."""
        parts: dict[Key, list[FixtureLine]] = defaultdict(list)
        for line in self.stored:
            if line.model == "lineitem":
                parts[line.key[:-1]].append(line)
        for rows in parts.values():
            # A row that was withdrawn may have the place of another one, and stands before it.
            rows.sort(key=lambda row: (row.fields["order"], not row.fields["withdrawn"]))
        return parts

    def _place(
        self, before: Key | None, rows: list[FixtureLine], table: FixtureLine, files: FolderFiles
    ) -> tuple[Path, int]:
        """The line that a row goes behind: the end of the one before it, if there is one."""
        if before is not None:
            return self.ends[before]
        starts = [line for line in self.lines if line.key in {row.key for row in rows}]
        if starts:
            return starts[0].file, starts[0].number - 1
        return table.file, files.last(table.file)

    def _like(self, line: FixtureLine, file: Path) -> FixtureLine | None:
        """A line of the same model, of the same file if it has one, of the same part rather."""
        like = [other for other in self.lines if other.model == line.model]
        part = _row(line)[:-1]
        nearness = {
            id(other): (other.file == file, _row(other)[:-1] == part, -other.number)
            for other in like
        }
        return max(like, key=lambda other: nearness[id(other)], default=None)


def _row(line: FixtureLine) -> Key:
    """The key of the row that a line is, or is a cell of."""
    return line.key if line.model == "lineitem" else line.above("line_item")
