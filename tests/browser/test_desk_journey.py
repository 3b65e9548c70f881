"""An editor’s way: from the sign-in to the public page, the feed and the file, on a site apart."""

import subprocess
import sys

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.conftest import new_tab
from tools.page_types import HONGSHAN
from tools.serving import environment, serving

NAME, PASSWORD = "songqing", "a phrase of some length"
BASIC, PROJECT = "t03.2010350.basic", "t03.2010350.project"


@pytest.fixture
def desk(browser, tmp_path):
    """A tab at a site that nobody else visits, where one editor may sign in."""
    with serving(tmp_path) as address:
        subprocess.run(
            [sys.executable, settings.BASE_DIR / "manage.py", "make_editor", NAME],
            env=environment(tmp_path) | {"HSBD_PASSWORD": PASSWORD},
            check=True,
            capture_output=True,
        )
        tab = new_tab(browser, address)
        yield tab
        tab.context.close()


def sign_in(desk):
    desk.goto("/en/admin/")
    desk.get_by_label("Username").fill(NAME)
    desk.get_by_label("Password").fill(PASSWORD)
    desk.get_by_role("button", name="Sign in").click()


def fill_in(desk):
    """From the official table, which is the way in, to what the correction would do."""
    desk.get_by_role("link", name="Choose a budget and a table").click()
    budget = desk.get_by_role("row", name="洪山区大数据中心")
    budget.get_by_role("link", name="3", exact=True).click()
    desk.get_by_role("row", name="2010350").get_by_role("link", name="307.48").nth(1).click()
    desk.get_by_role("button", name=PROJECT).click()
    desk.locator(f"[name='new:{BASIC}:printed']").fill("")
    desk.locator(f"[name='new:{PROJECT}:printed']").fill("307.48")
    desk.get_by_label("Reason, in Chinese").fill("两格颠倒。")
    desk.get_by_label("Reason, in English").fill("Two cells were exchanged.")
    desk.get_by_role("button", name="Show what it would do").click()


def test_editor_corrects_a_cell_and_the_public_sees_it(desk):
    complaints = []
    desk.on("console", lambda message: complaints.append(message.text))
    desk.on("pageerror", lambda error: complaints.append(str(error)))
    sign_in(desk)
    fill_in(desk)
    # Each broken check is seen, with both sides, and wants a confirmation.
    expect(desk.locator("#effects")).to_contain_text("breaks Table 3, 20103")
    expect(desk.locator("#effects")).to_contain_text(BASIC)
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("It breaks checks: confirm")).to_be_visible()
    desk.get_by_label("I have seen the checks").check()
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("Correction 1 is public.")).to_be_visible()

    figure = f"/en/{HONGSHAN}/figures/{PROJECT}/"
    desk.goto(figure)
    expect(desk.locator("main")).to_contain_text("Two cells were exchanged.")
    expect(desk.locator("main")).to_contain_text("differs")
    desk.goto(f"{figure}?revision=1")
    expect(desk.locator("main")).to_contain_text("leaves this cell blank")
    for path in ("corrections.atom", "corrections.csv"):
        answer = desk.request.get(f"/en/{HONGSHAN}/{path}")
        assert answer.ok
        assert "Two cells were exchanged." in answer.text()
        assert NAME not in answer.text()
    # Nothing that the desk does is against the policy that its pages carry.
    desk.goto("/en/admin/budgets/figure/?q=2010350")
    desk.goto("/en/admin/budgets/correction/1/change/")
    assert "\n".join(complaints) == ""
