"""A6: what is made to fill a disk or a memory is refused at once, and it is said why and where.

The site takes no files. Files of others are read by the commands that load and check folders and
restore copies, and by the script with which readers check what they downloaded.
"""

import json
import os
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pytest
from django.conf import settings

from budgets.exports import verify_release
from budgets.imports import fixture_lines
from tests.conftest import FOLDERS, HONGSHAN
from tests.faults.rounds import IS_FULL, rounds
from tests.imports.folders import refusal
from tests.pages import content_of

SECONDS, MEGABYTES = 1, 50
GIB = 1 << 30


def zipped(path, names, size, **manifest):
    """A zip file with a manifest and files of so many zeros."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        listed = [{"path": name, "bytes": size, "sha256": "0" * 64} for name in names]
        said = {"disclosures": [], "files": listed, **manifest}
        archive.writestr("manifest.json", json.dumps(said))
        for name in names:
            with archive.open(name, "w", force_zip64=True) as file:
                for _ in range(0, size, 1 << 20):
                    file.write(bytes(1 << 20))
    return path


def in_zip(path):
    return zipped(path / "bomb.zip", ["figures.csv"], rounds(64 << 20, GIB))


def many_in_zip(path):
    """Each of them shrinks no more than a text may; there are just too many."""
    archive = zipped(path / "many.zip", [f"{at}.csv" for at in range(9)], 1 << 20)
    content = archive.read_bytes()
    # The size that an entry is said to have, in the directory at the end.
    said = (1 << 20).to_bytes(4, "little")
    archive.write_bytes(content.replace(said, (GIB - 1).to_bytes(4, "little")))
    return archive


def nested_zip(path):
    inner = zipped(path / "inner.zip", ["figures.csv"], 64 << 20)
    with zipfile.ZipFile(path / "outer.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps({"disclosures": [], "files": []}))
        archive.write(inner, "inner.zip")
    return path / "outer.zip"


def manifest_in_zip(path):
    with zipfile.ZipFile(path / "manifest.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", b"[" + b"0," * (rounds(32, 256) << 20) + b"0]")
    return path / "manifest.zip"


def manifest_of(path, content, size=0):
    (path / "manifest.json").write_bytes(content)
    os.truncate(path / "manifest.json", size or len(content))
    return path


def nested_manifest(path):
    return manifest_of(path, b"[" * 3_000_000)


def broad_manifest(path):
    return manifest_of(path, b"[" + b"0," * (verify_release.LARGEST_MANIFEST // 2 - 2) + b"0]")


def manifest_of_objects(path):
    return manifest_of(path, b'{"files": [' + b"{}," * 1_300_000 + b"{}]}")


def manifest_with_one_long_letter(path):
    most = verify_release.LARGEST_MANIFEST
    return manifest_of(path, b'{"files": "' + b"x" * (most - 30) + '😀"}'.encode())


def endless_manifest(path):
    return manifest_of(path, b"{", 40 * GIB)


def sparse_file_of_release(path):
    listed = {"path": "figures.csv", "bytes": 40 * GIB, "sha256": "0" * 64}
    (path / "figures.csv").touch()
    os.truncate(path / "figures.csv", 40 * GIB)
    said = {"disclosures": [], "files": [listed]}
    return manifest_of(path, json.dumps(said).encode())


def longer_file_of_release(path):
    (path / "figures.csv").touch()
    os.truncate(path / "figures.csv", 40 * GIB)
    listed = {"path": "figures.csv", "bytes": 5, "sha256": "0" * 64}
    return manifest_of(path, json.dumps({"disclosures": [], "files": [listed]}).encode())


def folder(path, content, size=0):
    (path / "table-03.jsonl").write_bytes(content())
    if size:
        os.truncate(path / "table-03.jsonl", size)
    return path


MOST = fixture_lines.LARGEST_FOLDER
BOMBS = {
    ("verify_release", in_zip): "figures.csv would unpack from",
    ("verify_release", many_in_zip): "it would unpack to more than 4,294,967,296 bytes",
    ("verify_release", nested_zip): "inner.zip: is not of the release",
    ("verify_release", manifest_in_zip): "manifest.json would unpack from",
    ("verify_release", nested_manifest): "manifest.json has 3,000,000 pieces in 3,000,000 bytes",
    ("verify_release", broad_manifest): " pieces in ",
    ("verify_release", manifest_of_objects): " pieces in ",
    ("verify_release", manifest_with_one_long_letter): "was cut or changed, or is no release",
    ("verify_release", endless_manifest): "manifest.json has more than 4,194,304 bytes",
    ("verify_release", sparse_file_of_release): "its files would have more than",
    ("verify_release", longer_file_of_release): f"has {40 * GIB} bytes instead of 5",
    (
        "restore",
        lambda path: folder(path, lambda: b"x", 40 * GIB) / "table-03.jsonl",
    ): "table-03.jsonl",
}
DEEP, HERE = "jsonl:1: not a JSON object that is read here: nested", "table-03.jsonl:1: "
# What the only file of a folder holds, how large it is made, and what is said.
CONTENTS = [
    (lambda: b"{", 40 * GIB, f"bytes, more than {MOST:,}"),
    (lambda: b'{"a": "' + b"x" * (MOST - 20) + b'"}\n', 0, f"{HERE}a line of"),
    (lambda: b"[" * 1_000_000, 0, DEEP),
    (lambda: b'{"a":' * 150_000, 0, DEEP),
    (lambda: b"[" * 900 + b"]" * 900, 0, HERE),
    (lambda: b"9" * 1_000_000, 0, HERE),
    (lambda: b"1e999999999999", 0, HERE),
    (lambda: (b"[" + b"0," * 500_000 + b"0]\n") * 15, 0, "table-03.jsonl:15: "),
    (lambda: b'{"a":0' + b',"a":0' * 150_000 + b"}", 0, "a name stands twice"),
    (lambda: b"0\n" * (MOST // 2), 0, HERE),
]
for _content, _size, _said in CONTENTS:
    for _command in ("load_disclosure", "check_disclosure"):
        BOMBS[_command, partial(folder, content=_content, size=_size)] = _said


def measured(command, path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.measuring", command, str(path)],
        env=os.environ | {
            "DJANGO_SETTINGS_MODULE": "hsbd.settings", "DATABASE_URL": "sqlite://:memory:",
        },
        cwd=settings.BASE_DIR, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


# Each in a process of its own: in the suite every third.
@pytest.mark.once
def test_every_bomb_is_refused_at_once_and_it_is_said_why(tmp_path, figure):
    slowest = most = 0
    tried = [*BOMBS.items()][:: rounds(3, 1)]
    for at, ((command, make), said) in enumerate(tried):
        place = tmp_path / str(at)
        place.mkdir()
        found = measured(command, make(place))
        assert said in found["said"], (command, found["said"][:500])
        slowest, most = max(slowest, found["seconds"]), max(most, found["megabytes"])
        assert found["seconds"] < SECONDS or not IS_FULL, (command, said, found["seconds"])
        assert found["megabytes"] < MEGABYTES, (command, said, found["megabytes"])
    figure("A6", f"{len(tried)} of {len(tried)} refused in {slowest:.2f} s, {most:.0f} MB at most")


def test_copy_that_is_endless_or_no_text_is_refused(db, folder_copy):
    """A device has no size, and a file of its own may be anything."""
    copy = folder_copy / "source.md"
    for make, said in (
        (lambda: copy.symlink_to("/dev/zero"), "is not a file"),
        (lambda: os.mkfifo(copy), "is not a file"),
        (lambda: copy.write_bytes(b"") or os.truncate(copy, 40 * GIB), "bytes, more than"),
        (lambda: copy.write_bytes(b"\xff\xfe\n"), "cannot be read"),
    ):
        copy.unlink()
        make()
        assert said in refusal(folder_copy)


def test_file_of_a_folder_that_is_none_is_refused(db, folder_copy):
    os.mkfifo(folder_copy / "more.jsonl")
    assert "more.jsonl: not a file" in refusal(folder_copy)


def test_what_is_read_in_earnest_is_far_from_every_limit(client, hongshan, tmp_path):
    for path in FOLDERS.values():
        files = [*path.glob("*.jsonl")]
        assert sum(file.stat().st_size for file in files) < fixture_lines.LARGEST_FOLDER / 10
        longest = max(len(line) for file in files for line in file.read_bytes().split(b"\n"))
        assert longest < fixture_lines.LONGEST_LINE / 10
    package = Path(tmp_path / "package.zip")
    package.write_bytes(content_of(client.get(f"/en/{HONGSHAN}/datapackage.zip")))
    with zipfile.ZipFile(package) as archive:
        for entry in archive.infolist():
            assert entry.file_size < verify_release.MOST_SHRUNK / 4 * entry.compress_size
        manifest = archive.read("manifest.json")
    pieces = sum(manifest.count(mark) for mark in (b",", b"[", b"{"))
    assert len(manifest) > 1.5 * verify_release.LEAST_OF_A_PIECE * pieces
    assert verify_release.main([str(package)]) == 0
