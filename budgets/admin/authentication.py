"""Who may sign in at the desk."""

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest
from django_otp import verify_token
from django_otp.plugins.otp_totp.models import TOTPDevice


class NamePasswordAndCode(ModelBackend):
    """An active account of staff, by name, password and, where it has a device, one-time code.

    All is asked in one place, so that a wrong code is a failure like a wrong password: the same
    answer, the same count. The device is looked up for every name, and the password of one that
    there is not is hashed all the same, so that the answer takes as long.
    """

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        otp_token: str = "",
        **_further: Any,
    ) -> User | None:
        device = TOTPDevice.objects.filter(user__username=username, confirmed=True).first()
        user = super().authenticate(request, username=username, password=password)
        if user is None or not user.is_staff:
            return None
        if device is None:
            return None if settings.NEEDS_TOTP else user
        # A code that is missing is no guess, and does not slow down the next one.
        if not otp_token or not verify_token(user, device.persistent_id, otp_token):
            return None
        # Django-otp notes it in the session that begins.
        user.otp_device = device  # type: ignore[attr-defined]
        return user
