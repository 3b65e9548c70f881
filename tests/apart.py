"""Databases of their own, for tests in which several processes work on one, or one is restored."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection


def environment_of(folder: Path, url: str = "") -> dict[str, str]:
    """That of a process whose files lie in a folder, on the database of a URL or its own SQLite."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "hsbd.settings",
        "HSBD_VAR": str(folder),
        "PYTHONPATH": str(settings.BASE_DIR),
        "DATABASE_URL": url,
    }


def run(environment: dict[str, str], *words: object) -> str:
    """Run Python with these words; gives what it prints. It must end well."""
    done = subprocess.run(
        [sys.executable, *map(str, words)],
        env=environment,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextmanager
def database(folder, name: str) -> Iterator[dict[str, str]]:
    """The environment of a process that has an empty one, of the kind that the tests run on.

    `folder` is for its files. It is gone in the end.
    """
    environment = environment_of(folder)
    folder.mkdir()
    if connection.vendor == "sqlite":
        yield environment
        return
    known = connection.get_connection_params()
    host, user = known["host"], known["user"]
    with psycopg.connect(host=host, user=user, dbname="postgres", autocommit=True) as server:
        named = f"{name}_{os.getpid()}"
        server.execute(f"CREATE DATABASE {named}")
        yield environment | {"DATABASE_URL": f"postgres://{user}@/{named}?host={quote(host)}"}
        server.execute(f"DROP DATABASE {named} WITH (FORCE)")
