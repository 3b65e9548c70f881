"""manage.py change_editor NAME --password | --role ROLE | --totp | --retire"""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from budgets.management import accounts


class Command(BaseCommand):
    help = "Change an account of the editors’ desk. Accounts are retired, never deleted."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME")
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--password",
            action="store_true",
            help=f"a new one, asked for or read from {accounts.PASSWORD}; ends all sessions",
        )
        what.add_argument("--role", choices=accounts.ROLES)
        what.add_argument("--totp", action="store_true", help="a new device for one-time codes")
        what.add_argument("--retire", action="store_true", help="nobody signs in with it any more")

    def handle(self, *args: Any, **options: Any) -> None:
        accounts.needs_desk()
        with override("en"), transaction.atomic():
            said = self._changed(options)
        self.stdout.write(said)

    def _changed(self, options: dict[str, Any]) -> str:
        name = options["name"]
        user = User.objects.select_for_update().filter(username=name).first()
        if user is None:
            raise CommandError(
                f"There is no account “{name}”. Make one: manage.py make_editor {name}"
            )
        if options["totp"]:
            return accounts.give_device(user)
        if options["role"]:
            accounts.give_role(user, options["role"])
            return f"“{name}” is {options['role']} from now on."
        if options["password"]:
            user.set_password(accounts.new_password(user))
            user.save(update_fields=["password"])
            return f"“{name}” has a new password."
        user.is_active = False
        user.save(update_fields=["is_active"])
        return f"“{name}” cannot sign in any more, and is signed out."
