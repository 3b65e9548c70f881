"""What is true of the project as a whole."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.conf import settings

from tests.test_staff_data import holds_staff_data

ROOT = settings.BASE_DIR
NAMES_A_DISCLOSURE = re.compile(r"洪山|Hongshan|\b420111\b|\b015\b|普陀|Putuo|310107")
REGISTRY_HOST = re.compile(r"pypi\.|pythonhosted|npmjs|deb\.debian|files\.python", re.IGNORECASE)
# Pictures and tests in a browser visit examples of pages.
NOT_OF_THE_HOUSE = ("fixtures/", "tests/", "docs/", "tools/page_types.py")


@pytest.fixture(scope="session")
def files():
    """The text files of the project that git knows of."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("git, which lists the project's files, is not on this machine or not used")
    found = {}
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix not in (".png", ".mo"):
            found[name] = path.read_text("utf-8")
    return found


def test_only_fixtures_documents_tests_and_examples_name_a_disclosure(files):
    naming = [
        name
        for name, text in files.items()
        if not name.startswith(NOT_OF_THE_HOUSE)
        and not name.endswith(".md")
        and not name.startswith("requirements")
        and NAMES_A_DISCLOSURE.search(text)
    ]
    assert naming == []


def test_no_file_holds_staff_data(files):
    assert [name for name, text in files.items() if holds_staff_data(text)] == []


def test_no_file_names_the_host_of_a_package_registry(files):
    naming = [name for name, text in files.items() if REGISTRY_HOST.search(text)]
    assert set(naming) <= {"tests/test_house.py"}


def test_test_packages_include_the_runtime_ones_at_the_same_versions(files):
    def pinned(name):
        return set(re.findall(r"^([a-z][\w.-]*==[\w.]+)", files[name], re.MULTILINE))

    assert pinned("requirements.txt") <= pinned("requirements-test.txt")
    assert pinned("requirements-test.txt") <= pinned("requirements-bench.txt")


def test_files_and_functions_are_short(files):
    long = []
    for name, text in files.items():
        if not name.endswith(".py") or "/migrations/" in name:
            continue
        if not name.startswith("tests/") and text.count("\n") > 200:
            long.append(name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 36:
                long.append(f"{name}: {node.name}")
    assert long == []


def test_settings_fail_loudly_on_a_flag_that_is_none(monkeypatch):
    from hsbd.settings import _flag

    monkeypatch.setenv("HSBD_HTTPS", "yes")
    with pytest.raises(Exception, match="HSBD_HTTPS is “yes”; it must be 0 or 1"):
        _flag("HSBD_HTTPS")


def test_every_template_is_used(files):
    texts = "\n".join(
        text for name, text in files.items() if name.startswith(("budgets/", "templates/"))
    )
    for path in (ROOT / "templates").rglob("*.html"):
        assert str(path.relative_to(ROOT / "templates")) in texts, path


def classes(text):
    """The names in the class attributes of HTML, wherever it is written."""
    found = re.findall(r'class="([^"]*)"', re.sub(r"{%.*?%}|{{.*?}}", " ", text))
    return {name for value in found for name in value.split() if re.fullmatch(r"[\w-]+", name)}


def test_style_sheet_and_pages_know_the_same_classes(files):
    """What the sheet styles is used somewhere; tests of the pages would miss a leftover."""
    sheet = files["static/hsbd.css"].partition("@media print")[0]
    styled = set(re.findall(r"\.([a-z][\w-]*)", re.sub(r"\d*\.\d+\w*|/\*.*?\*/", "", sheet)))
    pages = "\n".join(
        text for name, text in files.items() if name.startswith(("templates/", "budgets/"))
    )
    # l1 to l3 are made from a row's level.
    made = {name for name in styled if re.fullmatch(r"l\d", name)}
    unused = {name for name in styled - made if not re.search(rf'["\' ]{name}["\' {{]', pages)}
    assert unused == set()
    # The desk's pages stand in Django's sheet, and have its classes.
    ours = [name for name in files if re.match("templates/(?!admin/)", name)]
    used = classes("\n".join(files[name] for name in ours))
    assert used - styled == set()


def test_style_sheet_asks_for_nothing_from_elsewhere():
    sheet = Path(ROOT / "static" / "hsbd.css").read_text("utf-8")
    assert "url(" not in sheet
    assert "@import" not in sheet
