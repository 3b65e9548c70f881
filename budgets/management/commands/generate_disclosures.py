"""manage.py generate_disclosures N"""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from budgets.imports.generating import AlreadyThere, NoCategories, TooMany, generate
from budgets.official import layout

LAYOUT = "shanghai-2025"
YEARS = (2024, 2025)


class Command(BaseCommand):
    help = (
        "Make up budgets that add up, to try the site out at the size of a country; every page "
        "says that they are made up. Use a database of their own."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N", help="how many budgets to make up")
        parser.add_argument("--seed", type=int, default=1, help="another seed, other amounts")

        parser.add_argument(
            "--searchable",
            action="store_true",
            help="let a search find them too, which takes several times as long",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if options["count"] < 1:
            raise CommandError("N must be 1 or more")
        try:
            made = generate(
                options["count"],
                layout(LAYOUT),
                YEARS,
                options["seed"],
                searchable=options["searchable"],
            )
            for written in made:
                self.stdout.write(f"{written} of {options['count']} budgets written")
        except (AlreadyThere, TooMany) as error:
            raise CommandError(f"Nothing was written: {error}") from error
        except NoCategories as error:
            raise CommandError(
                f"Nothing was written: {error}. Load a disclosure first, which brings them along: "
                "manage.py load_disclosure fixtures/…"
            ) from error
