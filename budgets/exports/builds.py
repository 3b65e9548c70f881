"""Files that are built to disk once for a state of the data, and sent from there ever after.

A file's name tells the state, the code that wrote it, and its digest is kept beside it. Nothing
is ever written over: a file is finished under another name, and takes its own in one step.
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings

from budgets.exports.publication import Publication
from budgets.models import CheckRun
from budgets.models.content import content_digest

# As many states of one disclosure, or of the site, are kept on disk.
KEPT = 4


@dataclass(frozen=True)
class Measured:
    """What is known of a finished file; `rows` is None where it has none."""

    bytes: int
    rows: int | None
    sha256: str


@dataclass(frozen=True)
class Built:
    """A finished file on disk."""

    path: Path
    measured: Measured


def measured(file: BinaryIO, rows: int | None) -> Measured:
    """What a file that was just written is."""
    size = file.tell()
    file.seek(0)
    return Measured(size, rows, hashlib.file_digest(cast(Any, file), "sha256").hexdigest())


def built(key: str, name: str, write: Callable[[BinaryIO], int | None]) -> Built:
    """The file of a name in the state of a key, written now unless it was before."""
    found = found_built(key, name)
    if found is None:
        path = _path(key, name)
        if not (settings.BUILDS / key).exists():
            _clear((settings.BUILDS / key).parent)
        path.parent.mkdir(parents=True, exist_ok=True)
        with _finished_as(path) as file:
            what = measured(file, write(file))
        found = Built(path, what)
        with _finished_as(_said(path)) as file:
            file.write(json.dumps(asdict(what)).encode())
    return found


@contextmanager
def _finished_as(path: Path) -> Iterator[BinaryIO]:
    """A file that takes this name when it is finished, and is gone where it could not be."""
    file = tempfile.NamedTemporaryFile(dir=path.parent, delete=False)  # noqa: SIM115 - renamed
    written = Path(file.name)
    try:
        with file:
            yield cast(BinaryIO, file)
        written.chmod(0o644)
        written.replace(path)
    finally:
        written.unlink(missing_ok=True)


def found_built(key: str, name: str) -> Built | None:
    """The file of a name in the state of a key, if it was written before."""
    path = _path(key, name)
    try:
        said = _said(path).read_text()
    except FileNotFoundError:
        return None
    return Built(path, Measured(**json.loads(said)))


def _clear(owner: Path) -> None:
    """Make room for another state: of those of one owner, only the last ones are kept.

    Some are, since a file may still be on its way to somebody, and a site may have several names.
    """
    states = [path for path in owner.glob("*") if path.is_dir()]
    states.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in states[KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)


def _path(key: str, name: str) -> Path:
    return Path(settings.BUILDS) / key / name


def _said(path: Path) -> Path:
    """Where it stands what a finished file is."""
    return path.with_name(f"{path.name}.measured")


def key_of(of: Publication) -> str:
    """What files of a disclosure are kept under: it changes with all that they depend on."""
    run = CheckRun.objects.latest_of(of.disclosure)
    revision, publisher = of.revision, of.disclosure.publisher
    content = revision.digest if revision else content_digest(of.disclosure)
    state: list[object] = [of.root, content, revision and (revision.number, revision.at)]
    state += [run and (run.release, run.at), publisher.name_zh, publisher.name_en]
    return key_of_state("-".join(of.place), state)


def key_of_state(owner: str, state: Iterable[object]) -> str:
    """What files of an owner are kept under that depend on some state.

    They depend on the code that writes them too, and on the terms of reuse.
    """
    said = json.dumps([_code(), settings.REUSE, settings.REUSE_ADDRESS, *state], default=str)
    return f"{owner}/{hashlib.sha256(said.encode()).hexdigest()}"


@cache
def _code() -> str:
    """The digest of the code that writes the files."""
    digest = hashlib.sha256()
    folder = settings.BASE_DIR / "budgets"
    for path in sorted([*folder.rglob("*.py"), *folder.rglob("*.po")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
