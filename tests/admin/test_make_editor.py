"""Accounts are made by a command, and there is none to begin with."""

import os
import re
import shlex
import subprocess
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from django_otp.plugins.otp_totp.models import TOTPDevice

from budgets.management import accounts
from tests.admin.conftest import PASSWORD, code_of

pytestmark = pytest.mark.django_db
SIGNED_IN = 302


@pytest.fixture
def command(monkeypatch):
    """Run a command with the password in the environment, and give what it says."""
    monkeypatch.setenv("HSBD_PASSWORD", PASSWORD)

    def run(*words):
        said = StringIO()
        call_command(*words, stdout=said)
        return said.getvalue()

    return run


def test_database_that_is_not_set_up_is_named(command, monkeypatch):
    def fail(_manager):
        raise OperationalError("no such table: auth_user")

    monkeypatch.setattr(type(User.objects), "exists", fail, raising=False)
    with pytest.raises(CommandError, match="no such table: auth_user"):
        command("make_editor", "lin")


def test_there_is_no_account_by_default():
    assert not User.objects.exists()


@pytest.mark.parametrize("role", accounts.ROLES)
def test_account_signs_in_with_its_role_and_is_no_superuser(command, sign_in, role):
    said = command("make_editor", "lin", "--role", role)
    assert said == f"“lin” can sign in at the desk as {role}.\n"
    user = User.objects.get()
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert [group.name for group in user.groups.all()] == [role]
    assert sign_in().status_code == SIGNED_IN


def test_device_is_shown_once_and_its_codes_are_demanded(command, sign_in):
    said = command("make_editor", "lin", "--totp")
    assert re.search(r"otpauth://totp/HSBD%3Alin\?secret=[A-Z2-7]{32}&", said)
    assert re.search(r"secret +[A-Z2-7]{32}\n", said)
    assert sign_in().status_code == 200
    assert sign_in(code=code_of(TOTPDevice.objects.get())).status_code == SIGNED_IN


def test_setting_makes_every_new_account_have_a_device(command, settings):
    settings.NEEDS_TOTP = True
    assert "otpauth://" in command("make_editor", "lin")


def test_password_is_asked_for_twice_without_being_shown(command, monkeypatch, sign_in):
    monkeypatch.delenv("HSBD_PASSWORD")
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "something else"])
    monkeypatch.setattr(accounts, "getpass", lambda prompt: next(typed))
    command("make_editor", "lin")
    assert sign_in().status_code == SIGNED_IN
    with pytest.raises(CommandError, match=r"two passwords differ\. Nothing was changed"):
        command("make_editor", "mei")


def test_without_a_terminal_it_says_where_the_password_can_be_put(command, monkeypatch):
    monkeypatch.delenv("HSBD_PASSWORD")

    def closed(prompt):
        raise EOFError

    monkeypatch.setattr(accounts, "getpass", closed)
    with pytest.raises(CommandError, match="a script sets HSBD_PASSWORD"):
        command("make_editor", "lin")


@pytest.mark.parametrize(
    ("name", "password", "reason"),
    [
        ("Lin", PASSWORD, "There is an account “lin” already. .*manage.py change_editor lin"),
        ("mei", "short", "at least 12 characters. .*Nothing was changed"),
        ("mei", "qwerty123456", "too common"),
        ("mei", "846302746193", "entirely numeric"),
        ("mei-ling-wu", "mei-ling-wu1", "too similar to the username"),
        ("a b", PASSWORD, "“a b” cannot be a name"),
        ("", PASSWORD, "“” cannot be a name"),
        ("x" * 200, PASSWORD, "at most 150 characters"),
    ],
)
def test_taken_name_odd_name_or_weak_password_is_refused(
    command, monkeypatch, name, password, reason
):
    command("make_editor", "lin")
    monkeypatch.setenv("HSBD_PASSWORD", password)
    with pytest.raises(CommandError, match=reason):
        command("make_editor", name)
    assert User.objects.count() == 1


def test_account_gets_a_new_password_role_or_device(command, monkeypatch, client, sign_in):
    command("make_editor", "lin")
    sign_in()
    monkeypatch.setenv("HSBD_PASSWORD", "another phrase of length")
    assert command("change_editor", "lin", "--password") == "“lin” has a new password.\n"
    # Whoever had signed in with the old one is signed out.
    assert client.get("/en/admin/").status_code == 302
    assert command("change_editor", "lin", "--role", "auditor").startswith("“lin” is auditor")
    assert [group.name for group in User.objects.get().groups.all()] == ["auditor"]
    old = command("change_editor", "lin", "--totp")
    assert command("change_editor", "lin", "--totp") != old
    assert TOTPDevice.objects.count() == 1


def test_retired_account_is_signed_out_and_stays_out(command, client, sign_in):
    command("make_editor", "lin")
    sign_in()
    command("change_editor", "lin", "--retire")
    assert client.get("/en/admin/").status_code == 302
    assert sign_in().status_code == 200
    assert User.objects.filter(username="lin").exists()
    with pytest.raises(CommandError, match=r"manage\.py make_editor mei"):
        command("change_editor", "mei", "--retire")


def test_process_without_a_desk_makes_no_account(command, settings):
    settings.HAS_DESK = False
    with pytest.raises(CommandError, match="HSBD_ROLE=all or HSBD_ROLE=editor"):
        command("make_editor", "lin")
    assert command("desk", "http://127.0.0.1:8000") == ""


def test_first_editor_is_told_of_until_somebody_can_sign_in(command, settings):
    settings.VAR = settings.BASE_DIR / "var"
    told = command("desk", "http://127.0.0.1:8000")
    assert "http://127.0.0.1:8000/zh-hans/admin/ or http://127.0.0.1:8000/en/admin/" in told
    assert "Nobody can sign in yet" in told
    assert told.endswith(f"{settings.BASE_DIR / 'manage.py'} make_editor NAME\n")
    command("make_editor", "lin")
    assert "make_editor" not in command("desk", "http://127.0.0.1:8000")
    settings.NEEDS_TOTP = True
    assert "make_editor" in command("desk", "http://127.0.0.1:8000")


def test_command_for_the_first_editor_works_as_it_is_told(command, settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path / "a folder"
    monkeypatch.setenv("HSBD_VAR", str(settings.VAR))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    told = command("desk", "http://x").partition("make an editor: ")[2]
    words = shlex.split(told)
    assert words[0] == f"HSBD_VAR={settings.VAR}"
    helped = subprocess.run(
        ["/bin/sh", "-c", f"{told.strip()} --help"],
        env=os.environ, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--role {editor,reviewer,auditor}" in helped.stdout


def test_roles_of_the_database_are_for_postgresql(command, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "sqlite")
    with pytest.raises(CommandError, match="Only PostgreSQL has roles"):
        command("grant_roles")
