"""A copy of the whole database as one file, and a database from such a copy; of either kind."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from django.core.management.base import CommandError
from django.db import connection

# Where pg_dump and pg_restore are, if not among the programs of this machine: they must be at
# least as new as the server.
VARIABLE = "HSBD_PG_BIN"
# How its programs are told where the database is, so that no password stands in a command.
_PLACE = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
}
# Rights of roles, which may be others where it is restored: grant_roles gives them anew.
_OF_ROLES = (" POLICY ", " ROW SECURITY ", " ACL ")


def copy_to(file: Path) -> None:
    """Write the database as it is now, whatever is written meanwhile. Raises CommandError."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(file) as to:
            connection.connection.backup(to)
        to.close()
        return
    _run("pg_dump", "--format=custom", "--no-owner", f"--file={file}")


def restore_from(file: Path) -> None:
    """Fill a database that has nothing in it. Raises CommandError; then nothing is in it still."""
    with connection.cursor() as cursor:
        if connection.introspection.table_names(cursor):
            raise CommandError("There are tables in this database. Restore into one that is empty.")
    if connection.vendor == "sqlite":
        _fill_sqlite(file)
        return
    listed = _run("pg_restore", "--list", str(file))
    kept = [line for line in listed.splitlines() if not any(each in line for each in _OF_ROLES)]
    chosen = file.with_name(f"{file.name}.list")
    try:
        chosen.write_text("\n".join(kept))
        options = ("--single-transaction", "--no-owner", "--no-privileges", "--exit-on-error")
        name = connection.get_connection_params()["dbname"]
        _run("pg_restore", *options, f"--use-list={chosen}", f"--dbname={name}", str(file))
    finally:
        chosen.unlink(missing_ok=True)


def _fill_sqlite(file: Path) -> None:
    source = sqlite3.connect(f"{file.resolve().as_uri()}?immutable=1", uri=True)
    try:
        (said,) = source.execute("PRAGMA integrity_check").fetchone()
        if said != "ok":
            raise CommandError(f"{file} is damaged: {said}")
        if not source.execute("SELECT 1 FROM sqlite_master").fetchone():
            raise CommandError(f"{file} is no copy of a database: there is nothing in it")
        connection.ensure_connection()
        source.backup(connection.connection)
    except sqlite3.DatabaseError as error:
        raise CommandError(f"{file} is no copy of a database: {error}") from error
    finally:
        source.close()


def _run(program: str, *options: str) -> str:
    """Run a program of PostgreSQL on the database. Raises CommandError with what it said."""
    folder = os.environ.get(VARIABLE)
    found = shutil.which(program, path=folder) if folder else shutil.which(program)
    if found is None:
        raise CommandError(f"{program} is not on this machine. Name its folder by {VARIABLE}.")
    known = connection.get_connection_params()
    named = {variable: str(known[name]) for name, variable in _PLACE.items() if known.get(name)}
    done = subprocess.run(  # noqa: S603  (a program of PostgreSQL, on what the settings name)
        [found, *options], env=os.environ | named, capture_output=True, text=True
    )
    if done.returncode:
        raise CommandError(f"{program}: {done.stderr.strip()}")
    return done.stdout
