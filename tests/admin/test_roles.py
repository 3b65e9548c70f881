"""What each role may see and do, as the migration says."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import Permission
from django.test import RequestFactory

OWN = {
    "editor": "budgets.propose_correction",
    "reviewer": "budgets.decide_correction",
    "auditor": "budgets.read_trail",
}
SIGN_INS = ["accesslog", "accessfailurelog", "accessattempt"]


@pytest.mark.parametrize("role", OWN)
def test_role_sees_all_of_the_budgets_and_may_do_one_thing(account, role):
    seen = {
        f"budgets.{codename}"
        for codename in Permission.objects.filter(
            content_type__app_label="budgets", codename__startswith="view_"
        ).values_list("codename", flat=True)
    }
    models = apps.get_app_config("budgets").get_models()
    assert len(seen) == sum(bool(model._meta.default_permissions) for model in models)
    assert account(role=role).get_all_permissions() == {*seen, OWN[role]}


@pytest.mark.parametrize("role", OWN)
def test_no_role_adds_changes_or_deletes_anything_as_such(account, role):
    request = RequestFactory().get("/en/admin/")
    request.user = account(role=role)
    for page in admin.site._registry.values():
        assert not page.has_delete_permission(request)
        for what in ("add", "change", "delete"):
            name = f"{page.opts.app_label}.{what}_{page.opts.model_name}"
            assert not request.user.has_perm(name)


def test_accounts_are_not_on_the_desk():
    assert {model._meta.app_label for model in admin.site._registry} <= {"budgets", "axes"}


@pytest.mark.parametrize("model", SIGN_INS)
def test_only_the_auditor_reads_who_signed_in(client, account, sign_in, language, model):
    account("mei", "auditor")
    account()
    account("wu", "reviewer")
    sign_in("mei", "something else")
    for name, status in (("lin", 403), ("wu", 403), ("mei", 200)):
        sign_in(name)
        assert client.get(f"/{language}/admin/axes/{model}/").status_code == status


def test_auditor_changes_nothing_of_it(client, account, sign_in):
    account("mei", "auditor")
    sign_in("mei", "something else")
    sign_in("mei")
    sign_in("wu")
    for model in (AccessLog, AccessFailureLog, AccessAttempt):
        at = f"/en/admin/axes/{model._meta.model_name}"
        key = model.objects.latest("pk").pk
        page = client.get(f"{at}/{key}/change/")
        assert page.status_code == 200
        assert b"csrfmiddlewaretoken=" not in page.content
        assert b'name="_save"' not in page.content
        for address in (f"{at}/add/", f"{at}/{key}/change/", f"{at}/{key}/delete/"):
            assert client.post(address, {"username": "x", "post": "yes"}).status_code == 403
        chosen = {"action": "delete_selected", "_selected_action": [key], "post": "yes"}
        client.post(f"{at}/", chosen)
        assert model.objects.filter(pk=key).exists()
