"""Whatever is sent to the forms of the desk: a form with errors comes back, nothing is saved."""

import random

import pytest

from budgets.models import Change, Correction, Figure, Revision
from tests import invented
from tests.admin.filling import Desk

FIGURE = "t03.2010350.total"
TARGETS = (
    FIGURE,
    "rows/t03.2010350",
    "rows/t03.201",
    "t08.total.total",
    # Of another budget, of reference data, of nothing.
    "t01.revenue.general.budget",
    "terms/1",
    "functions/2024/201",
    "rows/",
    "rows/t99",
    "sections/" + "9" * 300,
    "t03.2010350.total\x00",
    "../../etc/passwd",
    "",
)
TEXTS = (
    "1.2.3",
    "1e400",
    "NaN",
    "9" * 400,
    "−1,0,0",
    "１２３",
    "=1+1",
    "\x00",
    "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    "\u202e",
    "x" * 60_000,
    "<script>alert(1)</script>",
    "'; DROP TABLE budgets_figure; --",
    "%s%n{}",
    "-1",
    "0",
    "99999999999999999999",
    "2023-13-45",
    "javascript:alert(1)",
    "http://[",
    "1",
)
FIELDS = (
    *("reason_zh", "reason_en", "line_from", "line_to", "address", "dated", "sha256"),
    *(f"new:{FIGURE}:printed", f"old:{FIGURE}:printed", f"seen:{FIGURE}"),
    *(f"new:{FIGURE}:amended", "new:rows/t03.2010350:name_zh", "new:rows/t03.201:line_from"),
)
KINDS = ("transcription", "amendment", "note", "redaction", "", "\x00")


@pytest.fixture
def desk(client, account, hostile, settings):
    client.force_login(account(), settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


@pytest.mark.parametrize("seed", range(4))
def test_fuzzed_form_saves_nothing(desk, seed):
    chance = random.Random(seed)
    revisions = Revision.objects.count()
    figures = list(Figure.objects.order_by("pk").values_list("printed", "amended"))
    for _ in range(20):
        targets = chance.choices(TARGETS, k=chance.randint(1, 4))
        kind = chance.choice(KINDS)
        address = desk.address(*targets, kind=kind, budget=invented.ADDRESS)
        sent = {name: chance.choice(TEXTS) for name in FIELDS if chance.random() < 0.7}
        sent |= {"target": targets, "confirmed": "on", chance.choice(("save", "try", "add")): ""}
        answer = desk.client.post(address, sent)
        assert answer.status_code in (200, 400, 404, 409), (address, sent)
        assert desk.client.get(address).status_code in (200, 404)
    assert not Correction.objects.exists()
    assert not Change.objects.exists()
    assert Revision.objects.count() == revisions
    assert list(Figure.objects.order_by("pk").values_list("printed", "amended")) == figures


@pytest.mark.parametrize(
    "budget", ["420111/015/1066", "x", "420111/015/９９９９", "\x00", "a/b/c/d", "420111/015/20240"]
)
def test_form_of_no_budget_is_not_found(desk, budget):
    assert desk.client.get(desk.address(FIGURE, budget=budget)).status_code == 404


@pytest.mark.parametrize("after", ["x", "-1", "0", "9" * 40, "１", "\x00", ""])
def test_row_after_none_is_not_found(desk, after):
    address = "/en/admin/budgets/correction/new-row/"
    assert desk.client.get(address, {"after": after}).status_code == 404
    assert desk.client.post(f"{address}?after={after}", {"save": ""}).status_code == 404


def test_form_without_its_token_is_refused(desk, client):
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post(desk.address(FIGURE, budget=invented.ADDRESS), {"save": ""})
    assert answer.status_code == 403
