"""Accounts of the desk, which only commands make and change."""

import os
from base64 import b32encode
from getpass import getpass

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.db import DatabaseError
from django.db.models import QuerySet

ROLES = ("editor", "reviewer", "auditor")
# For scripts; on the command line everybody on the machine could read it.
PASSWORD = "HSBD_PASSWORD"  # noqa: S105


def needs_desk() -> None:
    if not settings.HAS_DESK:
        raise CommandError(
            "This process has no desk. Run it with HSBD_ROLE=all or HSBD_ROLE=editor."
        )
    try:
        User.objects.exists()
    except DatabaseError as error:
        raise CommandError(
            "The database is not there, or not set up. Start bin/serve once, and give this command "
            f"the HSBD_VAR or DATABASE_URL that the site has: {error}"
        ) from error


def that_can_sign_in() -> QuerySet[User]:
    found = User.objects.filter(is_active=True, is_staff=True)
    return found.filter(totpdevice__confirmed=True) if settings.NEEDS_TOTP else found


def new_password(user: User) -> str:
    """The password from the environment, or typed twice; a weak one is refused."""
    password = os.environ.get(PASSWORD)
    if password is None:
        password = _typed()
    try:
        validate_password(password, user)
    except ValidationError as error:
        reasons = " ".join(error.messages)
        raise CommandError(f"{reasons} Nothing was changed.") from error
    return password


def _typed() -> str:
    try:
        password, again = getpass("Password: "), getpass("Once more: ")
    except (EOFError, KeyboardInterrupt) as error:
        raise CommandError(
            f"No password; a script sets {PASSWORD}. Nothing was changed."
        ) from error
    if password != again:
        raise CommandError("The two passwords differ. Nothing was changed.")
    return password


def give_role(user: User, role: str) -> None:
    """Make that the account's only role."""
    user.groups.set([Group.objects.get(name=role)])


def give_device(user: User) -> str:
    """Make a new device for one-time codes, in place of any other; say how to set it up."""
    from django_otp.plugins.otp_totp.models import TOTPDevice

    TOTPDevice.objects.filter(user=user).delete()
    device = TOTPDevice.objects.create(user=user, name=user.username, confirmed=True)
    secret = b32encode(device.bin_key).decode()
    return (
        "For an app that makes one-time codes; neither is shown again:\n"
        f"  address {device.config_url}\n  secret  {secret}"
    )
