"""A file is of one state of the data, whatever is written while it is read."""

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from budgets.exports import one_state as module
from budgets.exports.one_state import one_state


def connected(tmp_path):
    """A connection of its own, to the database of the tests or to a file."""
    settings = dict(connection.settings_dict)
    if connection.vendor == "sqlite":
        settings["NAME"] = tmp_path / "scratch.sqlite3"
    return ConnectionHandler({"default": settings})["default"]


@pytest.fixture
def reader_and_writer(db, tmp_path, monkeypatch):
    reader, writer = connected(tmp_path), connected(tmp_path)
    monkeypatch.setattr(module, "reading", lambda: reader)
    with writer.cursor() as cursor:
        cursor.execute("CREATE TABLE scratch (number integer)")
    yield reader, writer
    with writer.cursor() as cursor:
        cursor.execute("DROP TABLE scratch")
    reader.close()
    writer.close()


def count(reader):
    with reader.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM scratch")
        return cursor.fetchone()[0]


def write(writer):
    with writer.cursor() as cursor:
        cursor.execute("INSERT INTO scratch VALUES (1)")


def read_and_fail(reader):
    with one_state():
        assert count(reader) == 0
        raise RuntimeError("the disk is full")


def test_what_is_written_meanwhile_is_seen_afterwards_only(reader_and_writer):
    reader, writer = reader_and_writer
    with one_state():
        assert count(reader) == 0
        for _ in range(200):
            write(writer)
            assert count(reader) == 0
    assert count(reader) == 200


def test_state_is_left_where_reading_fails(reader_and_writer):
    reader, writer = reader_and_writer
    with pytest.raises(RuntimeError):
        read_and_fail(reader)
    write(writer)
    assert count(reader) == 1
