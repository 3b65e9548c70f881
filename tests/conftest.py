"""What the tests share: the first disclosure, loaded once, and pages as a browser asks for them."""

import shutil
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from lxml import html

from budgets.models import Disclosure

FOLDER = settings.FIXTURES / "420111" / "015" / "2024"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="make a skipped test a failure")


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    if not session.config.getoption("--no-skips"):
        return
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Say at the end what was skipped and why, or that nothing was."""
    skipped = terminalreporter.stats.get("skipped", [])
    for report in skipped:
        terminalreporter.write_line(f"Skipped {report.nodeid}: {report.longrepr[2]}")
    if not skipped:
        terminalreporter.write_line("Nothing was skipped.")


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files with their manifest, so that pages are rendered as in production."""
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():
        call_command("load_disclosure", str(FOLDER), verbosity=0, stdout=StringIO())


@pytest.fixture
def hongshan(db: None) -> Disclosure:
    """The budget of 武汉市洪山区大数据中心 for 2024, from the fixtures."""
    return Disclosure.objects.at("420111", "015", 2024).get()


@pytest.fixture(params=["zh-hans", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each of the site's languages in turn."""
    return request.param


@pytest.fixture
def get(client: Client, db: None) -> Callable[..., HttpResponse]:
    """Ask for an address below the first disclosure: get("en", "tables/3/")."""

    def ask(language: str, rest: str = "", **extra: object) -> HttpResponse:
        return client.get(f"/{language}/420111/015/2024/{rest}", **extra)

    return ask


@pytest.fixture
def page(get: Callable[..., HttpResponse]) -> Callable[..., html.HtmlElement]:
    """The same, parsed; the page must be there."""

    def read(language: str, rest: str = "") -> html.HtmlElement:
        response = get(language, rest)
        assert response.status_code == 200
        return html.document_fromstring(response.content.decode())

    return read


@pytest.fixture
def folder_copy(tmp_path: Path) -> Path:
    """A copy of the first disclosure's fixtures that a test may spoil."""
    copy = tmp_path / "fixtures" / "420111" / "015" / "2024"
    shutil.copytree(FOLDER, copy)
    return copy
