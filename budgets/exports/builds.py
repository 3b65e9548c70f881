"""Files that are built to disk once for a state of the data, and sent from there ever after.

A file's name tells the state, the code that wrote it, and its digest is kept beside it. Nothing
is ever written over: a file is finished under another name, and takes its own in one step.
"""

import fcntl
import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO, cast

from django.conf import settings

from budgets.exports.publication import Publication
from budgets.models import CheckRun, Revision
from budgets.models.content import content_digest

# As many states of one disclosure, or of the site, are kept on disk.
KEPT = 4
# Seconds in which a state may still be asked for by whoever was just told of it.
IN_USE = 3600


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
    if found:
        return found
    path = _path(key, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Whoever asks meanwhile waits, and finds the file.
    with _alone(path):
        found = found_built(key, name)
        if found is None:
            with _finished_as(path) as file:
                what = measured(file, write(file))
            found = Built(path, what)
            with _finished_as(_said(path)) as file:
                file.write(json.dumps(asdict(what)).encode())
            _clear((settings.BUILDS / key).parent)
    return found


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """One process or thread at a time, for one file."""
    with path.with_name(f"{path.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


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
    """Remove old states: of those of one owner, the last few are kept, and all of the last hour.

    They are, since a file may be on its way to somebody, and a site may have several names.
    """
    states = {path: path.stat().st_mtime for path in owner.glob("*")}
    for old in sorted(states, key=lambda path: states[path], reverse=True)[KEPT:]:
        if states[old] < time.time() - IN_USE:
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
    reference = Revision.objects.head_of(None)
    content = revision.digest if revision else content_digest(of.disclosure)
    state: list[object] = [of.root, content, revision and (revision.number, revision.at)]
    # Names that budgets share have a chain of their own.
    state += [reference and reference.digest]
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
