"""A16: what is installed is pinned by digest, and a page asks for nothing from elsewhere."""

import re
import subprocess
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from lxml import html

from tests.faults.rounds import IS_FULL, rounds
from tools import audit
from tools.page_types import LANGUAGES, PAGE_TYPES

ROOT = settings.BASE_DIR
PINNED = re.compile(
    r"[a-z0-9][a-z0-9._-]*(?:\[[a-z,]+\])?==[^\s;]+(?:\s*;[^\n\\]+)?"
    r"(?: --hash=sha256:[0-9a-f]{64})+"
)


def requirements_of(lock):
    """The requirements of a lock file, each on one line, without remarks."""
    lines = [line for line in lock.read_text().splitlines() if not line.strip().startswith("#")]
    joined = re.sub(r"\s*\\\n\s*", " ", "\n".join(lines))
    return [line.strip() for line in joined.splitlines() if line.strip()]


def test_every_package_is_pinned_with_its_digest(figure):
    locks = [ROOT / name for name in audit.LOCKS]
    written = [path.with_suffix(".txt").name for path in ROOT.glob("requirements*.in")]
    assert sorted(written) == sorted(audit.LOCKS)
    count = 0
    for lock in locks:
        found = requirements_of(lock)
        assert len(found) > 8, lock
        assert [line for line in found if not PINNED.fullmatch(line)] == []
        count += len(found)
    figure("A16", f"{count} of {count} packages by digest")


def test_nothing_is_installed_without_its_digest():
    scripts = [
        path.read_text()
        for folder in ("bin", "deploy", ".ci")
        for path in (ROOT / folder).iterdir()
    ]
    commands = [line.strip() for text in scripts for line in text.splitlines()]
    installing = [
        line
        for line in commands
        if re.search(r"\bpip\b.* install ", line) and not line.startswith(("echo", "#"))
    ]
    assert installing
    assert [line for line in installing if "--require-hashes" not in line] == []


def test_every_lock_file_is_written_by_one_command():
    names = {name.removesuffix(".txt") for name in audit.LOCKS}
    (loop,) = re.findall(
        r"^for name in (.+); do$", (ROOT / "bin" / "lock").read_text(), re.MULTILINE
    )
    assert set(loop.split()) == names


# Whatever a browser asks for on its own, and where forms are sent.
ASKED = (
    "//link[not(contains('canonical alternate', @rel))]/@href | //@src | //@srcset | //@poster"
    " | //@data | //@action | //@formaction | //@background | //@ping | //object/@data"
)
IN_SHEET = re.compile(r"url\(\s*['\"]?([^)'\"]+)|@import\s+['\"]([^'\"]+)", re.IGNORECASE)


def elsewhere(addresses, page="http://testserver/"):
    """Those of the addresses that are on another host."""
    own = urlsplit(page).netloc
    found = [urljoin(page, each.strip()) for each in addresses]
    return [each for each in found if not each.startswith("data:") and urlsplit(each).netloc != own]


def sheets(text):
    return [one or other for one, other in IN_SHEET.findall(text)]


def test_no_page_asks_another_site_for_anything(client, admin_client, hongshan, figure):
    pages = asked = 0
    desk = ["admin/", "admin/login/", "admin/budgets/figure/", "admin/budgets/correction/"]
    for language in LANGUAGES:
        types = [each.address(language) for each in PAGE_TYPES[:: rounds(4, 1)]]
        for address in [*types, *(f"/{language}/{path}" for path in desk)]:
            page = html.document_fromstring(
                (client if "login" in address else admin_client).get(address).content
            )
            found = page.xpath(ASKED) + sheets(" ".join(page.xpath("//style/text() | //@style")))
            assert found, address
            assert elsewhere(found) == [], address
            pages, asked = pages + 1, asked + len(found)
    figure("A16", f"0 of {asked:,} addresses in {pages} pages elsewhere")


def test_no_template_sheet_or_script_names_another_site(client, db):
    collected = [*(settings.STATIC_ROOT).rglob("*")]
    sheets_and_scripts = [path for path in collected if path.suffix in (".css", ".js", ".svg")]
    assert sheets_and_scripts
    for path in sheets_and_scripts:
        assert elsewhere(sheets(path.read_text("utf-8"))) == [], path
    for path in (ROOT / "templates").rglob("*.html"):
        text = path.read_text("utf-8")
        tags = re.findall(r"<(?:link|script|img|iframe|source|object|embed|form)\b[^>]*>", text)
        assert not [tag for tag in tags if re.search(r"=[\"']?(?:https?:)?//", tag)], path


def test_what_others_wrote_has_its_licence_beside_it():
    """Scripts and fonts of others; there are none, so that none can be out of date."""
    others = [
        path
        for folder in ("static", "templates", "budgets", "hsbd")
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".js", ".mjs", ".woff", ".woff2", ".ttf", ".wasm")
        or ".min." in path.name
    ]
    for path in others:
        licence = path.with_name(f"{path.name}.LICENSE")
        assert licence.exists(), path
        assert re.search(r"\d+\.\d+", licence.read_text()), path


def test_sheet_from_elsewhere_would_be_seen():
    assert elsewhere(["/static/x.css", "x.png", "https://cdn.example/x.js", "//cdn.example/y"]) == [
        "https://cdn.example/x.js",
        "http://cdn.example/y",
    ]
    assert sheets("@import 'https://a.example/x.css'; b {background: url(//c.example/d.png)}")


GOOD = {"name": "one", "version": "1", "vulns": []}
FAULTY = {"name": "two", "version": "2", "vulns": [{"id": "PYSEC-1"}]}
NOT_FOUND = {"name": "three", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "status", "said"),
    [
        ([GOOD], audit.FINE, "0 of 1 packages"),
        ([GOOD, FAULTY, NOT_FOUND], audit.KNOWN, "two 2: PYSEC-1"),
        ([GOOD, NOT_FOUND], audit.NOT_ASKED, "Not reached here: 1 packages"),
        ([], audit.NOT_ASKED, "Not reached here"),
    ],
)
def test_package_that_was_not_asked_about_is_not_taken_for_good(capsys, found, status, said):
    assert audit.judged(found) == status
    assert said in capsys.readouterr().out


# It asks the package index, which the suite does not.
if IS_FULL:

    def test_nothing_is_known_against_any_package(figure):
        done = subprocess.run([ROOT / "bin" / "audit"], capture_output=True, text=True)
        assert done.returncode in (audit.FINE, audit.NOT_ASKED), done.stdout
        reached = done.returncode == audit.FINE
        figure("A16", "no known fault" if reached else "known faults: not reached here")
