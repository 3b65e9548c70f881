"""The site below a prefix of another site: https://example.net/budgets/."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.core.exceptions import ImproperlyConfigured
from lxml import html

from hsbd.prefix import Below, origin_and_prefix
from tests import invented
from tests.apart import database, run
from tests.faults import a_site

SITE = "https://example.net/budgets"
LINKS = "//a/@href | //link/@href | //img/@src | //form/@action | //script/@src | //meta/@content"


@pytest.fixture(scope="module")
def below(tmp_path_factory):
    """The environment of a site that lies below a prefix, with a small budget."""
    folder = tmp_path_factory.mktemp("below")
    with database(folder / "var", "below") as environment:
        environment |= {"HSBD_SITE": SITE}
        a_site.share_sheets(folder / "var")
        a_site.prepared(environment, folder / "fixtures")
        yield environment, folder


@pytest.mark.once
def test_every_link_of_the_served_site_leads_below_the_prefix(db, below):
    environment, folder = below
    with a_site.served(environment, folder / "log") as site:
        waiting, seen = ["/budgets/en/", "/budgets/zh-hans/admin/login/"], set()
        while waiting:
            address = waiting.pop()
            # Some proxies take the prefix away, and some do not.
            whole, taken = site.ask(address), site.ask(address.removeprefix("/budgets"))
            assert (whole.status, len(whole.body)) == (taken.status, len(taken.body)), address
            # A page may say that a budget lacks a table.
            assert whole.status in (200, 302, 404), address
            assert whole.headers.get("location", "/budgets/").startswith("/budgets/")
            if whole.status == 302 or not whole.headers["content-type"].startswith("text/html"):
                continue
            for link in html.document_fromstring(whole.body.decode()).xpath(LINKS):
                found = urlsplit(urljoin(f"https://example.net{address}", link))
                if found.netloc != "example.net" or not re.match("https?:|/|\\?|#", link):
                    continue
                assert found.path.startswith("/budgets/"), (address, link)
                # The invented document is not among the fixtures that a server has.
                if found.path not in seen and not re.search("/(figures|source)", found.path):
                    seen.add(found.path)
                    waiting.append(found.path)
        assert len(seen) > 40
        assert site.ask("/budgets/robots.txt").body.endswith(
            b"Sitemap: " + f"{SITE}/sitemap.xml\n".encode()
        )
        root = site.ask("/budgets/")
        assert (root.status, root.headers["location"]) == (302, "/budgets/zh-hans/")
        slash = site.ask(f"/budgets/en/{invented.ADDRESS}")
        assert slash.headers["location"] == f"/budgets/en/{invented.ADDRESS}/"


@pytest.mark.once
def test_static_release_leads_below_the_prefix_too(db, below):
    environment, folder = below
    run(environment, "manage.py", "export_site", folder / "site")
    links = 0
    for path in (folder / "site").rglob("*.html"):
        page = html.document_fromstring(path.read_bytes())
        for to in page.xpath("//a/@href | //link[@rel='stylesheet']/@href"):
            if to.startswith("https://example.net"):
                assert to.startswith(f"{SITE}/"), (path, to)
            elif not urlsplit(to).scheme and not to.startswith("#"):
                links += 1
                file = path.parent / to.partition("#")[0]
                assert (
                    file / "index.html" if to.partition("#")[0].endswith("/") else file
                ).is_file()
    assert links > 500
    assert f'"{SITE}/zh-hans/"' in (folder / "site/404.html").read_text()
    lists = (folder / f"site/en/{invented.ADDRESS}/figures.csv").read_text("utf-8-sig")
    assert f"{SITE}/zh-hans/{invented.ADDRESS}/figures/" in lists


@pytest.mark.parametrize(
    ("site", "pair"),
    [
        ("", ("", "")),
        ("https://budgets.example", ("https://budgets.example", "")),
        ("https://budgets.example/", ("https://budgets.example", "")),
        ("https://example.net/a/b/", ("https://example.net", "/a/b")),
    ],
)
def test_public_address_has_an_origin_and_a_prefix(site, pair):
    assert origin_and_prefix(site) == pair


@pytest.mark.parametrize(
    "site",
    [
        *("budgets.example", "/budgets", "https://a.example/?x", "https://a.example/x?", "ftp://a"),
        *("https://a.example/en", "https://a.example/static/x", "https://a.example//x/"),
    ],
)
def test_what_is_no_address_is_refused(site):
    with pytest.raises(ImproperlyConfigured, match="must be an address"):
        origin_and_prefix(site)


def test_only_the_whole_prefix_is_taken_away():
    asked = []
    below = Below("/budgets", lambda environ, start: asked.append(environ["PATH_INFO"]) or [])
    for path in ("/budgets/en/", "/en/", "/budgetsx/en/", "/budgets"):
        below({"PATH_INFO": path}, None)
    assert asked == ["/en/", "/en/", "/budgetsx/en/", "/budgets"]
