"""Copies of fixtures that a test dumps into, and what a dump changed in them."""

import io
import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import CommandError, call_command

from budgets.corrections.drafts import Draft, Edit
from budgets.corrections.publishing import submit
from budgets.corrections.trying import Author
from budgets.imports.stored_folder import stored_folder
from budgets.models import (
    Change,
    CheckRun,
    Correction,
    Decision,
    Disclosure,
    EconomicCategory,
    FunctionalCategory,
    Jurisdiction,
    Publisher,
    Revision,
    Role,
)
from tests.conftest import FOLDERS, HONGSHAN
from tests.corrections.making import LINE, Evidence, edit
from tests.trail import unguarded


@dataclass
class Copy:
    """A copy of the fixtures of a disclosure and of the reference data."""

    folder: Path
    reference: Path

    def dump(self):
        return self._call("dump_disclosure")

    def load(self, **options):
        return self._call("load_disclosure", **options)

    def _call(self, command, **options):
        """What a command says of the copy, with its exit code where it is refused."""
        out = io.StringIO()
        options |= {"reference": self.reference, "stdout": out}
        try:
            call_command(command, str(self.folder), **options)
        except CommandError as error:
            return f"{out.getvalue()}{error} (exit {error.returncode})"
        return out.getvalue()

    def files(self):
        """The lines of each file, by its name."""
        paths = [*self.folder.iterdir(), *self.reference.iterdir()]
        return {path.name: path.read_text("utf-8").split("\n") for path in paths}

    def differences(self, before):
        """The lines that are other ones now, as a diff without context shows them."""
        found, after = [], self.files()
        for name in sorted({*before, *after}):
            old, new = before.get(name, [""]), after.get(name, [""])
            if old != new:
                found += [f"{name}- {line}" for line in old if line not in new]
                found += [f"{name}+ {line}" for line in new if line not in old]
        return found


def copy_of(fixtures, address=HONGSHAN):
    """Copies of the fixtures of a disclosure and of the reference data, in a folder of fixtures."""
    folder = fixtures / FOLDERS[address].relative_to(settings.BASE_DIR / "fixtures")
    shutil.copytree(FOLDERS[address], folder)
    reference = fixtures / "reference"
    if not reference.exists():
        shutil.copytree(settings.BASE_DIR / "fixtures" / "reference", reference)
    return Copy(folder, reference)


def another(disclosure, row, new):
    """A row of table 3 with its cells, under another key: the text of the trail for a new row."""
    key = [*disclosure.natural_key(), 3, "", row]
    lines = []
    for line in stored_folder(disclosure).lines:
        fields = dict(line.fields)
        if line.model == "lineitem" and [*line.key] == key:
            fields["row"] = new
        elif fields.get("line_item") == key:
            fields["line_item"] = [*key[:-1], new]
        else:
            continue
        lines.append(json.dumps({"model": f"budgets.{line.model}", "fields": fields}))
    return "\n".join(lines)


def exchange_rows(disclosure, row="2010350", new="2010350~2"):
    """A row is withdrawn, and the same one added under another key."""
    edits = [
        edit(disclosure, f"rows/t03.{row}", "withdrawn", "yes"),
        Edit(f"rows/t03.{new}", "added", "", another(disclosure, row, new), 0),
    ]
    reason = ("该行应另列。", "The row has another key.")
    kind, evidence = Correction.Kind.TRANSCRIPTION, Evidence(LINE, LINE)
    draft = Draft(disclosure, kind, *reason, evidence, edits)
    return submit(draft, Author(None, Role.EDITOR), confirmed=True)


def empty_database():
    """Leave nothing of what was loaded or corrected, as in a database that was just made."""
    shared = (Publisher, Jurisdiction, FunctionalCategory, EconomicCategory)
    with unguarded():
        CheckRun.objects.all().delete()
        Revision.objects.all().delete()
        Disclosure.objects.filter(corrections=None).delete()
        for model in shared:
            model.objects.update(correction=None)
        Decision.objects.all().delete()
        Change.objects.all().delete()
        for disclosure in Disclosure.objects.all():
            # What is part of it refers to its corrections, and they to it.
            for rows in ("text_sections", "tables", "glossary_terms", "projects"):
                getattr(disclosure, rows).all().delete()
        Correction.objects.all().delete()
        Disclosure.objects.all().delete()
        Publisher.objects.update(parent=None)
        for model in (FunctionalCategory, EconomicCategory):
            model.objects.update(parent=None)
        for model in shared:
            model.objects.all().delete()
