"""F7: two editors at once, on a database of their own: nobody overwrites the other unseen."""

import json

import pytest

from tests.apart import database, run
from tests.faults.rounds import rounds

ROUNDS = rounds(20, 200)


@pytest.fixture
def apart(db, tmp_path):
    with database(tmp_path / "var", "races") as environment:
        yield environment


def test_second_of_two_saves_at_once_is_refused_and_none_is_lost(apart, tmp_path, figure):
    said = json.loads(run(apart, "-m", "tests.faults.racing", tmp_path / "fixtures", ROUNDS))
    assert said == {
        "refused": ROUNDS,
        "changes": ROUNDS,
        "follow": True,
        "last": True,
        "revisions": ROUNDS + 1,
        "others": [],
    }
    figure("F7", f"{said['refused']} of {ROUNDS} second saves refused, 0 lost")
