"""Writing what the database holds of a disclosure back into its folder of fixtures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Q

from budgets.imports.added_rows import Rows
from budgets.imports.disclosure_folder import DisclosureFolder
from budgets.imports.dumped_lines import as_printed, mentions_by_section, rewritten
from budgets.imports.fixture_fields import AMENDMENT
from budgets.imports.fixture_lines import SHARED, FixtureLine, read_folder
from budgets.imports.folder_files import FolderFiles, write
from budgets.imports.line_targets import target_of
from budgets.imports.loading import digest_as_loaded
from budgets.imports.stored_folder import AMENDMENTS, stored_folder
from budgets.imports.tracked import Explained
from budgets.models import Change, Correction, Disclosure, Revision
from budgets.models.content import content_digest, reference_digest
from budgets.models.corrections import NOTE
from budgets.source_copy import DIGEST

README = "README.md"
_DIGEST = re.compile(rf"\b{DIGEST.pattern}\b")


class DumpRefused(Exception):
    """The folder cannot be made to hold what the database holds; nothing was written."""


@dataclass
class Dumped:
    """What a dump wrote, in words, and what it left in the trail alone.

    `digests` are the content's digest that README.md cited, and the one that it cites now.
    """

    changes: list[str] = field(default_factory=list)
    digests: tuple[str, str] | None = None
    waiting: list[int] = field(default_factory=list)
    notes: int = 0


def dump_disclosure(folder: Path, reference: Path) -> Dumped:
    """Write what corrections changed into a folder and the reference data, and nothing else.

    Raises FixtureRefused where the folder is malformed, and DumpRefused where it or the database
    was changed otherwise. Then nothing is written.
    """
    lines, shared = read_folder(folder), read_folder(reference)
    with transaction.atomic():
        disclosure = _disclosure_of(folder, lines)
        _refuse_untraced(disclosure)
        dumped = _Dump(disclosure, DisclosureFolder(folder, reference, lines, shared)).run()
        notes = Change.objects.filter(correction__disclosure=disclosure, field=NOTE)
        dumped.notes = notes.filter(correction__revision__isnull=False).count()
        own = Q(disclosure=disclosure) | Q(disclosure=None)
        waiting = Correction.objects.filter(own).waiting().order_by("pk")
        dumped.waiting = [*waiting.values_list("pk", flat=True)]
    return dumped


def _disclosure_of(folder: Path, lines: Sequence[FixtureLine]) -> Disclosure:
    """The disclosure that a folder is of, locked. Raises DumpRefused where it is not loaded."""
    keys = [line.key for line in lines if line.model == "disclosure"]
    if len(keys) != 1:
        raise DumpRefused(f"{folder}: {len(keys)} disclosures; one is expected")
    held = Disclosure.objects.at(*keys[0])
    found = held.select_for_update(of=("self",)).first()
    if found is None:
        raise DumpRefused(f"{folder}: this disclosure is not loaded")
    return found


def _refuse_untraced(disclosure: Disclosure) -> None:
    """Raises DumpRefused where the data were changed without a load or a correction."""
    for chain, now in ((disclosure, content_digest(disclosure)), (None, reference_digest())):
        head = Revision.objects.head_of(chain)
        if head is not None and head.content_digest != now:
            raise DumpRefused(
                f"{chain or 'reference data'}: changed since revision {head.number} without a "
                "correction; manage.py verify_history says more"
            )


class _Dump:
    """One dump: the folder as it is, what the database holds, and the files as they are to be."""

    def __init__(self, disclosure: Disclosure, folder: DisclosureFolder) -> None:
        self.disclosure = disclosure
        self.folder = folder
        held = stored_folder(disclosure)
        self.stored = [as_printed(line) for line in (*held.reference, *held.lines)]
        self.files = FolderFiles((*folder.lines, *folder.reference))
        self.explained = Explained(disclosure)
        self.problems: list[str] = []
        self.dumped = Dumped()

    def run(self) -> Dumped:
        for line, now in self._pairs():
            self._compare(line, now)
        self._add_what_is_new()
        if self.problems:
            raise DumpRefused("\n".join(self.problems))
        contents = self.files.contents()
        if contents:
            contents |= self._readme()
            write(contents)
        return self.dumped

    def _pairs(self) -> Iterator[tuple[FixtureLine, FixtureLine | None]]:
        """Each line of the folders, with what the database holds of the same."""
        by_key = {(line.model, line.key): line for line in self.stored}
        for line in (*self.folder.reference, *self.folder.lines):
            if line.model != "mention":
                yield line, by_key.get((line.model, line.key))
        # Mentions are known by their places, which move with the text; their order stays.
        here, there = map(mentions_by_section, (self.folder.lines, self.stored))
        for section, mentions in here.items():
            if len(mentions) == len(there[section]):
                yield from zip(mentions, there[section], strict=True)
            else:
                self._refuse(mentions[0], "the section has another number of mentions")

    def _compare(self, line: FixtureLine, now: FixtureLine | None) -> None:
        place = f"{line.file.name}:{line.number}"
        if now is None:
            if line.model == AMENDMENT:
                self.files.remove(line)
                self.dumped.changes.append(f"{place}: removed, since it was taken back")
            elif line.model not in SHARED:
                self._refuse(line, f"there is no {line.model} {[*line.key]}")
            return
        fields = rewritten(line, now)
        names = [name for name in fields if fields[name] != line.fields.get(name, ...)]
        if not names:
            return
        if line not in self.explained:
            self._refuse(line, f"“{names[0]}” is “{fields[names[0]]}”, and no correction says so")
        self.files.replace(line, fields)
        self.dumped.changes.append(f"{place}: {', '.join(names)}")

    def _refuse(self, line: FixtureLine, what: str) -> None:
        """Note that the folder was changed since it was loaded, as far as the trail can tell."""
        said = f"In the database {what}. Load the folder first, or take back what was changed in it"
        self.problems.append(f"{line.file}:{line.number}: {said}.")

    def _add_what_is_new(self) -> None:
        rows = Rows(self.folder.lines, self.stored)
        held = {(line.model, line.key) for line in (*self.folder.reference, *self.folder.lines)}
        for line in self.stored:
            if (line.model, line.key) in held or line.model in (*SHARED, "mention"):
                continue
            if line.model == AMENDMENT:
                file = self.folder.folder / AMENDMENTS
                self.files.insert(file, self.files.last(file), AMENDMENT, line.fields)
                self.dumped.changes.append(f"{AMENDMENTS}: {target_of(line)} added")
            elif line not in self.explained:
                place = next(each for each in self.folder.lines if each.model == "disclosure")
                self._refuse(place, f"there is {line.model} {[*line.key]} too")
        if not self.problems:
            self.dumped.changes += rows.add(self.files, self.folder.by_key)

    def _readme(self) -> dict[Path, bytes]:
        """The folder's README.md, if it cites the content's digest.

        Raises DumpRefused where the folder, as it is to be, would not load, or load other data.
        """
        digest = _digest_of(self.files.folder(self.folder))
        if digest != content_digest(self.disclosure, with_amendments=False):
            raise DumpRefused(f"{self.folder.folder}: a load of it would not give the same data")
        readme = self.folder.folder / README
        text = readme.read_text("utf-8") if readme.exists() else ""
        if digest in text or not _DIGEST.search(text):
            return {}
        before = _digest_of(self.folder)
        if before not in text:
            return {}
        self.dumped.digests = (before, digest)
        return {readme: text.replace(before, digest).encode()}


def _digest_of(folder: DisclosureFolder) -> str:
    """The digest of the content that a fresh load of the folder would have. Raises DumpRefused."""
    folder.check()
    if folder.problems:
        raise DumpRefused("\n".join(map(str, folder.problems)))
    return digest_as_loaded(folder)
