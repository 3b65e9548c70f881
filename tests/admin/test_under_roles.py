"""The site at work with the rights of the roles, which are enough."""

from django.contrib import admin

from budgets.models import Correction, Revision
from tests.admin.conftest import PASSWORD, code_of
from tests.admin.database_roles import acting_as, granted
from tests.admin.filling import Desk
from tests.admin.test_correcting import BASIC, EXCHANGED, PROJECT, WHY
from tools.page_types import HONGSHAN, PAGE_TYPES

FILES = ["tables/3.csv", "tables/3.xlsx", "figures.csv", "checks.csv", "manifest.json",
         "datapackage.zip"]  # fmt: skip


def test_public_pages_and_files_need_no_more_than_reading(client, hongshan, putuo):
    _desk, public = granted()
    with acting_as(public):
        for page in PAGE_TYPES:
            expected = 404 if page.name == "not-found" else 200
            assert client.get(page.address("en")).status_code == expected
        for file in FILES:
            response = client.get(f"/en/{HONGSHAN}/{file}")
            assert response.status_code == 200
            response.getvalue()


def test_desk_needs_no_more_than_its_rights(client, account, device, sign_in, hongshan):
    desk, _public = granted()
    given = device(account())
    with acting_as(desk):
        sign_in("lin", "something else")
        assert sign_in(code=code_of(given)).status_code == 302
        for page in admin.site._registry.values():
            if page.opts.app_label == "budgets":
                address = f"/en/admin/{page.opts.app_label}/{page.opts.model_name}/"
                assert client.get(address).status_code == 200
        form = Desk(client).open(BASIC, PROJECT)
        saved = form.send("save", confirmed="on", **EXCHANGED, **WHY)
        assert saved.response.status_code == 302, saved.errors
        new = "another phrase of length"
        sent = {"old_password": PASSWORD, "new_password1": new, "new_password2": new}
        assert client.post("/en/admin/password_change/", sent).status_code == 302
        client.post("/en/admin/logout/")
    assert Revision.objects.filter(correction=Correction.objects.get()).exists()
