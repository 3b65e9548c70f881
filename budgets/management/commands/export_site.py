"""manage.py export_site FOLDER"""

import json
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from budgets.exports.one_state import one_state
from budgets.exports.static_site import BrokenLink, StaticSite

# What an export wrote, so that the next one takes away what is no longer there, and nothing else.
LIST = ".hsbd-export.json"
SAID_EVERY = 200


class Command(BaseCommand):
    help = (
        "Write the whole public site of the current state as files for any static host, with a "
        ".gz beside each text. Links are relative, so it may lie under any address. A second run "
        "writes only what changed. Search, sorting and larger text need a server and are left out."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="where to; made if it is not there")

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        if not settings.SITE:
            raise CommandError("Files hold public addresses: set HSBD_SITE to where they will lie.")
        before = _listed(folder)
        folder.mkdir(parents=True, exist_ok=True)
        paths, written = self._written(folder)
        removed = [path for path in before if path not in paths]
        for path in removed:
            (folder / path).unlink(missing_ok=True)
        _write(folder, LIST, json.dumps(sorted(paths), indent=0).encode())
        self.stdout.write(
            f"{folder}: {len(paths)} files, {written} of them written, {len(removed)} removed"
        )

    def _written(self, folder: Path) -> tuple[set[str], int]:
        """Write all that differs; gives the paths of all, and how many were written."""
        paths: set[str] = set()
        written = 0
        with one_state():
            try:
                for number, file in enumerate(StaticSite().files(), 1):
                    for path, content in file.forms:
                        paths.add(path)
                        written += _write(folder, path, content)
                    if number % SAID_EVERY == 0:
                        self.stdout.write(f"{len(paths)} files, {written} of them written")
            except BrokenLink as error:
                raise CommandError(f"Not finished: {error}") from error
        return paths, written


def _listed(folder: Path) -> list[str]:
    """What the last export wrote. Raises CommandError for a folder of somebody else's files."""
    if (folder / LIST).exists():
        found: list[str] = json.loads((folder / LIST).read_text())
        return found
    if folder.exists() and not folder.is_dir():
        raise CommandError(f"{folder} is a file: name a folder.")
    if folder.exists() and any(folder.iterdir()):
        raise CommandError(f"{folder} is not empty, and no export of this site: name another one.")
    return []


def _write(folder: Path, path: str, content: bytes) -> bool:
    """Write a file in one step, if it is another than is there."""
    to = folder / path
    if to.is_file() and to.stat().st_size == len(content) and to.read_bytes() == content:
        return False
    to.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=to.parent, delete=False) as out:
        out.write(content)
    Path(out.name).chmod(0o644)
    Path(out.name).replace(to)
    return True
