"""Answers that are kept before Django: given again, forgotten when the data change, bounded."""

import gzip
import io
import sys

import pytest
from django.core.handlers.wsgi import WSGIHandler

from budgets.views.request_log import named
from budgets.views.sources import site_state
from hsbd.kept import EVERY, OVERHEAD, Kept, key_of
from tests.conftest import HONGSHAN
from tests.corrections import making

PAGE = f"/en/{HONGSHAN}/tables/3/"


def environ(path, method="GET", **more):
    at, _, query = path.partition("?")
    return {
        "REQUEST_METHOD": method, "PATH_INFO": at, "QUERY_STRING": query, "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost", "SERVER_PORT": "8000", "HTTP_HOST": "localhost:8000",
        "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(),
        "wsgi.errors": sys.stderr, "wsgi.version": (1, 0), **more,
    }  # fmt: skip


class Server:
    """What stands between a reader and the site: it counts what Django is asked for."""

    def __init__(self, size=1 << 20, state=site_state):
        self.made, self.time, self.django = 0, 0.0, WSGIHandler()
        self.kept = Kept(self._asked, state, named, size=size, clock=lambda: self.time)

    def _asked(self, environ, start_response):
        self.made += 1
        return self.django(environ, start_response)

    def get(self, path, method="GET", **more):
        said = []
        answer = self.kept(environ(path, method, **more), lambda *given: said.append(given))
        body = b"".join(answer)
        getattr(answer, "close", lambda: None)()
        ((status, headers),) = said
        return int(status[:3]), dict(headers), body


@pytest.fixture(autouse=True)
def _in_the_transaction_of_the_test(monkeypatch, one_connection):
    monkeypatch.setattr("budgets.views.sources.close_old_connections", lambda: None)


@pytest.fixture
def server(hongshan):
    return Server()


def test_answer_is_given_again_with_an_id_of_its_own(server):
    first, again = server.get(PAGE), server.get(PAGE)
    assert server.made == 1
    assert (again[0], again[2]) == (first[0], first[2])
    ids = [headers.pop("X-Request-ID") for _status, headers, _body in (first, again)]
    assert ids[0] != ids[1]
    assert first[1] == again[1]
    assert "stale-while-revalidate" in again[1]["Cache-Control"]


def test_page_is_named_by_its_digest_and_told_to_be_known(server):
    _status, headers, body = server.get(PAGE)
    for _again in range(2):
        known = server.get(PAGE, HTTP_IF_NONE_MATCH=headers["ETag"])
        assert (known[0], known[2], known[1]["ETag"]) == (304, b"", headers["ETag"])
    # A list, any at all, and what a network of caches made of it.
    for said in (f'"other", {headers["ETag"]}', "*", f"W/{headers['ETag']}"):
        assert server.get(PAGE, HTTP_IF_NONE_MATCH=said)[0] == 304
    assert server.made == 1
    assert server.get(PAGE, HTTP_IF_NONE_MATCH='"other"')[2] == body
    assert server.get(PAGE, "HEAD")[2] == b""


def test_compressed_page_is_another_answer_of_the_same_text(server):
    plain, packed = server.get(PAGE), server.get(PAGE, HTTP_ACCEPT_ENCODING="br, gzip;q=0.8")
    assert packed[1]["Content-Encoding"] == "gzip"
    assert packed[1]["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed[2]) == plain[2]
    assert packed[1]["ETag"] != plain[1]["ETag"]
    assert server.get(PAGE, HTTP_ACCEPT_ENCODING="gzip;q=0")[2] == plain[2]
    assert server.made == 2


def test_correction_is_seen_at_the_next_look(server, hongshan):
    before = server.get(PAGE)
    making.swap(hongshan)
    server.time += EVERY
    after = server.get(PAGE)
    assert b"corrected" in after[2]
    assert before[1]["ETag"] != after[1]["ETag"]
    assert EVERY <= 1


def test_names_that_changed_elsewhere_are_seen_too(server, hongshan):
    before = server.get(PAGE)
    making.rename("publishers/420111/015", "改名", "Renamed")
    server.time += EVERY
    assert b"Renamed" in server.get(PAGE)[2] != before[2]


def test_what_is_kept_is_served_while_the_data_cannot_be_asked(hongshan):
    states = [("one",)]
    server = Server(state=lambda: states[0])
    before = server.get(PAGE)
    states[0] = None
    server.time += 9 * EVERY
    assert server.get(PAGE)[2] == before[2]
    assert server.made == 1


@pytest.mark.parametrize(
    "path",
    ["/", "/robots.txt", "/healthz/live", "/en/nothing/", "/en/admin/login/", f"{PAGE}?sort=x"],
)
def test_what_is_no_page_of_the_public_is_never_kept(server, path):
    server.get(path)
    server.get(path)
    assert server.made == 2
    assert not server.kept.generation.answers.held


def test_one_query_in_two_orders_is_one_answer(server):
    one = server.get(f"/en/{HONGSHAN}/figures.json?table=3&column=total")
    assert server.get(f"/en/{HONGSHAN}/figures.json?column=total&table=3")[2] == one[2]
    assert server.made == 1
    server.get(f"/en/{HONGSHAN}/figures.json?column=total&table=5")
    assert server.made == 2


@pytest.mark.parametrize(
    "other",
    [
        {"HTTP_HOST": "127.0.0.1:8000"},
        {"wsgi.url_scheme": "https"},
        {"SCRIPT_NAME": "/budgets"},
        {"SERVER_PORT": "9000"},
    ],
)
def test_what_an_answer_depends_on_is_in_its_key(other):
    assert key_of(environ(PAGE)) != key_of(environ(PAGE, **other))


def test_header_of_a_proxy_counts_only_behind_one(settings):
    assert key_of(environ(PAGE)) == key_of(environ(PAGE, HTTP_X_FORWARDED_PROTO="https"))
    settings.BEHIND_PROXY = True
    assert key_of(environ(PAGE)) != key_of(environ(PAGE, HTTP_X_FORWARDED_PROTO="https"))


def test_memory_is_bounded_and_what_was_asked_for_longest_ago_goes_first(hongshan):
    probe = Server()
    probe.get(PAGE)
    server = Server(size=4 * probe.kept.generation.answers.bytes)
    pages = [f"/en/{HONGSHAN}/tables/{number}/" for number in range(1, 11)]
    for page in pages:
        server.get(page)
        answers, readings = server.kept.generation.answers, server.kept.generation.readings
        assert answers.bytes + readings.bytes <= server.kept.size
    assert answers.bytes == sum(
        len(entry.body) + OVERHEAD for entry, _taken in answers.held.values()
    )
    assert [key[0] for key in answers.held][-1] == pages[-1]
    assert pages[0] not in [key[0] for key in answers.held]
    assert Server(size=0).get(PAGE)[0] == 200


@pytest.fixture
def roomy(hongshan):
    """A server that has room for what was read, too."""
    return Server(size=16 << 20)


@pytest.mark.parametrize(
    "other",
    [f"{PAGE}?sort=-total", f"{PAGE}?only=amounts", PAGE.replace("/en/", "/zh-hans/")],
)
def test_other_pages_of_a_table_are_made_of_what_was_read_of_it(
    roomy, other, django_assert_num_queries
):
    roomy.get(PAGE)
    with django_assert_num_queries(0):
        found = roomy.get(other)
    assert roomy.made == 2
    assert found[2] == Server(size=0).get(other)[2]


@pytest.mark.parametrize("number", [1, 8, 10, 11, 12, "text"])
def test_nothing_of_a_table_is_read_again(roomy, number, django_assert_num_queries):
    page = f"/en/{HONGSHAN}/tables/{number}/"
    roomy.get(page)
    with django_assert_num_queries(0):
        assert roomy.get(f"{page}?view=large")[0] == 200


def test_address_that_names_a_revision_never_shows_the_one_before(roomy, hongshan):
    roomy.get(PAGE)
    making.swap(hongshan)
    assert b"corrected" in roomy.get(f"{PAGE}?revision=2")[2]


def test_what_was_read_is_forgotten_when_the_data_change(roomy, hongshan):
    roomy.get(PAGE)
    making.swap(hongshan)
    roomy.time += EVERY
    assert b"corrected" in roomy.get(f"{PAGE}?sort=-total")[2]


def test_nothing_is_kept_that_was_read_before_the_data_were_known(hongshan):
    server = Server(size=16 << 20, state=lambda: None)
    for _again in range(2):
        assert server.get(PAGE)[0] == 200
    assert (server.made, server.kept.generation.readings.bytes) == (2, 0)
