"""The foot of each page: who runs the site, and how to reach them."""

import subprocess
import sys
from urllib.parse import parse_qs, urlparse

import pytest
from django.test import Client

from budgets.bilingual import Bilingual
from tests.conftest import HONGSHAN
from tests.pages import text_of

FIGURE = "figures/t03.2010350.basic/"


def messages(page):
    """The links of a page that prepare a message, as recipient, subject and body."""
    found = []
    for link in page.xpath("//main//a[starts-with(@href, 'mailto:')]/@href"):
        parsed = urlparse(link)
        query = {key: values[0] for key, values in parse_qs(parsed.query).items()}
        found.append((parsed.path, query["subject"], query["body"]))
    return found


def test_foot_names_the_operator_contact_numbers_and_terms(page, settings):
    settings.OPERATOR = Bilingual("某研究所", "Some Institute")
    settings.CONTACT = "site@example.org"
    settings.ICP_NUMBER, settings.SITE_NUMBER = "鄂ICP备00000000号", "鄂公网安备000号"
    settings.REUSE = Bilingual("可自由使用，请注明来源", "Free to use; name the source")
    foot = text_of(page("zh-hans").xpath("//footer")[0])
    for said in ("某研究所", "site@example.org", "鄂ICP备00000000号", "可自由使用"):
        assert said in foot
    assert "Some Institute" in text_of(page("en").xpath("//footer")[0])


def test_site_of_the_department_itself_does_not_call_itself_independent(page, settings):
    assert "independent" in text_of(page("en").xpath("//footer")[0])
    settings.OPERATOR_IS = "department"
    assert "independent" not in text_of(page("en").xpath("//footer")[0])


def test_figure_has_a_message_to_the_operator_and_one_to_the_publisher(page, language, settings):
    settings.CONTACT = "site@example.org"
    question, fault = messages(page(language, FIGURE))
    address = f"http://testserver/{language}/{HONGSHAN}/{FIGURE}"
    assert (question[0], fault[0]) == ("", "site@example.org")
    for _to, subject, body in (question, fault):
        assert "307.48" in subject or "3,074,800" in subject
        assert body.startswith(f"{address}\n")


def test_without_a_contact_no_fault_can_be_sent_and_the_page_says_so(page):
    found = page("en", FIGURE)
    assert len(messages(found)) == 1
    assert "has given no address" in text_of(found.xpath("//main")[0])


def test_title_stands_in_the_message_as_text(page, hongshan):
    hongshan.publisher.name_en = "Centre & <Co>"
    hongshan.publisher.save()
    assert "Centre & <Co>" in messages(page("en"))[0][1]


def test_site_sets_no_cookie(client: Client, db, language):
    assert not client.get(f"/{language}/").cookies


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HSBD_OPERATOR_IS", "somebody"),
        ("HSBD_CONTACT", "no address"),
        ("HSBD_CONTACT", "a@b?bcc=c@d"),
        ("HSBD_REUSE_ADDRESS", "javascript:x"),
    ],
)
def test_settings_that_mean_nothing_are_refused_by_name(name, value):
    done = subprocess.run(
        [sys.executable, "-c", "import hsbd.settings"],
        env={name: value},
        capture_output=True,
        text=True,
    )
    assert done.returncode
    assert f"{name} is “{value}”" in done.stderr


def test_pages_about_the_site_are_there(client: Client, db, language):
    for rest in ("about/", "accessibility/"):
        response = client.get(f"/{language}/{rest}")
        assert response.status_code == 200
        assert f'href="/{language}/{rest}"' in response.content.decode()


def test_pages_are_sent_compressed_and_files_are_not(client: Client, db):
    accepts = {"HTTP_ACCEPT_ENCODING": "gzip"}
    page = client.get(f"/en/{HONGSHAN}/", **accepts)
    assert page.headers["Content-Encoding"] == "gzip"
    file = client.get(f"/en/{HONGSHAN}/tables/3.csv", **accepts)
    assert "Content-Encoding" not in file.headers
