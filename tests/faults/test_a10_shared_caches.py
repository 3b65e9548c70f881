"""A10: readers of both languages and editors behind one cache; nobody gets what is another's."""

import random
import re
import shutil
from http.client import HTTPConnection

import pytest
from django.test import Client

from tests import invented
from tests.apart import database
from tests.conftest import HONGSHAN
from tests.faults import a_site
from tests.faults.rounds import rounds
from tests.pages import content_of
from tools.bench.servers import nginx, of_cache, replaced
from tools.serving import free_port

READERS = [
    {"accept-language": "zh-CN,zh;q=0.9", "accept-encoding": "gzip", "cookie": "desk=a"},
    {"accept-language": "en-GB,en;q=0.9", "accept-encoding": "gzip, br", "cookie": "desk=b"},
    {"accept-language": "en", "accept-encoding": "identity", "cookie": "lang=zh-hans"},
    {"accept-language": "zh-hans", "accept-encoding": "", "x-forwarded-host": "evil.example"},
]
DESK = "/en/admin/login/"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def addresses(budget):
    rests = ("", "tables/3/", "tables/3.csv", "checks/", "nothing/", "corrections.atom")
    below = [f"/{language}/{budget}/{rest}" for language in ("zh-hans", "en") for rest in rests]
    return ["/", "/nothing/", "/en/", "/zh-hans/", "/fr/", *below]


class SharedCache:
    """Keeps all that it may for as long as it likes, and tells readers apart by Vary alone."""

    def __init__(self, client):
        self.client, self.kept = client, {}

    def ask(self, address, headers):
        for nominated, entry in self.kept.get(address, []):
            if all(headers.get(name, "") == value for name, value in nominated.items()):
                return entry
        response = self.client.get(address, headers=headers)
        found = (response.status_code, dict(response.headers), content_of(response))
        said = response.get("Cache-Control", "")
        # What does not say how long it lasts may be kept too (RFC 9111, 4.2.2).
        if "no-store" not in said and "private" not in said and "no-cache" not in said:
            names = [name.strip().lower() for name in response.get("Vary", "").split(",") if name]
            nominated = {name: headers.get(name, "") for name in names}
            self.kept.setdefault(address, []).append((nominated, found))
        return found


def essence(status, headers, body):
    """What must be the same whoever asked before."""
    return status, headers.get("Content-Language"), headers.get("Location"), body


def test_shared_cache_gives_every_reader_their_own(client, hongshan, figure):
    chance = random.Random(11)
    cache, mixed, count = SharedCache(Client()), 0, rounds(200, 2000)
    for _ in range(count):
        address, headers = chance.choice(addresses(HONGSHAN)), chance.choice(READERS)
        direct = client.get(address, headers=headers)
        own = essence(direct.status_code, direct.headers, content_of(direct))
        mixed += essence(*cache.ask(address, headers)) != own
    assert cache.kept
    assert mixed == 0
    figure("A10", f"{mixed} of {count:,} answers of a cache were another's")


def test_page_of_the_desk_is_kept_by_no_cache(client, db):
    cache = SharedCache(client)
    tokens = {TOKEN.search(cache.ask(DESK, {})[2])[1] for _ in range(3)}
    assert len(tokens) == 3
    assert not cache.kept


@pytest.mark.once
def test_shipped_cache_gives_every_reader_their_own(db, tmp_path, figure):
    if shutil.which("nginx") is None:
        figure("A10", "deploy/nginx.conf was not tried: there is no nginx here")
        return
    with database(tmp_path / "var", "cached") as environment:
        environment |= {"HSBD_PROXY": "1", "HSBD_HOSTS": "127.0.0.1,budgets.example"}
        a_site.prepared(environment, tmp_path / "fixtures")
        a_site.share_sheets(tmp_path / "var")
        with a_site.served(environment, tmp_path / "log") as site:
            port = free_port()
            conf = of_cache(port, site.port, tmp_path, tmp_path / "var/static")
            conf = replaced(conf, {"server 127.0.0.1:8001;": f"server 127.0.0.1:{site.port};"})
            tmp_path.chmod(0o755)
            with nginx(tmp_path, {port: conf}):
                shown = _asked(port, "/en/", {})
                mixed, count = _mixed(port, site.port)
                missing = _asked(port, "/static/none.css", {})
                plain = _asked(port, "/en/", {"Accept-Encoding": "gzip;q=0, br"})
                desk = _asked(port, "/en/admin", {})
                tokens = [TOKEN.search(_asked(port, DESK, {})[2])[1] for _ in range(3)]
    assert mixed == 0
    assert len(set(tokens)) == 3
    assert shown[0] == 200
    assert (missing[0], b"HSBD" in missing[2]) == (404, True)
    assert plain[1].get("Content-Encoding") is None
    assert desk[1]["Location"] == "/en/admin/"
    figure("A10", f"{mixed} of {count:,} answers through deploy/nginx.conf were another's")


def _mixed(port, direct):
    chance, mixed, count = random.Random(12), 0, rounds(100, 1000)
    for _ in range(count):
        address = chance.choice(addresses(invented.ADDRESS))
        headers = {**chance.choice(READERS)}
        through = essence(*_asked(port, address, headers))
        headers["accept-encoding"] = "gzip" if "gzip" in headers["accept-encoding"] else ""
        own = essence(*_asked(direct, address, {**headers, "X-Forwarded-Proto": "https"}))
        mixed += through != own
    return mixed, count


def _asked(port, address, headers):
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", address, headers={"Host": "budgets.example", **headers})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


@pytest.mark.once
def test_shipped_nginx_has_pages_of_its_own_where_there_is_no_site(tmp_path, figure):
    if shutil.which("nginx") is None:
        figure("A14", "the pages of deploy/nginx.conf were not tried: there is no nginx here")
        return
    tmp_path.chmod(0o755)
    (tmp_path / "static").mkdir()
    port = free_port()
    with nginx(tmp_path, {port: of_cache(port, free_port(), tmp_path, tmp_path / "static")}):
        gone, unread = _asked(port, "/en/", {}), _asked(port, "/en/", {"Content-Length": "x"})
        sheet, long = _asked(port, "/static/x", {}), _asked(port, "/en/", {"X-Long": "x" * 9000})
    assert (gone[0], unread[0], sheet[0], long[0]) == (503, 400, 503, 400)
    for _status, headers, body in (gone, unread, sheet, long):
        assert "HSBD" in body.decode()
        assert "nginx" not in body.decode()
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    figure("A14", "4 of 4 of nginx's own pages are ours")
