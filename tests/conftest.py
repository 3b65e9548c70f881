"""What the tests share: two disclosures, loaded once, and pages as a browser asks for them."""

import shutil
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpResponse
from django.test import Client
from lxml import html
from playwright.sync_api import Browser, Page

from budgets.models import Disclosure
from tests import invented
from tools import chromium, serving
from tools.page_types import HONGSHAN, PUTUO

# The folders of the two disclosures' fixtures.
FOLDERS = {HONGSHAN: settings.FIXTURES / HONGSHAN, PUTUO: settings.FIXTURES / "samples" / PUTUO}
FOLDER = FOLDERS[HONGSHAN]
# A desktop's window.
WIDE = {"width": 1280, "height": 800}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--no-skips", action="store_true", help="make a skipped test a failure")
    parser.addoption(
        "--of-database", action="store_true", help="leave out what no database changes"
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--of-database"):
        others = [item for item in items if not asks_database(item)]
        config.hook.pytest_deselected(items=others)
        items[:] = filter(asks_database, items)


@pytest.fixture(scope="session", autouse=True)
def _builds_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Each process of the tests has another database, and so other downloads on disk."""
    settings.BUILDS = tmp_path_factory.mktemp("builds")


def asks_database(item: pytest.Item) -> bool:
    """Whether the database could make a difference to a test."""
    if item.get_closest_marker("once"):
        return False
    fixtures = {"db", "transactional_db", "django_db_setup"}
    return bool(fixtures & set(item.fixturenames) or item.get_closest_marker("django_db"))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if session.config.getoption("--no-skips") and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    # bin/test runs the suite in parts; of tests that are named to it, one part may have none.
    in_parts = session.config.getoption("--of-database") or session.config.getoption("-m")
    if exitstatus == pytest.ExitCode.NO_TESTS_COLLECTED and in_parts:
        session.exitstatus = pytest.ExitCode.OK


def pytest_terminal_summary(terminalreporter: object) -> None:
    """Say at the end what was skipped and why, or that nothing was."""
    skipped = terminalreporter.stats.get("skipped", [])
    for report in skipped:
        terminalreporter.write_line(f"Skipped {report.nodeid}: {report.longrepr[2]}")
    if not skipped:
        terminalreporter.write_line("Nothing was skipped.")
    for said in sorted(said_of_rows(terminalreporter.stats)):
        terminalreporter.write_line(said)
    for name, (value, where) in sorted(most_measured(terminalreporter.stats).items()):
        terminalreporter.write_line(f"Most {name}: {value} ({where})")


def said_of_rows(stats: dict[str, list[object]]) -> list[str]:
    """The figures of the matrix of faults: "row F7: 20 of 20 refused"."""
    reports = [*stats.get("passed", []), *stats.get("failed", [])]
    found = [each for report in reports for each in report.user_properties]
    return [f"{name}: {said}" for name, said in found if isinstance(said, str)]


def most_measured(stats: dict[str, list[object]]) -> dict[str, tuple[int, str]]:
    """The highest values that tests recorded, and of what: {"bytes": (28384, "checks en")}."""
    found: dict[str, tuple[int, str]] = {}
    for report in [*stats.get("passed", []), *stats.get("failed", [])]:
        for name, measured in report.user_properties:
            if not isinstance(measured, str):
                found[name] = max(found.get(name, (0, "")), tuple(measured))
    return found


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Static files with their manifest, so that pages are rendered as in production."""
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    # Every client of a test is a site anew; it need not look through all files to begin with.
    settings.WHITENOISE_AUTOREFRESH = True
    call_command("collectstatic", interactive=False, verbosity=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: object) -> None:
    with django_db_blocker.unblock():
        for folder in FOLDERS.values():
            call_command("load_disclosure", str(folder), verbosity=0, stdout=StringIO())


@pytest.fixture(scope="session")
def site() -> Iterator[str]:
    """The address of a served site with both disclosures: that of bin/test, or one of its own."""
    with serving.site() as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's Chromium; without one every test that asks for it is skipped."""
    # Playwright's loop stays in this thread, in which Django would then refuse to ask a database,
    # though no query is ever made while Playwright waits for something.
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        try:
            chromium.find()
        except chromium.NoBrowser as missing:
            pytest.skip(str(missing))
        with chromium.browser() as running:
            yield running


def new_tab(browser: Browser, site: str) -> Page:
    """A tab, 1280 px wide, that knows the site; nothing is left of earlier ones."""
    context = browser.new_context(base_url=site, viewport=WIDE)
    context.set_default_timeout(15_000)
    return context.new_page()


@pytest.fixture
def tab(browser: Browser, site: str) -> Iterator[Page]:
    """A tab of a test's own."""
    page = new_tab(browser, site)
    yield page
    page.context.close()


def disclosure_of(address: str) -> Disclosure:
    """The disclosure at an address below a language: "420111/015/2024"."""
    place, publisher, year = address.split("/")
    return Disclosure.objects.at(place, publisher, int(year)).get()


@pytest.fixture
def hongshan(db: None) -> Disclosure:
    """The budget of 武汉市洪山区大数据中心 for 2024, from the fixtures."""
    return disclosure_of(HONGSHAN)


@pytest.fixture
def putuo(db: None) -> Disclosure:
    """The budget of 上海市普陀区人民政府办公室 for 2025, from the samples."""
    return disclosure_of(PUTUO)


@pytest.fixture
def hostile(db: None, tmp_path: Path, settings: object) -> Disclosure:
    """A disclosure that nobody published, with everything that may go wrong in one."""
    settings.FIXTURES = tmp_path
    folder, reference = invented.write(tmp_path)
    call_command("load_disclosure", str(folder), reference=reference, stdout=StringIO())
    return disclosure_of(invented.ADDRESS)


@pytest.fixture(params=["zh-hans", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Each of the site's languages in turn."""
    return request.param


@pytest.fixture
def get(client: Client, db: None) -> Callable[..., HttpResponse]:
    """Ask for an address below a disclosure, the first if none is named: get("en", "tables/3/")."""

    def ask(language: str, rest: str = "", of: str = HONGSHAN, **extra: object) -> HttpResponse:
        return client.get(f"/{language}/{of}/{rest}", **extra)

    return ask


@pytest.fixture
def page(get: Callable[..., HttpResponse]) -> Callable[..., html.HtmlElement]:
    """The same, parsed; the page must be there."""

    def read(language: str, rest: str = "", of: str = HONGSHAN) -> html.HtmlElement:
        response = get(language, rest, of)
        assert response.status_code == 200
        return html.document_fromstring(response.content.decode())

    return read


@pytest.fixture
def one_connection() -> Iterator[None]:
    """A process ends old connections between requests; that of a test has its transaction."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def folder_copy(tmp_path: Path) -> Path:
    """A copy of the first disclosure's fixtures that a test may spoil."""
    copy = tmp_path / "fixtures" / "420111" / "015" / "2024"
    shutil.copytree(FOLDER, copy)
    return copy
