"""manage.py grant_roles"""

import os
import re
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import ProgrammingError, connection, transaction

from budgets.management import accounts

_NAME = re.compile("[a-z_][a-z0-9_]{0,62}")
# The passwords with which the roles may connect, where they are given.
PASSWORDS = {"desk": "HSBD_DESK_DATABASE_PASSWORD", "public": "HSBD_PUBLIC_DATABASE_PASSWORD"}


class Command(BaseCommand):
    help = (
        "Make the two roles of PostgreSQL that the site should run under, and give them exactly "
        "the rights that they need. Run it as the owner of the tables, after each migrate. "
        f"A role can connect once its password was given, in {' and '.join(PASSWORDS.values())}."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--desk", default="hsbd_editor", help="default: hsbd_editor")
        parser.add_argument("--public", default="hsbd_public", help="default: hsbd_public")

    def handle(self, *args: Any, **options: Any) -> None:
        if connection.vendor != "postgresql":
            raise CommandError(
                "Only PostgreSQL has roles. The rights to a file of SQLite are those of the system."
            )
        accounts.needs_desk()
        # Only where there is a desk can its tables be read about.
        from budgets.management.grants import Roles, statements

        roles = Roles(options["desk"], options["public"])
        with transaction.atomic(), connection.cursor() as cursor:
            for use, role in (("desk", roles.desk), ("public", roles.public)):
                _make(cursor, role)
                _let_in(cursor, role, os.environ.get(PASSWORDS[use], ""))
            cursor.execute("SELECT current_database(), current_schema()")
            for statement in statements(roles, *cursor.fetchone()):
                cursor.execute(statement)
        self.stdout.write(
            f"{roles.desk} may do what the desk needs (HSBD_ROLE=editor or all), "
            f"{roles.public} may read what is published (HSBD_ROLE=public)."
        )


def _make(cursor: Any, role: str) -> None:
    """Make the role if it is not there. One that could do what it was not granted is refused."""
    if not _NAME.fullmatch(role):
        raise CommandError(f"“{role}” is no name for a role: small letters, digits and _ only.")
    cursor.execute(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole"
        " OR pg_has_role(oid, current_user, 'member') FROM pg_roles WHERE rolname = %s",
        [role],
    )
    found = cursor.fetchone()
    if found is None:
        try:
            with transaction.atomic():
                cursor.execute(f'CREATE ROLE "{role}" NOLOGIN')
        except ProgrammingError as error:
            raise CommandError(
                f"This account of the database may not make roles. Let an administrator of the "
                f'server run: CREATE ROLE "{role}" NOLOGIN; and run this again.'
            ) from error
    elif found[0]:
        raise CommandError(f"{role} owns the tables, or has rights over all; it cannot be used.")


def _let_in(cursor: Any, role: str, password: str) -> None:
    """Let the role connect with a password; the server is sent only what it keeps of one."""
    if password:
        encrypted = connection.connection.pgconn.encrypt_password(
            password.encode(), role.encode(), b"scram-sha-256"
        )
        try:
            with transaction.atomic():
                cursor.execute(f'ALTER ROLE "{role}" LOGIN PASSWORD %s', [encrypted.decode()])
        except ProgrammingError as error:
            raise CommandError(
                f"This account of the database may not give passwords. Let an administrator give "
                f"{role} one, and run this again without it."
            ) from error
