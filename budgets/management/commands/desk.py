"""manage.py desk http://127.0.0.1:8000"""

import os
import shlex
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils.translation import override

from budgets.management import accounts


class Command(BaseCommand):
    help = (
        "Say where the editors’ desk is and, as long as nobody can sign in, how to make an editor."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("site", metavar="ADDRESS", help="what the site’s addresses begin with")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.HAS_DESK:
            return
        paths = []
        for language, _name in settings.LANGUAGES:
            with override(language):
                paths.append(options["site"] + reverse("admin:index"))
        said = f"The editors’ desk is at {' or '.join(paths)}"
        if not accounts.that_can_sign_in().exists():
            said += f". Nobody can sign in yet; make an editor: {_make_editor()}"
        self.stdout.write(said)


def _make_editor() -> str:
    """The command as it can be typed in another shell, for the same database."""
    named = [f"{name}=…" for name in ("DATABASE_URL",) if os.environ.get(name)]
    if "HSBD_VAR" in os.environ and settings.VAR != settings.BASE_DIR / "var":
        named.append(f"HSBD_VAR={shlex.quote(str(settings.VAR))}")
    words = [sys.executable, str(settings.BASE_DIR / "manage.py"), "make_editor", "NAME"]
    return " ".join([*named, shlex.join(words)])
