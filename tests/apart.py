"""Databases of their own, for tests in which several processes work on one, or one is restored."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import psycopg
from django.conf import settings
from django.db import connection


@contextmanager
def database(folder, name: str) -> Iterator[dict[str, str]]:
    """The environment of a process that has an empty one, of the kind that the tests run on.

    `folder` is for its files. It is gone in the end.
    """
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "hsbd.settings",
        "HSBD_VAR": str(folder),
        "PYTHONPATH": str(settings.BASE_DIR),
        "DATABASE_URL": "",
    }
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
