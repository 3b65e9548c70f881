"""manage.py export_site: the whole site as files, whatever they lie under."""

import gzip
import re
from io import StringIO
from urllib.parse import unquote

import pytest
from django.core.management import CommandError, call_command
from lxml import html

from budgets.exports.static_site import can_stand, path_of
from budgets.models import Figure
from tests import invented
from tests.conftest import disclosure_of
from tests.imports.dumps import empty_database
from tests.states import state

SITE = "https://budgets.example"


def export(folder):
    out = StringIO()
    call_command("export_site", str(folder), stdout=out)
    return out.getvalue().splitlines()[-1]


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker, tmp_path_factory):
    """A site with one small budget, and where it was exported to."""
    with state(django_db_blocker), pytest.MonkeyPatch.context() as patch:
        from django.conf import settings

        fixtures = tmp_path_factory.mktemp("fixtures")
        patch.setattr(settings, "FIXTURES", fixtures)
        patch.setattr(settings, "SITE", SITE)
        folder, reference = invented.write(fixtures)
        empty_database()
        call_command("load_disclosure", str(folder), reference=reference, stdout=StringIO())
        to = tmp_path_factory.mktemp("export") / "site"
        said = export(to)
        assert re.fullmatch(rf"{to}: (\d+) files, \1 of them written, 0 removed", said)
        yield to


@pytest.fixture
def exported(small, db, settings):
    settings.SITE = SITE
    return small


def pages(folder):
    return {path: html.document_fromstring(path.read_bytes()) for path in folder.rglob("*.html")}


@pytest.mark.once
def test_every_link_leads_to_a_file_from_wherever_the_folder_lies(exported):
    count = 0
    for path, page in pages(exported).items():
        for to in page.xpath("//a/@href | //link[@rel!='canonical']/@href | //img/@src"):
            if to.startswith((SITE, "http", "mailto:", "#")):
                continue
            at = unquote(to.partition("#")[0])
            assert not at.startswith("/"), (path, to)
            file = path.parent / at / ("index.html" if at.endswith("/") else "")
            assert file.is_file(), (path, to)
            count += 1
    assert count > 1000
    assert (exported / "index.html").is_file()
    for kind in ("csv", "xlsx", "json", "zip", "atom", "css"):
        assert any(exported.rglob(f"*.{kind}")), kind


@pytest.mark.once
def test_what_needs_a_server_is_left_out(exported):
    for page in pages(exported).values():
        assert not page.xpath("//form")
        assert not page.xpath("//a[contains(@href, '?')][not(contains(@href, ':'))]")
    assert not any("admin" in path.parts for path in exported.rglob("*"))


@pytest.mark.once
def test_page_of_a_missing_address_works_at_any_depth(exported):
    page = html.document_fromstring((exported / "404.html").read_bytes())
    links = page.xpath("//a/@href | //link[@rel='stylesheet']/@href")
    assert [to for to in links if not to.startswith((SITE, "#"))] == []


@pytest.mark.once
def test_no_file_names_the_machine_that_wrote_it(exported):
    texts = [file for file in exported.rglob("*") if file.suffix in (".html", ".xml", ".txt")]
    assert exported / "sitemap.xml" in texts
    assert not [file for file in texts if re.search("localhost|testserver", file.read_text())]


@pytest.mark.once
def test_text_lies_beside_itself_compressed(exported):
    packed = [*exported.rglob("*.gz")]
    assert len(packed) > 100
    for path in packed:
        assert gzip.decompress(path.read_bytes()) == path.with_suffix("").read_bytes()


@pytest.mark.once
def test_second_run_writes_only_what_changed(exported):
    (exported / "robots.txt").unlink()
    figures = Figure.objects.of(disclosure_of(invented.ADDRESS))
    figures.filter(column="total", line_item__row="2010350").update(amended="1,101.00")
    said = export(exported)
    written = int(re.search(r"(\d+) of them written", said)[1])
    assert 0 < written < int(re.search(r"(\d+) files", said)[1]) / 2
    assert (exported / "robots.txt").is_file()
    page = exported / f"en/{invented.ADDRESS}/tables/3/index.html"
    assert "1,101.00" in page.read_text("utf-8")


def test_folder_of_somebody_elses_files_is_left_alone(db, tmp_path, settings):
    settings.SITE = SITE
    (tmp_path / "mine.txt").write_text("x")
    with pytest.raises(CommandError, match="is not empty, and no export of this site"):
        export(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_export_without_a_public_address_is_refused(db, tmp_path, settings):
    settings.SITE = ""
    with pytest.raises(CommandError, match="set HSBD_SITE"):
        export(tmp_path / "site")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/en/", "en/index.html"),
        ("/en/a/?page=2", "en/a/~page=2/index.html"),
        ("/en/a/b.json?revision=3", "en/a/~revision=3-b.json"),
        ("/static/hsbd.css", "static/hsbd.css"),
    ],
)
def test_address_has_one_file(address, path):
    assert path_of(address) == path
    assert can_stand(address)


@pytest.mark.parametrize(
    "address", ["/en/search/", "/en/a/?sort=x", "/en/admin/", "/en/a/?page=2&view=large"]
)
def test_what_a_file_cannot_answer_has_none(address):
    assert not can_stand(address)
