"""The files of folders of fixtures, changed line by line, and written all at once."""

import json
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.fixture_lines import FixtureLine, parsed

# What a file is to hold; None where there is to be none.
Contents = Mapping[Path, bytes | None]


def written(model: str, fields: Mapping[str, Any]) -> str:
    """An object as a line of a fixture."""
    return json.dumps({"model": f"budgets.{model}", "fields": fields}, ensure_ascii=False)


class FolderFiles:
    """The lines of the files of some folders, as they are to be; files are not touched."""

    def __init__(self, lines: Iterable[FixtureLine]) -> None:
        self._lines: dict[Path, list[FixtureLine]] = defaultdict(list)
        for line in lines:
            self._lines[line.file].append(line)
        # By file and line number; None is a line that goes.
        self._replaced: dict[tuple[Path, int], str | None] = {}
        self._inserted: dict[tuple[Path, int], list[str]] = defaultdict(list)

    def replace(self, line: FixtureLine, fields: Mapping[str, Any]) -> None:
        self._replaced[line.file, line.number] = written(line.model, fields)

    def remove(self, line: FixtureLine) -> None:
        self._replaced[line.file, line.number] = None

    def insert(self, file: Path, after: int, model: str, fields: Mapping[str, Any]) -> None:
        """Put a line after the one of this number, 0 for none, and after those put there before."""
        self._inserted[file, after].append(written(model, fields))

    def last(self, file: Path) -> int:
        """The number of the last line of a file; 0 where there is none."""
        return len(self._lines.get(file, ()))

    @property
    def changed(self) -> set[Path]:
        return {file for file, _number in (*self._replaced, *self._inserted)}

    def contents(self) -> dict[Path, bytes | None]:
        """What the changed files are to hold."""
        found: dict[Path, bytes | None] = {}
        for file in self.changed:
            lines = [*self._texts(file)]
            found[file] = "".join(f"{line}\n" for line in lines).encode() if lines else None
        return found

    def folder(self, before: DisclosureFolder) -> DisclosureFolder:
        """The folder as it is to be, unchecked."""
        lines: dict[Path, list[FixtureLine]] = defaultdict(list)
        for line in self._lines_to_be():
            lines[line.file.parent].append(line)
        folder, reference = before.folder, before.reference_folder
        return DisclosureFolder(folder, reference, lines[folder], lines[reference])

    def _lines_to_be(self) -> Iterator[FixtureLine]:
        for file in sorted({*self._lines, *self.changed}):
            if file not in self.changed:
                yield from self._lines[file]
                continue
            for number, text in enumerate(self._texts(file), 1):
                yield parsed(file, number, text)

    def _texts(self, file: Path) -> Iterator[str]:
        yield from self._inserted.get((file, 0), ())
        before = _texts_of(file) if file in self._lines else []
        for number, text in enumerate(before, 1):
            now = self._replaced.get((file, number), text)
            if now is not None:
                yield now
            yield from self._inserted.get((file, number), ())


def _texts_of(file: Path) -> list[str]:
    return file.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def write(contents: Contents) -> None:
    """Write files, or remove them: each in one step, and none if one of them cannot be written.

    What was written before an error is put back as it was.
    """
    before = {file: file.read_bytes() if file.exists() else None for file in contents}
    ready = {file: _beside(file, content) for file, content in contents.items()}
    done: list[Path] = []
    try:
        for file, new in ready.items():
            _put(file, new)
            done.append(file)
    except OSError:
        for file in done:
            _put(file, _beside(file, before[file]))
        raise
    finally:
        for new in ready.values():
            if new is not None:
                new.unlink(missing_ok=True)


def _beside(file: Path, content: bytes | None) -> Path | None:
    """A finished file beside another one, with the rights of that one."""
    if content is None:
        return None
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".new-", delete=False) as new:
        new.write(content)
    found = Path(new.name)
    found.chmod(file.stat().st_mode & 0o777 if file.exists() else 0o644)
    return found


def _put(file: Path, new: Path | None) -> None:
    if new is None:
        file.unlink(missing_ok=True)
    else:
        new.replace(file)
