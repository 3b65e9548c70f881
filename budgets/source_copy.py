"""The text copy of a published document, line by line, as it is kept beside the fixtures."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise

CELL = "\t"
# What stands for each character of staff data.
BLACKED_OUT = "█"
# How a SHA-256 is written.
DIGEST = re.compile(r"[0-9a-f]{64}")
_BOLD = re.compile(r"</?b>")
# A hundred times the first document; no text of a budget is longer.
LARGEST = 8 << 20


class NoSourceCopy(Exception):
    """The copy cannot be shown; `explanation` tells a reader why."""

    explanation: StrPromise


class SourceCopyMissing(NoSourceCopy):
    """The copy is not on this machine."""

    explanation = _("The text of this document is not held on this machine.")


class SourceCopyAltered(NoSourceCopy):
    """The copy on this machine is not the one that the disclosure was read from."""

    explanation = _(
        "The text of this document on this machine is not the one that the figures were read from, "
        "so it is not shown."
    )


@dataclass(frozen=True)
class SourceCopy:
    """The lines of a copy; line numbers count from 1, as the fixtures cite them."""

    content: bytes
    lines: tuple[str, ...]

    def line(self, number: int) -> str:
        """The text of a line. Raises IndexError outside the copy."""
        if not 1 <= number <= len(self.lines):
            raise IndexError(f"line {number} is not one of {len(self.lines)}")
        return self.lines[number - 1]

    def cells(self, number: int) -> list[str]:
        """The cells of a line, without the marks of bold type that the conversion left in."""
        return [_BOLD.sub("", cell).strip() for cell in self.line(number).split(CELL)]


def digest(content: bytes) -> str:
    """The SHA-256 of a copy, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read(path: Path) -> SourceCopy:
    """Read a copy from a file. Raises SourceCopyMissing where there is none that can be one."""
    try:
        if path.exists() and not path.is_file():
            raise SourceCopyMissing(f"{path} is not a file")
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceCopyMissing(f"{path} has {size:,} bytes, more than {LARGEST:,}")
        content = path.read_bytes()
        text = content.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceCopyMissing(f"{path} cannot be read: {error}") from error
    return SourceCopy(content, tuple(text.removesuffix("\n").split("\n")))


def is_held(copy: str, sha256: str) -> bool:
    """Whether there is a copy of this path, and the recorded one."""
    try:
        return bool(copy and held(copy, sha256))
    except NoSourceCopy:
        return False


@lru_cache(maxsize=16)
def held(copy: str, sha256: str) -> SourceCopy:
    """The copy at a path below the folder of fixtures.

    Raises SourceCopyMissing, and SourceCopyAltered where its digest is not the one recorded.
    """
    found = read(settings.FIXTURES / copy)
    if digest(found.content) != sha256:
        raise SourceCopyAltered(f"{copy} does not have the recorded digest {sha256}")
    return found
