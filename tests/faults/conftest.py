"""What each row of the matrix of faults came to; tools/faults.py makes one table of it."""

from collections.abc import Callable, Iterator

import pytest

# Accounts: fixtures of that room, for what is tried here.
from tests.admin.conftest import account, sign_in  # noqa: F401
from tests.faults.a_site import environment_of, prepared
from tools.faults import ROWS
from tools.postgres import Server, cluster


@pytest.fixture
def figure(record_property: Callable[[str, object], None]) -> Callable[[str, str], None]:
    """Say what a row came to: figure("F7", "20 of 20 refused").

    It is printed at the end of a run. A row may have several figures, in several tests.
    """

    def say(row: str, said: str) -> None:
        assert row in ROWS, row
        record_property(f"row {row}", said)

    return say


@pytest.fixture(scope="session")
def own_server(
    tmp_path_factory: pytest.TempPathFactory, static_files: None
) -> Iterator[tuple[Server, dict[str, str]]]:
    """A PostgreSQL that may be stopped, and the environment of sites on its budget."""
    folder = tmp_path_factory.mktemp("own-server")
    with cluster() as found:
        environment = environment_of(folder / "var", found.url)
        prepared(environment, folder / "fixtures")
        yield found, environment
