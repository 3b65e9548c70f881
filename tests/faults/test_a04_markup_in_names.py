"""A4: markup in a text is shown as text: nothing of it is an element, and nothing runs."""

import json
import re

import pytest
from django.test import Client
from lxml import etree, html

from tests.apart import run
from tests.conftest import HONGSHAN, new_tab
from tests.faults.rounds import rounds
from tests.faults.seeding import MARK, MARKUP, seed
from tests.pages import content_of
from tools.page_types import LANGUAGES, PAGE_TYPES, PUTUO
from tools.serving import environment, serving

# Elsewhere than in texts: what an address repeats.
REPEATED = ["search/?q={}", "search/?q=a&budget={}", f"{HONGSHAN}/tables/3/?sort={{}}", "{}/",
            f"{HONGSHAN}/checks/?family={{}}", f"{HONGSHAN}/corrections/?target={{}}",
            f"search/?q={MARK}&page={{}}", "420111/015/2024/tables/3/?{}=1",
            "?view={}&{}"]  # fmt: skip
ALSO = [f"{HONGSHAN}/corrections/{number}/" for number in (2, 3)] + [f"search/?q={MARK}"]
SHOWN = [each.path for each in PAGE_TYPES if PUTUO not in each.path] + ALSO


def html_safe(text):
    return re.sub(r"[^A-Za-z0-9]", lambda found: f"%{ord(found[0]):02X}", text)


NAME, PASSWORD = "songqing", "a phrase of some length"
DESK = ("", "budgets/correction/", "budgets/lineitem/", "budgets/textsection/",
        f"budgets/correction/new/?target=rows/t03.2010350&kind=transcription&budget={HONGSHAN}",
        "budgets/correction/1/change/", "budgets/figure/?q=2010350")  # fmt: skip


@pytest.fixture
def visitor(browser, tmp_path):
    """A tab at a site that is seeded, and what dialogs, the console and the policy said."""
    with serving(tmp_path) as address:
        apart = environment(tmp_path) | {
            "HSBD_PASSWORD": PASSWORD,
            "DJANGO_SETTINGS_MODULE": "hsbd.settings",
        }
        for words in (
            ["-m", "tests.faults.seeding", HONGSHAN, tmp_path],
            ["manage.py", "make_editor", NAME],
        ):
            run(apart, *words)
        tab, said = new_tab(browser, address), []
        tab.on("dialog", lambda dialog: (said.append(dialog.message), dialog.dismiss()))
        tab.on("console", lambda message: said.append(message.text))
        tab.on("pageerror", lambda error: said.append(str(error)))
        tab.add_init_script(
            "document.addEventListener('securitypolicyviolation',"
            " event => console.error('against the policy: ' + event.violatedDirective))"
        )
        yield tab, said
        tab.context.close()


def test_nothing_runs_in_a_browser_and_nothing_is_even_refused(visitor, figure):
    tab, said = visitor
    addresses = [f"/{language}/{path}" for path in SHOWN for language in LANGUAGES]
    addresses += [f"/en/{path.replace('{}', html_safe(MARKUP))}" for path in REPEATED]
    count = 0
    for address in addresses[:: rounds(3, 1)]:
        response = tab.goto(address)
        # Chromium itself remarks upon answers of 4xx.
        assert [each for each in said if "Failed to load resource" not in each] == [], address
        assert tab.locator(f"{MARK}, main script, img[src=x]").count() == 0, address
        assert response.status < 500
        count += 1
    tab.goto("/en/admin/")
    tab.get_by_label("Username").fill(NAME)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/en/admin/")
    for path in DESK:
        assert tab.goto(f"/en/admin/{path}").ok, path
        assert [each for each in said if "Failed to load resource" not in each] == [], path
        assert tab.locator(f"{MARK}, img[src=x]").count() == 0, path
        count += 1
    figure("A4", f"Chromium, {count} pages: 0 dialogs, 0 reports, 0 complaints")


def elements_of(page):
    """What there is of the markup as markup; a description for machines is a script in name."""
    return page.xpath(
        f"//{MARK} | //@on{MARK} | //script[@type!='application/ld+json' or not(@type)]"
        " | //img[@src='x'] | //@href[starts-with(normalize-space(.), 'javascript')]"
        " | //@*[starts-with(name(), 'on')]"
    )


def test_no_page_or_feed_has_an_element_of_the_markup(hongshan, tmp_path, figure):
    seed(hongshan, tmp_path)
    client, shown = Client(), 0
    for language in LANGUAGES:
        for path in SHOWN[:: rounds(2, 1)]:
            body = content_of(client.get(f"/{language}/{path}")).decode()
            page = html.document_fromstring(body)
            assert elements_of(page) == [], path
            for script in page.xpath("//script"):
                assert "<" not in script.text, path
                json.loads(script.text)
            shown += MARK in body
        for path in REPEATED:
            response = client.get(f"/{language}/{path.replace('{}', html_safe(MARKUP))}")
            assert elements_of(html.document_fromstring(response.content.decode())) == [], path
        for path in ("corrections.atom", f"{HONGSHAN}/corrections.atom"):
            assert_plain(etree.fromstring(client.get(f"/{language}/{path}").content))
    count = 2 * len(SHOWN[:: rounds(2, 1)])
    # The markup is there all the same, on nearly every page.
    assert shown > count * 0.9
    figure("A4", f"0 elements in {count + 2 * len(REPEATED)} pages")


def assert_plain(feed):
    names = {etree.QName(each).localname for each in feed.iter() if isinstance(each.tag, str)}
    assert not names & {MARK, "script", "img"}
    for inner in feed.iter("{*}content", "{*}summary"):
        if inner.get("type") == "html":
            assert elements_of(html.fromstring(f"<div>{inner.text}</div>")) == []
    assert MARK in etree.tostring(feed, encoding="unicode")
