"""manage.py make_editor NAME"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import override

from budgets.management import accounts


class Command(BaseCommand):
    help = (
        "Make an account for the editors’ desk. The password is asked for, "
        f"or read from {accounts.PASSWORD}."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "name", metavar="NAME", help="what the editor signs in as; never public"
        )
        parser.add_argument("--role", choices=accounts.ROLES, default="editor")
        parser.add_argument(
            "--totp",
            action="store_true",
            help="demand a one-time code whenever this editor signs in",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        accounts.needs_desk()
        with override("en"), transaction.atomic():
            user = self._made(options["name"])
            accounts.give_role(user, options["role"])
            device = ""
            if options["totp"] or settings.NEEDS_TOTP:
                device = accounts.give_device(user)
        self.stdout.write(f"“{user.username}” can sign in at the desk as {options['role']}.")
        if device:
            self.stdout.write(device)

    def _made(self, name: str) -> User:
        # In whatever letters: two names that look the same would be taken for each other.
        if taken := User.objects.filter(username__iexact=name).first():
            raise CommandError(
                f"There is an account “{taken}” already. Choose another name, or change that one: "
                f"manage.py change_editor {taken} --help"
            )
        user = User(username=name, is_staff=True)
        try:
            user.clean_fields(exclude=["password"])
        except ValidationError as error:
            reasons = " ".join(error.messages)
            raise CommandError(f"“{name}” cannot be a name: {reasons}") from error
        user.set_password(accounts.new_password(user))
        user.save()
        return user
