"""What each row of the matrix of faults came to; tools/faults.py makes one table of it."""

from collections.abc import Callable

import pytest

from tools.faults import ROWS


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str, str], None]:
    """Say what a row came to: figure("F7", "20 of 20 refused").

    It is printed at the end of a run. A row may have several figures, in several tests.
    """

    def say(row: str, said: str) -> None:
        assert row in ROWS, row
        record_property(f"row {row}", said)

    return say
