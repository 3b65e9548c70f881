"""Loading folders of fixtures, and spoiling them on purpose."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from budgets.models import Disclosure, LineItem
from tests.trail import unguarded


def load(folder, **options):
    out = io.StringIO()
    call_command("load_disclosure", str(folder), stdout=out, **options)
    return out.getvalue()


def spoil(folder, file, number, change):
    """Change the fields of the object at a line of a file."""
    path = folder / file
    lines = path.read_text("utf-8").splitlines()
    found = json.loads(lines[number - 1])
    change(found["fields"])
    lines[number - 1] = json.dumps(found, ensure_ascii=False)
    path.write_text("\n".join(lines) + "\n", "utf-8")


def refusal(folder):
    """What a refused load says; nothing may have been loaded."""
    with unguarded():
        Disclosure.objects.all().delete()
    with pytest.raises(CommandError) as refused:
        load(folder)
    assert not Disclosure.objects.exists()
    assert not LineItem.objects.exists()
    return str(refused.value)
