"""F6: a load that is killed, or whose disk is full, leaves nothing or the whole, never a half."""

import json

from django.db import connection

from tests.apart import database, run
from tests.faults.rounds import rounds

KILLS = rounds(6, 100)
FULLS = rounds(3, 20)


def broken_off(environment, folder, kills, fulls):
    """How often the database held what, after loads that were killed, and on a full disk."""
    said = json.loads(run(environment, "-m", "tests.faults.halving", folder, kills, fulls))
    return said["killed"], said["filled"]


def said_of(found):
    return ", ".join(f"{what} {times}" for what, times in sorted(found.items()))


def test_load_that_is_killed_leaves_no_half(db, tmp_path, figure):
    fulls = FULLS if connection.vendor == "sqlite" else 0
    with database(tmp_path / "var", "halves") as environment:
        killed, filled = broken_off(environment, tmp_path / "fixtures", KILLS, fulls)
    for times, found in ((KILLS, killed), (fulls, filled)):
        assert sum(found.values()) == times
        assert "half" not in found
    assert killed["nothing"]
    figure("F6", f"0 half of {KILLS} killed loads ({said_of(killed)})")
    if fulls:
        assert set(filled) - {"whole"}
        figure("F6", f"0 half of {fulls} on a full disk ({said_of(filled)})")


def test_load_into_postgresql_whose_disk_is_full_leaves_no_half(own_server, tmp_path, figure):
    _server, environment = own_server
    _killed, filled = broken_off(environment, tmp_path / "fixtures", 0, FULLS)
    assert sum(filled.values()) == FULLS
    assert "half" not in filled
    assert set(filled) - {"whole"}
    figure("F6", f"0 half of {FULLS} where PostgreSQL’s disk is full ({said_of(filled)})")
