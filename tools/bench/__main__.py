"""python -m tools.bench [NAME …]: run the named measurements; exit 1 where a limit is passed."""

import os
import platform
import sys
from importlib import import_module

import django
from django.core.management import call_command

# Each is a module of this folder with a measure(), which prints and says whether its limit holds.
MEASUREMENTS = ("pages", "whole_pages", "growth", "load", "checks", "exports", "serving")


def main(names: list[str]) -> int:
    unknown = set(names) - set(MEASUREMENTS)
    if unknown:
        print(f"No such measurement: {', '.join(unknown)}. There are: {', '.join(MEASUREMENTS)}")
        return 2
    print(f"Python {platform.python_version()}, Django {django.__version__}, {platform.machine()}")
    os.environ["DJANGO_SETTINGS_MODULE"] = "hsbd.settings"
    os.environ["DATABASE_URL"] = "sqlite://:memory:"
    django.setup()
    call_command("migrate", verbosity=0)
    # Pages name their sheets by digest, also in a clone that has never been served.
    call_command("collectstatic", interactive=False, verbosity=0)
    kept = [import_module(f"tools.bench.{name}").measure() for name in names or MEASUREMENTS]
    return 0 if all(kept) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
