"""Databases of made-up budgets to measure with, on SQLite and on PostgreSQL."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tools import postgres


@contextmanager
def databases(*names: str) -> Iterator[dict[str, dict[str, str]]]:
    """New databases of these names, as URLs by vendor; they are gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="hsbd-bench-") as folder, postgres.server() as url:
        yield {
            "SQLite": {name: f"sqlite:///{Path(folder) / name}.sqlite3" for name in names},
            "PostgreSQL": {name: _created(url, name) for name in names},
        }


def _created(url: str, name: str) -> str:
    """The URL of a new database beside the one of a URL."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}".encode())
    return url.replace("/postgres?", f"/{name}?")


def real_folders() -> list[str]:
    """The folders of fixtures of the real disclosures, the samples among them."""
    found = settings.FIXTURES.glob("**/20[0-9][0-9]")
    return sorted(str(folder) for folder in found if folder.is_dir())


def fill(url: str, budgets: int) -> None:
    """Make the tables of a database, and so many made-up budgets in it."""
    run(url, "manage.py", "migrate", "--verbosity=0")
    run(url, "manage.py", "load_disclosure", *real_folders())
    run(url, "manage.py", "generate_disclosures", str(budgets))


def run(url: str, *command: str, **settings_of_it: str) -> str:
    """Run Python on a database; gives what it prints. Raises SystemExit where it fails.

    Other settings than those of this process are given by the names of their variables.
    """
    done = subprocess.run(
        [sys.executable, *command],
        env={**os.environ, "DATABASE_URL": url, **settings_of_it},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed on {url}:\n{done.stderr}")
    return done.stdout
