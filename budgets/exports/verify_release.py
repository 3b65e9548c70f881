#!/usr/bin/env python3
"""Check that a release of budget data is complete and unchanged.

    python3 verify_release.py FOLDER_OR_ZIP [DIGEST]

FOLDER_OR_ZIP holds manifest.json and the files that it lists: a datapackage.zip as it was
downloaded, or a folder with a manifest.json and the files beside it. Each file's length and
SHA-256 are compared with the manifest's. DIGEST, if given, is the head digest of the revision
chain as the site shows it; the manifest must name it.

Prints a line for each file that is missing, cut or changed, then “N of N files complete”.
Exit status: 0 where all is complete, 1 where not, 2 where nothing could be checked.
Needs Python 3.8 or later, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import sys
import zipfile
import zlib
from pathlib import Path, PurePosixPath
from typing import IO

# Whatever a file that was cut or changed may make of itself when it is read.
UNREADABLE = (
    *(OSError, EOFError, ValueError, NotImplementedError, RuntimeError),
    *(zipfile.BadZipFile, zlib.error),
)


class Folder:
    """Files in a folder."""

    def __init__(self, path: str) -> None:
        self.path = Path(path)

    def open(self, name: str) -> IO[bytes]:
        return (self.path / name).open("rb")


class Zip:
    """Files in a zip file."""

    def __init__(self, path: str) -> None:
        self.archive = zipfile.ZipFile(path)

    def open(self, name: str) -> IO[bytes]:
        return self.archive.open(name)


def main(arguments: list[str]) -> int:
    if not 1 <= len(arguments) <= 2 or arguments[0] in ("-h", "--help"):
        print(__doc__.strip())
        return 2
    try:
        is_folder = Path(arguments[0]).is_dir()
        held: Folder | Zip = Folder(arguments[0]) if is_folder else Zip(arguments[0])
        with held.open("manifest.json") as file:
            manifest = json.load(file)
        files = [(str(each["path"]), each["bytes"], each["sha256"]) for each in manifest["files"]]
        heads = [each["head"] for each in manifest["disclosures"]]
    except (*UNREADABLE, KeyError, TypeError) as error:
        print(f"{arguments[0]}: cannot be read as a release: {error!r}")
        return 2
    complete = 0
    for name, size, digest in files:
        fault = fault_of(held, name, size, digest)
        if fault:
            print(f"{name}: {fault}")
        complete += not fault
    print(f"{complete} of {len(files)} files complete")
    if len(arguments) == 2 and arguments[1] not in heads:
        print(f"The head digest is not {arguments[1]}, but {', '.join(map(str, heads))}")
        return 1
    return 0 if files and complete == len(files) else 1


def fault_of(held: Folder | Zip, name: str, size: int, digest: str) -> str:
    """What is wrong with a file; "" where nothing is."""
    if name.startswith("/") or ".." in PurePosixPath(name).parts:
        return "is not a path within the release"
    found, length = hashlib.sha256(), 0
    try:
        with held.open(name) as file:
            for block in iter(lambda: file.read(65536), b""):
                found.update(block)
                length += len(block)
    except (FileNotFoundError, IsADirectoryError, KeyError):
        return "is missing"
    except UNREADABLE as error:
        return f"cannot be read: {error}"
    if length != size:
        return f"has {length} bytes instead of {size}"
    return "" if found.hexdigest() == digest else "was changed: its SHA-256 differs"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
