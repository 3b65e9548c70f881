#!/usr/bin/env python
"""Django’s command line: ./manage.py load_disclosure FOLDER, for one."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsbd.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
