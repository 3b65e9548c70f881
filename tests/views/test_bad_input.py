"""What is not there is said helpfully; what cannot be read breaks nothing."""

import pytest
from lxml import html

from budgets.models import Jurisdiction
from tests.pages import text_of

BASE = "420111/015/2024"
MISSING = {
    "999999/": "No place with the code 999999",
    "420111/zzz/": "No publisher “zzz”",
    "420111/015/1999/": "No 1999 budget",
    "999999/015/2024/tables/3/": "No 2024 budget",
    f"{BASE}/projects/x/": "no project x",
    f"{BASE}/performance/t11.annual.9.99/": "no indicator t11.annual.9.99",
    f"{BASE}/figures/t11.annual.9.99.target/": "no figure t11.annual.9.99.target",
    f"{BASE}/tables/99/": "tables 1 to 12",
    f"{BASE}/tables/99.csv": "tables 1 to 12",
    f"{BASE}/functions/999/": "nothing under 999",
    f"{BASE}/functions/208/20103/": "20103 is not below 208",
    f"{BASE}/economic/310/": "nothing under 310",
    f"{BASE}/figures/t03.2010350.bonus/": "no figure t03.2010350.bonus",
    f"{BASE}/figures/zzz/": "Nothing stands",
    f"{BASE}/nothing/": "Nothing stands",
}


@pytest.mark.parametrize(("rest", "reason"), MISSING.items())
def test_missing_page_says_what_is_missing(client, db, rest, reason):
    response = client.get(f"/en/{rest}")
    assert response.status_code == 404
    assert reason in text_of(html.document_fromstring(response.content.decode()))


@pytest.mark.parametrize("rest", MISSING)
def test_missing_page_speaks_the_language_of_its_address(client, db, rest):
    response = client.get(f"/zh-hans/{rest}", headers={"accept-language": "en"})
    said = text_of(html.document_fromstring(response.content.decode()))
    assert "没有这个页面" in said
    assert "There is" not in said


def test_missing_page_offers_the_nearest_that_is_there(client, hongshan):
    for rest, nearest in (("tables/99/", "420111/015/2024/"), ("../1999/", "420111/015/")):
        address = f"/en/{BASE}/{rest}".replace("2024/../", "")
        links = html.document_fromstring(client.get(address).content.decode()).xpath(
            "//main//a/@href"
        )
        assert f"/en/{nearest}" in links


def test_address_without_a_language_leads_to_the_same_place_with_one(client, db):
    found = html.document_fromstring(client.get("/420111/015/2024/").content.decode())
    assert "/en/420111/015/2024/" in found.xpath("//header//a/@href")
    assert "/zh-hans/420111/015/2024/" in found.xpath("//main//a/@href")


def test_unknown_language_follows_the_browser(client, db):
    response = client.get("/fr/420111/", headers={"accept-language": "en"})
    assert response.status_code == 404
    assert b"There is no such page" in response.content
    assert "Accept-Language" in response["Vary"]


QUERIES = [
    "?per_page=-5", "?page=" + "9" * 400, "?page=-1", "?page=%00", "?sort=%00", "?sort=" + "-" * 50,
    "?sort=total.", "?sort=__class__", "?sort=,,", "?sort=total,basic", "?bom=%FF", "?%FF=%FF",
    "?sort=" + "x" * 5000, "?page=١٢", "?sort=-total&sort=zzz", "?view=%F0%9F%92%A9",
]  # fmt: skip


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("rest", ["tables/3/", "tables/3.csv", "functions/201/", "", "figures.csv"])
def test_odd_query_is_clamped_or_refused(get, rest, query):
    assert get("en", rest + query).status_code in (200, 400, 404)


@pytest.mark.parametrize("query", QUERIES)
def test_odd_query_breaks_no_page_above(client, db, query):
    for address in ("/en/", "/en/420111/", "/en/420111/015/"):
        assert client.get(address + query).status_code == 200


PATHS = [
    "/%00/", "/en/%00/", "/en/420111/%00/", "/en/420111/015/%00/", f"/en/{BASE}/tables/%00/",
    f"/en/{BASE}/tables/{'9' * 400}/", f"/en/{BASE}/tables/-1/", f"/en/{BASE}/tables/03/",
    f"/en/{BASE}/functions/201/%00/", f"/en/{BASE}/figures/t03.%00.basic/", "/en/420111/015/0/",
    "/en/420111/015/9999/", "/en/420111/015/99999/", f"/en/{BASE}/figures/t99.{'a' * 3000}.b/",
    "/en/%FF%FE/", "/en/" + "a/" * 500, "/en/420111/015/2024/../../", "/zh-hans/٤٢٠١١١/",
    f"/en/{BASE}/functions/٢٠١/", "/en//", f"/en/{BASE}/source/%2e%2e/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_odd_address_is_not_found(client, db, path):
    assert client.get(path).status_code in (301, 404)


def test_unknown_host_is_refused_in_our_own_words(client, db, settings):
    settings.ALLOWED_HOSTS = ["budgets.example"]
    response = client.get("/en/", headers={"host": "evil.example"})
    assert response.status_code == 400
    assert b"evil.example" not in response.content


def test_place_without_publishers_says_so(client, db):
    Jurisdiction.objects.create(code="110101", name_zh="北京市东城区", name_en="Dongcheng, Beijing")
    assert "No publisher of this place" in client.get("/en/110101/").content.decode()


def test_error_page_says_nothing_of_the_inside(client, db, monkeypatch, language):
    client.raise_request_exception = False

    def broken(*args):
        raise RuntimeError("secret")

    monkeypatch.setattr("budgets.views.table_reading.grid_of", broken)
    response = client.get(f"/{language}/{BASE}/tables/3/")
    assert response.status_code == 500
    assert {"en": "our side", "zh-hans": "本站出了差错"}[language] in response.content.decode()
    assert b"secret" not in response.content
