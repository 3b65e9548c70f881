"""A correction that a second person has to approve."""

from functools import partial

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.test import Client, override_settings

from budgets.models import Correction, Decision
from tests.admin.filling import Desk
from tests.admin.test_correcting import BASIC, EXCHANGED, PROJECT, WHY, printed
from tests.pages import text_of
from tests.states import state


def desk_of(client, role):
    """The desk as somebody in a role sees it; each has an account of their own."""
    account = User.objects.get(username=f"some-{role}")
    client.force_login(account, settings.AUTHENTICATION_BACKENDS[-1])
    return Desk(client)


@pytest.fixture(scope="module")
def waiting_once(django_db_setup, django_db_blocker):
    with state(django_db_blocker), override_settings(NEEDS_APPROVAL=True):
        for role in ("editor", "reviewer", "auditor"):
            account = User.objects.create(username=f"some-{role}", is_staff=True)
            account.groups.set([Group.objects.get(name=role)])
        sheet = desk_of(Client(), "editor").open(BASIC, PROJECT)
        sheet = sheet.send("save", confirmed="on", **EXCHANGED, **WHY)
        assert sheet.response.status_code == 302, sheet.errors
        yield Correction.objects.get()


@pytest.fixture
def waiting(waiting_once, db, settings):
    """A correction that an editor saved, and nobody has decided about."""
    settings.NEEDS_APPROVAL = True
    return Correction.objects.get(pk=waiting_once.pk)


@pytest.fixture
def as_(client):
    """Sign in as somebody in a role: as_("reviewer")."""
    return partial(desk_of, client)


def page_of(correction):
    return f"/en/admin/budgets/correction/{correction.pk}/change/"


def test_correction_is_not_public_before_it_is_approved(waiting, get):
    assert not hasattr(waiting, "revision")
    assert printed(BASIC) == "307.48"
    assert "Two cells were exchanged" not in get("en", "corrections/").content.decode()


def test_reviewer_sees_all_of_it_and_approves_it(waiting, as_):
    sheet = as_("reviewer").at(page_of(waiting))
    for said in ("307.48", "Two cells were exchanged.", "breaks", "154"):
        assert said in sheet.text
    quoted = sheet.page.xpath("//table[@class='desk-quoted']//td")
    assert "事业运行" in [text_of(cell) for cell in quoted]
    assert sheet.send("approve").response.status_code == 302
    (entry,) = as_("reviewer").at(page_of(waiting)).page.xpath("//a[contains(., 'public log')]")
    assert as_("reviewer").client.get(entry.get("href")).status_code == 200
    waiting.refresh_from_db()
    assert (waiting.decision.role, waiting.revision.number) == ("reviewer", 2)
    assert printed(BASIC) == ""


def test_correction_that_is_turned_down_is_never_public(waiting, as_):
    sheet = as_("reviewer").at(page_of(waiting))
    assert "Say why it is turned down" in sheet.send("reject").text
    assert sheet.send("reject", reason="原件如此。").response.status_code == 302
    assert Decision.objects.get().verdict == "rejected"
    assert printed(BASIC) == "307.48"
    assert "Turn down" not in as_("reviewer").at(page_of(waiting)).text


def test_decision_is_made_once(waiting, as_):
    sheet = as_("reviewer").at(page_of(waiting))
    sheet.send("approve")
    assert "decided about already" in sheet.send("reject", reason="迟了。").text
    assert Decision.objects.get().verdict == "approved"


def test_correction_of_what_was_changed_meanwhile_cannot_be_approved(waiting, as_, settings):
    settings.NEEDS_APPROVAL = False
    as_("editor").open(BASIC, PROJECT).send("save", confirmed="on", **EXCHANGED, **WHY)
    answer = as_("reviewer").at(page_of(waiting)).send("approve")
    assert answer.response.status_code == 409
    assert "it was “307.48” and is “—” now" in answer.text
    assert not Decision.objects.filter(correction=waiting).exists()


def test_editor_cannot_decide(waiting, as_):
    sheet = as_("editor").at(page_of(waiting))
    assert not sheet.page.xpath("//*[@name='approve']")
    assert as_("editor").client.post(page_of(waiting), {"approve": "1"}).status_code == 403
    assert not Decision.objects.exists()


def test_nobody_decides_about_their_own_correction(waiting, as_, account, client):
    as_("editor")
    waiting.author.groups.add(*account("both", "reviewer").groups.all())
    answer = Desk(client).at(page_of(waiting)).send_raw("approve")
    assert "Somebody else has to decide" in answer.text
    assert not Decision.objects.exists()


@pytest.mark.parametrize("role", ["auditor", "reviewer"])
def test_who_is_no_editor_reads_and_changes_nothing(waiting, as_, role):
    desk = as_(role)
    for page in ("figure/", "lineitem/", "correction/", "revision/", "textsection/", ""):
        address = f"/en/admin/budgets/{page}" if page else "/en/admin/"
        assert desk.client.get(address).status_code == 200
    assert desk.client.get(desk.address(BASIC)).status_code == 403
    assert desk.client.post(desk.address(BASIC), {"save": "1"}).status_code == 403
    figure = Correction.objects.get().disclosure.tables.get(number=3).line_items.first()
    row = desk.client.get(f"/en/admin/budgets/lineitem/{figure.pk}/change/")
    assert row.status_code == 200
    assert b'name="_save"' not in row.content


def test_correction_that_would_now_do_something_else_to_the_checks_is_not_approved(
    waiting, as_, settings
):
    """The sum that it was seen to break is that of other items meanwhile."""
    settings.NEEDS_APPROVAL = False
    cells = ("t03.2010399.basic", "t03.2010399.project")
    typed = {f"new:{cells[0]}:printed": "1124.34", f"new:{cells[1]}:printed": ""}
    sheet = as_("editor").open(*cells).send("save", confirmed="on", **typed, **WHY)
    assert sheet.response.status_code == 302, sheet.errors
    answer = as_("reviewer").at(page_of(waiting)).send("approve")
    assert "come out otherwise in the checks" in answer.text
    assert not Decision.objects.filter(correction=waiting).exists()
