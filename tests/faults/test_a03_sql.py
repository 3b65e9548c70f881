"""A3: SQL in a parameter, an address or a form is text: no statement that it causes is another.

Each hostile text is held against what is left of it without its signs, which can be no SQL. Both
must lead to the same statements, as they are sent beside their parameters.
"""

import random
import re
from itertools import count, product
from urllib.parse import quote

from django.db import connection
from django.test import Client

from tests.conftest import HONGSHAN, PUTUO
from tests.faults.rounds import rounds
from tests.pages import content_of

# It stands in every text that is tried; where it is in a statement, it is not a parameter.
MARK = "zq9x"
STARTS = ("", "'", '"', "')", "'))", "`", "1", "-1'", "\\'", "’", "%27", "/*", "1)", "$$")
MIDDLES = (
    *(" OR 1=1", " OR 'a'='a", " AND SLEEP(5)", "; DROP TABLE budgets_figure", " || pg_sleep(5)"),
    *(" UNION SELECT password FROM auth_user", "; UPDATE budgets_figure SET amount=0", " AND 1=0"),
    *(",(SELECT 1)", " ORDER BY 99", " LIMIT 0", "::tsquery", " & !x | <-> :*", " NEAR(a b)", "%s"),
    *(" COLLATE x", "{0}", " HAVING 1=1", " OR names MATCH *", "; ATTACH DATABASE 'x' AS y"),
)
ENDS = ("", "--", "#", "/*", ";", "'", '"', ")", " -- ")
TEXTS = [f"{start}{MARK}{middle}{end}" for start, middle, end in product(STARTS, MIDDLES, ENDS)]

BUDGET = f"/en/{HONGSHAN}/"
# Of each kind of page or file, with every parameter that it reads.
PARAMETERS = [
    *(("/en/search/?", name) for name in ("q", "kind", "budget", "page", "view")),
    *((f"/zh-hans/search/?q={MARK}&budget={HONGSHAN}&", name) for name in ("kind", "page")),
    (f"/zh-hans/search/?budget={PUTUO}&", "q"),
    *((f"{BUDGET}tables/3/?", name) for name in ("sort", "only", "revision", "view")),
    *((f"{BUDGET}tables/3.csv?", name) for name in ("name", "code", "total", "bom", "revision")),
    *((f"{BUDGET}figures.json?", name) for name in ("table", "column", "id", "name_zh", "unit")),
    *((f"{BUDGET}checks/?", name) for name in ("family", "severity", "table", "page")),
    *((f"{BUDGET}checks.csv?", name) for name in ("family", "outcome", "rule")),
    *((f"{BUDGET}corrections/?", name) for name in ("kind", "target", "page")),
    *((f"{BUDGET}{page}?", "revision") for page in ("", "receipt/", "overview/", "manifest.json")),
    *((f"{BUDGET}figures/t03.2010350.basic{end}?", "revision") for end in ("/", ".json")),
    *((f"{BUDGET}corrections.atom?", name) for name in ("kind", "target")),
    *((f"/en/{page}?", "page") for page in ("", "420111/", "420111/015/", "data/", "corrections/")),
    ("/en/data/figures.csv?", "table"),
]
PIECES = [
    *("/en/{}/", "/en/420111/{}/", "/en/420111/015/{}/", "/{}/420111/015/2024/"),
    *(f"{BUDGET}{piece}" for piece in ("{}/", "{}.csv", "tables/{}/", "functions/{}/")),
    *(f"{BUDGET}{piece}" for piece in ("projects/{}/", "figures/{}/", "performance/{}/")),
    *("/en/data/{}.csv", "/en/data/420111-{}.zip", "/en/420111/{}/2024/"),
    *("/static/{}", "/sitemap-{}.xml"),
]  # fmt: skip


def harmless(text):
    """The same words without any sign; full stops and commas are none of SQL's."""
    return re.sub(r"[^\w.,]", " ", text.replace("’", " "))


def shaped(sql):
    """A statement without what differs each time: the names of savepoints, the length of lists."""
    sql = re.sub(r'"s\d+_x\d+"', "savepoint", sql)
    return re.sub(r"\((%s(, )?)+\)", "(%s …)", sql)


def statements(ask):
    """The statements that a request leads to, without their parameters."""
    said = []

    def note(execute, sql, params, many, context):
        said.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        response = ask()
        content_of(response)
    assert response.status_code < 500
    return said


def changed(hostile, same):
    """The statements that harmless words do not lead to, or that hold what was sent."""
    known = {shaped(sql) for sql in same}
    return [sql for sql in hostile if shaped(sql) not in known or MARK in sql.lower()]


def chosen(places):
    """Places with texts to put there: in the suite a few, in full many in each place."""
    pairs = [*product(places, TEXTS)]
    return random.Random(20240613).sample(pairs, rounds(4, 60) * len(places))


def count_changed(places, ask):
    """How many statements hostile texts lead to; none may be another than harmless ones do."""
    total = 0
    for place, text in chosen(places):
        same = statements(lambda: ask(place, harmless(text)))  # noqa: B023
        hostile = statements(lambda: ask(place, text))  # noqa: B023
        assert changed(hostile, same) == [], (place, text)
        total += len(hostile)
    return f"0 of {total:,} statements changed"


def test_no_parameter_changes_a_statement(hongshan, figure):
    client = Client(raise_request_exception=False)
    said = count_changed(
        PARAMETERS, lambda place, text: client.get("".join(place) + "=" + quote(text))
    )
    figure("A3", f"parameters: {said}")


def test_no_piece_of_an_address_changes_a_statement(hongshan, figure):
    client = Client(raise_request_exception=False)
    said = count_changed(PIECES, lambda place, text: client.get(place.format(quote(text, safe=""))))
    figure("A3", f"addresses: {said}")


def test_no_field_of_the_sign_in_changes_a_statement(db, settings, figure):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    sent, froms = {"username": "wu", "password": "x"}, (f"10.0.{n >> 8}.{n & 255}" for n in count())

    def ask(field, text):
        # A second failure from one place, or in one session, would be counted another way.
        given = {**sent, field: text}
        return Client().post("/en/admin/login/", given, REMOTE_ADDR=next(froms))

    fields = ("username", "password", "otp_token", "next")
    figure("A3", f"sign-in: {count_changed(fields, ask)}")


def test_search_finds_the_words_that_stand_between_the_signs(client, hongshan):
    plain = client.get("/en/search/", {"q": "project expenditure"}).context["count"]
    assert plain > 0
    signs = {"q": "'project' \" expenditure\"); --"}
    assert client.get("/en/search/", signs).context["count"] == plain
