"""Accounts of the desk, and the way in through its own form."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.http import HttpResponse
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

PASSWORD = "a phrase of some length"

# Of the databases, only PostgreSQL has roles: elsewhere these tests are not there.
collect_ignore = []
if not settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
    collect_ignore += ["test_grant_roles.py", "test_under_roles.py"]


@pytest.fixture(autouse=True)
def _quick_hashing(settings: object) -> None:
    """Hashing is slow by design, which no test here is about."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def account(db: None) -> Callable[..., User]:
    """Make an account in a role: account("lin", "reviewer")."""

    def make(name: str = "lin", role: str = "editor", **fields: object) -> User:
        user = User.objects.create_user(name, password=PASSWORD, **{"is_staff": True, **fields})
        user.groups.set([Group.objects.get(name=role)])
        return user

    return make


@pytest.fixture
def device() -> Callable[[User], TOTPDevice]:
    """Give an account a device for one-time codes."""

    def give(user: User) -> TOTPDevice:
        return TOTPDevice.objects.create(user=user, name="app", confirmed=True)

    return give


def code_of(device: TOTPDevice) -> str:
    return f"{totp(device.bin_key):06d}"


@pytest.fixture
def sign_in(client: Client) -> Callable[..., HttpResponse]:
    """Send the form of the sign-in: sign_in("lin", code="123456")."""

    def send(
        name: str = "lin",
        password: str = PASSWORD,
        code: str = "",
        language: str = "en",
        **extra: object,
    ) -> HttpResponse:
        sent = {"username": name, "password": password, "otp_token": code}
        return client.post(f"/{language}/admin/login/", sent, **extra)

    return send
