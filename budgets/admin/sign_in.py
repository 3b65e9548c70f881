"""The forms of the sign-in and of a new password."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm, AdminPasswordChangeForm
from django.contrib.auth import authenticate
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

_REFUSED = _("Name, password or one-time code is not right, or this account may not sign in here.")


class SignIn(AdminAuthenticationForm):
    """One form for everybody, and one answer to whatever is wrong in it.

    A form that asked for the code only after the password would say that the password was right.
    """

    error_messages = {"invalid_login": _REFUSED, "inactive": _REFUSED}

    # Django's own field would take a name that is longer than the record of failures can hold.
    username = UsernameField(max_length=150, widget=forms.TextInput(attrs={"autofocus": True}))
    # Under a name with “token” in it Django and django-axes keep it out of logs.
    otp_token = forms.CharField(
        label=_("One-time code"),
        help_text=_("From your app, if your account has one."),
        max_length=20,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def clean_otp_token(self) -> str:
        """The digits as one: apps show them in groups."""
        return "".join(self.cleaned_data["otp_token"].split())

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        if not self.errors:
            self.user_cache = authenticate(self.request, **said)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
        return said


class NewPassword(AdminPasswordChangeForm):
    """A new password for one's own account.

    Of accounts, the role of the desk may write nothing else to the database.
    """

    def save(self, commit: bool = True) -> User:
        user = super().save(commit=False)
        if commit:
            user.save(update_fields=["password"])
        return user
