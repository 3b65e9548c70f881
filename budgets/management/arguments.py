"""Arguments that several commands take."""

from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings


def add_reference(parser: ArgumentParser) -> None:
    """Where the reference data stand that folders of fixtures refer to."""
    parser.add_argument(
        "--reference",
        type=Path,
        default=settings.REFERENCE,
        help="folder of places and classifications (default: fixtures/reference)",
    )


def add_folders(parser: ArgumentParser) -> None:
    """Folders of fixtures, and where their reference data stand."""
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    add_reference(parser)
