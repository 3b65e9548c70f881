"""python -m tests.faults.writing FOLDER: correct one figure over and over, until that fails.

Prints each value once it is public.
"""

import sys
from itertools import count
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import Error  # noqa: E402

from tests import invented  # noqa: E402
from tests.conftest import disclosure_of  # noqa: E402
from tests.corrections import making  # noqa: E402


def main() -> None:
    disclosure = disclosure_of(invented.ADDRESS)
    for number in count(2000):
        value = f"{number}.00"
        try:
            making.amend(disclosure, "t03.2010350.total", value)
        except Error:
            return
        print(value, flush=True)


if __name__ == "__main__":
    settings.FIXTURES = Path(sys.argv[1])
    main()
