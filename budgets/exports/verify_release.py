#!/usr/bin/env python3
"""Check that a release of budget data is complete and unchanged.

    python3 verify_release.py FOLDER_OR_ZIP [DIGEST]

FOLDER_OR_ZIP holds manifest.json and the files that it lists: a datapackage.zip as it was
downloaded, or a folder with a manifest.json and the files beside it. Each file's length and
SHA-256 are compared with the manifest's.

Whoever changes files can change the manifest too. So take DIGEST from the site: the SHA-256 of the
zip file or of manifest.json, which binds everything in it, or the head digest of the revision
chain, which says no more than which revision the manifest means.

Prints a line for each file that is missing, cut, changed or not of the release, then “N of N files
complete”. Exit status: 0 where all is complete, 1 where not, 2 where there is no release at all.
Needs Python 3.8 or later, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO, Any

# Whatever a file that was cut or changed may make of itself when it is read.
UNREADABLE = (
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)
# No release is as large, and no text shrinks as much, as what is made to fill a disk or a memory.
# A manifest takes 700 bytes a budget: one of 6,000 budgets of one place and year is read.
LARGEST_MANIFEST = 4 << 20
LARGEST_RELEASE = 4 << 30
MOST_SHRUNK, WHERE_IT_COUNTS = 200, 1 << 20
# A manifest has some 30 bytes for each piece of its JSON; each takes up to 250 bytes of memory.
LEAST_OF_A_PIECE = 16


class TooMuch(ValueError):
    """More than a release ever holds; nothing of it was unpacked."""


class Folder:
    """Files in a folder."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def open(self, name: str) -> IO[bytes]:
        path = self.path / name
        if path.exists() and not path.is_file():
            raise IsADirectoryError
        return path.open("rb")

    def size(self, name: str) -> int:
        return (self.path / name).stat().st_size

    def names(self) -> set[str]:
        files = (path for path in self.path.rglob("*") if path.is_file())
        return {path.relative_to(self.path).as_posix() for path in files} - {Path(__file__).name}

    def digests(self) -> set[str]:
        return {sha256_of(self.open("manifest.json"))}


class Zip:
    """Files in a zip file."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)
        self.archive = zipfile.ZipFile(path)
        entries = self.archive.infolist()
        if sum(entry.file_size for entry in entries) > LARGEST_RELEASE:
            raise TooMuch(f"it would unpack to more than {LARGEST_RELEASE:,} bytes")
        for entry in entries:
            least = max(WHERE_IT_COUNTS, MOST_SHRUNK * entry.compress_size)
            if entry.file_size > least:
                raise TooMuch(
                    f"{entry.filename} would unpack from {entry.compress_size:,} bytes to "
                    f"{entry.file_size:,}"
                )

    def open(self, name: str) -> IO[bytes]:
        return self.archive.open(name)

    def size(self, name: str) -> int:
        return self.archive.getinfo(name).file_size

    def names(self) -> set[str]:
        return {name for name in self.archive.namelist() if not name.endswith("/")}

    def digests(self) -> set[str]:
        return {sha256_of(self.path.open("rb")), sha256_of(self.open("manifest.json"))}


def sha256_of(file: IO[bytes]) -> str:
    found = hashlib.sha256()
    with file:
        for block in iter(lambda: file.read(65536), b""):
            found.update(block)
    return found.hexdigest()


def manifest_of(held: Folder | Zip) -> dict[str, Any]:
    """The manifest of a release. Raises TooMuch, and whatever it was cut or changed to raises."""
    with held.open("manifest.json") as file:
        content = file.read(LARGEST_MANIFEST + 1)
    if len(content) > LARGEST_MANIFEST:
        raise TooMuch(f"manifest.json has more than {LARGEST_MANIFEST:,} bytes")
    pieces = sum(content.count(mark) for mark in (b",", b"[", b"{"))
    if len(content) > WHERE_IT_COUNTS and pieces * LEAST_OF_A_PIECE > len(content):
        raise TooMuch(f"manifest.json has {pieces:,} pieces in {len(content):,} bytes")
    manifest: dict[str, Any] = json.loads(content)
    if sum(each["bytes"] for each in manifest["files"]) > LARGEST_RELEASE:
        raise TooMuch(f"its files would have more than {LARGEST_RELEASE:,} bytes")
    return manifest


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2 or arguments[0] in ("-h", "--help"):
        print(str(__doc__).strip())
        return 2
    try:
        held: Folder | Zip = (Folder if Path(arguments[0]).is_dir() else Zip)(arguments[0])
        manifest = manifest_of(held)
        files = [(str(each["path"]), each["bytes"], each["sha256"]) for each in manifest["files"]]
        heads = [each["head"] for each in manifest["disclosures"]]
    except FileNotFoundError as error:
        print(f"There is no {error.filename}")
        return 2
    except TooMuch as error:
        print(f"{arguments[0]} is no release: {error}")
        return 2
    except (*UNREADABLE, KeyError, TypeError) as error:
        print(f"{arguments[0]} was cut or changed, or is no release: {error}")
        return 1
    return verified(held, files, heads, arguments[1:])


def verified(
    held: Folder | Zip, files: list[tuple[str, int, str]], heads: list[str], wanted: list[str]
) -> int:
    """Print what is wrong, and how many files are complete; gives the exit status."""
    complete = 0
    for name, size, digest in files:
        fault = fault_of(held, name, size, digest)
        if fault:
            print(f"{name}: {fault}")
        complete += not fault
    strange = sorted(held.names() - {name for name, _size, _digest in files} - {"manifest.json"})
    for name in strange:
        print(f"{name}: is not of the release")
    print(f"{complete} of {len(files)} files complete")
    is_known = not wanted or wanted[0] in heads or wanted[0] in held.digests()
    if not is_known:
        print(f"{wanted[0]} is neither the digest of this release nor one that it names")
    return 0 if files and complete == len(files) and is_known and not strange else 1


def fault_of(held: Folder | Zip, name: str, size: int, digest: str) -> str:
    """What is wrong with a file; "" where nothing is."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts:
        return "is not a path within the release"
    try:
        length = held.size(name)
        found = sha256_of(held.open(name)) if length == size else ""
    except (FileNotFoundError, IsADirectoryError, KeyError):
        return "is missing"
    except UNREADABLE as error:
        return f"cannot be read: {error}"
    if length != size:
        return f"has {length} bytes instead of {size}"
    return "" if found == digest else "was changed: its SHA-256 differs"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
