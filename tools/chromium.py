"""The machine's own Chromium, without a window. Nothing downloads a browser: see bin/browser."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NEEDED = "on Debian or Ubuntu: apt-get install chromium fonts-noto-cjk fontconfig"


class NoBrowser(Exception):
    """What is missing on this machine, and how to get it."""


def find() -> str:
    """The path of a Chromium that can show Chinese. Raises NoBrowser."""
    paths = [path for name in NAMES if (path := shutil.which(name))]
    if not paths:
        raise NoBrowser(f"There is no Chromium on this machine; {NEEDED}")
    if not shutil.which("fc-list") or not _fonts():
        raise NoBrowser(f"There is no Chinese font on this machine; {NEEDED}")
    return paths[0]


def _fonts() -> str:
    return subprocess.run(
        ["fc-list", ":lang=zh"], capture_output=True, text=True, check=True
    ).stdout.strip()


@contextmanager
def browser() -> Iterator[Browser]:
    """A running Chromium; it ends with the block. Raises NoBrowser."""
    path = find()
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        try:
            yield running
        finally:
            running.close()


if __name__ == "__main__":
    try:
        find()
    except NoBrowser as missing:
        sys.exit(str(missing))
