"""manage.py build_downloads [--site ADDRESS]"""

from argparse import ArgumentParser
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from budgets.exports.one_state import one_state
from budgets.exports.site_files import Site, SiteFile
from budgets.models import Disclosure, Jurisdiction


class Command(BaseCommand):
    help = (
        "Build the files of all budgets, so that nobody waits for them: all figures as one CSV, "
        "and a package for each place and year. To be run after budgets were loaded."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--site",
            default=settings.SITE,
            help="what public addresses begin with, such as https://budgets.example; else that of"
            " HSBD_SITE",
        )

    def handle(self, *, site: str, **options: Any) -> None:
        """Build what is not there yet, and say what each file is."""
        if not site.startswith(("https://", "http://")):
            raise CommandError("Files hold public addresses: set HSBD_SITE, or name one by --site.")
        of = Site(site.rstrip("/"))
        with one_state():
            for file in (*of.files_of_all(), *_packages(of)):
                found = of.built(file).measured
                self.stdout.write(f"{file.path}: {found.bytes:,} bytes, SHA-256 {found.sha256}")


def _packages(site: Site) -> Iterator[SiteFile]:
    held = Disclosure.objects.real().order_by("publisher__jurisdiction__code", "fiscal_year")
    pairs = held.values_list("publisher__jurisdiction", "fiscal_year").distinct()
    for place, year in pairs:
        yield site.package(Jurisdiction.objects.get(pk=place), year)
