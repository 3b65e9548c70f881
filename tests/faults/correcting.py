"""python -m tests.faults.correcting: correct two figures of the invented budget until it is ended.

What both are amended to tells the revision that it is public with.
"""

import sys

import django

django.setup()

from budgets.models import Correction  # noqa: E402
from tests import invented  # noqa: E402
from tests.conftest import disclosure_of  # noqa: E402
from tests.corrections import making  # noqa: E402

# They stand in two tables.
FIGURES = ("t03.2010350.total", "t08.2120899.total")


def text_of(revision: int) -> str:
    return f"{revision}.00"


def correct() -> None:
    disclosure = disclosure_of(invented.ADDRESS)
    new = text_of(disclosure.latest_revision().number + 1)
    making.correct(
        disclosure,
        Correction.Kind.AMENDMENT,
        *((figure, "amended", new) for figure in FIGURES),
        evidence=making.DOCUMENT,
    )


if __name__ == "__main__":
    correct()
    sys.stdout.write("corrected\n")
    sys.stdout.flush()
    while True:
        correct()
