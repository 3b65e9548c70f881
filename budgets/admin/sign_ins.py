"""The record of sign-ins: in the database, where an auditor reads it, and in the log."""

import logging
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from django.contrib.auth.models import User
from django.http import HttpRequest

log = logging.getLogger("hsbd.desk")


class SignIns(AxesDatabaseHandler):
    """Count failures as django-axes does, and say what happened; no password is ever written."""

    def user_login_failed(
        self, sender: Any, credentials: dict[str, Any], request: Any = None, **kwargs: Any
    ) -> None:
        was_locked_out = request.axes_locked_out
        super().user_login_failed(sender, credentials, request, **kwargs)
        what = "Sign-in failed"
        if was_locked_out:
            what = "Sign-in refused during the lock-out"
        elif request.axes_locked_out:
            what = "Sign-in failed, and is locked out from now on"
        log.warning("%s: %s", what, _who(credentials["username"], request))

    def user_logged_in(self, sender: Any, request: Any, user: User, **kwargs: Any) -> None:
        super().user_logged_in(sender, request, user, **kwargs)
        log.info("Signed in: %s", _who(user.get_username(), request))

    def user_logged_out(self, sender: Any, request: Any, user: User | None, **kwargs: Any) -> None:
        super().user_logged_out(sender, request, user, **kwargs)
        if user:
            log.info("Signed out: %s", _who(user.get_username(), request))

    def remove_out_of_limit_failure_logs(self, **_limit: Any) -> int:
        """Keep them all: django-axes would drop the newest of a name that failed often."""
        return 0


def _who(name: str, request: HttpRequest) -> str:
    """A name, quoted so that none can make another line of the log, and where it came from."""
    return f"{name!a} from {request.axes_ip_address}"  # type: ignore[attr-defined]
