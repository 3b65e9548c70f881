"""python -m tests.faults.seeding ADDRESS FOLDER: put markup wherever a budget publishes a text.

Names, titles, headings, notes, definitions, printed wordings, lines of the copy (in FOLDER),
replies, reasons and notes of corrections: all then hold MARKUP. No load would take all of it.
"""

import sys
from datetime import date
from hashlib import sha256
from pathlib import Path

import django

MARK = "zq9"
# An element, a handler and a script of its own: what none of our pages has.
MARKUP = (
    f"\"'>{MARK}<{MARK} on{MARK}=1></title></p><script>alert(1)</script>"
    "<img src=x onerror=alert(1)><a href=javascript:alert(1)>x</a>{{7*7}}{% x %}&lt;"
)
# Keys, digests, words of our own, and amounts, are no texts for readers.
NO_TEXTS = frozenset(
    [
        *(
            "loaded_digest",
            "edition",
            "code",
            "slug",
            "layout_key",
            "unit",
            "part",
            "row",
            "column",
        ),
        *("number", "operator", "dated", "copy", "sha256", "address", "check_id", "printed"),
        *("amended", "code_printed"),
    ]
)


def seed(disclosure, folder: Path, text: str = MARKUP) -> None:
    from budgets import models
    from budgets.imports.search_entries import record_search_entries
    from tests.corrections import making

    for model in (
        *(models.Jurisdiction, models.Publisher, models.FunctionalCategory),
        *(models.EconomicCategory, models.Project, models.PublishedTable, models.Goal),
        *(models.LineItem, models.TextCell, models.TextSection, models.GlossaryTerm),
        *(models.SourceDocument, models.IndicatorValue),
    ):
        _fill(model, text)
    models.IndicatorValue.objects.exclude(wording="").update(printed=text)
    said = {"zh": text, "en": text}
    for table in disclosure.tables.all():
        table.notes = [{**said, "line": table.first_line}]
        table.header_overrides = dict.fromkeys((*table.header_overrides, "total", "name"), said)
        table.save(update_fields=["notes", "header_overrides"])
    _copy(disclosure.current_document(), folder / "source.md", text)
    for result in disclosure.revisions.latest("number").check_runs.latest("pk").results.all()[:20]:
        models.Reply.objects.create(
            disclosure=disclosure, check_id=result.check_id, dated=date(2024, 1, 2),
            text_zh=text, text_en=text,
        )  # fmt: skip
    making.note(disclosure, text=text, reason=text)
    # The checks are made again, and speak of rows by their names.
    making.swap(disclosure)
    record_search_entries(disclosure)


def _fill(model, text: str) -> None:
    """Put the text in place of a name, and behind what is long: quotations stay where they are."""
    from django.db.models import CharField, F, TextField, Value
    from django.db.models.functions import Concat

    for field in model._meta.concrete_fields:
        if not isinstance(field, CharField | TextField) or field.choices or field.name in NO_TEXTS:
            continue
        longer = Concat(F(field.name), Value(text), output_field=TextField())
        rows = model._base_manager.all()
        if field.name == "wording":
            rows = rows.exclude(wording="")
        rows.update(**{field.name: text[: field.max_length] if field.max_length else longer})


def _copy(document, path: Path, text: str) -> None:
    from django.conf import settings

    lines = (settings.FIXTURES / document.copy).read_text("utf-8").removesuffix("\n").split("\n")
    content = "".join(f"{line}{text}\n" for line in lines).encode()
    path.write_bytes(content)
    # A path that is whole is not looked for below the folder of fixtures.
    document.copy, document.sha256 = str(path), sha256(content).hexdigest()
    document.save(update_fields=["copy", "sha256"])


if __name__ == "__main__":
    django.setup()
    from django.db import transaction

    from tests.conftest import disclosure_of

    with transaction.atomic():
        seed(disclosure_of(sys.argv[1]), Path(sys.argv[2]))
