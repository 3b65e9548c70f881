"""Acting as one of the roles that manage.py grant_roles makes."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction


def granted(**options: str) -> tuple[str, str]:
    """The names of the roles, made with their rights; those of a cluster are seen by all tests."""
    name = connection.settings_dict["NAME"]
    roles = {"desk": f"desk_of_{name}", "public": f"public_of_{name}"} | options
    call_command("grant_roles", stdout=StringIO(), **roles)
    return roles["desk"], roles["public"]


@contextmanager
def acting_as(role: str) -> Iterator[None]:
    """With the rights of a role, and with no others."""
    with connection.cursor() as cursor:
        cursor.execute(f'SET ROLE "{role}"')
        try:
            yield
        finally:
            cursor.execute("RESET ROLE")


def run(statement: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def refused(statement: str) -> bool:
    with pytest.raises(DatabaseError), transaction.atomic():
        run(statement)
    return True
