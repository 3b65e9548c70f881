"""Collect the interface's messages from code and templates, and compile their Chinese.

bin/messages          update budgets/locale/zh_Hans/LC_MESSAGES/django.po and .mo
bin/messages --check  change nothing; fail where they are stale or a message has no Chinese

English stands in the code; official terms and published names are no messages but data.
"""

import io
import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.template import Engine
from django.template.base import NodeList
from django.template.library import SimpleBlockNode
from django.templatetags.i18n import BlockTranslateNode, TranslateNode

ROOT = Path(__file__).resolve().parent.parent
CATALOGUE = ROOT / "budgets" / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
FUNCTIONS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2)}

Message = str | tuple[str, ...]


def in_code() -> Iterator[Message]:
    """The messages of the Python files."""
    found = extract_from_dir(ROOT / "budgets", [("**.py", "python")], keywords=FUNCTIONS)
    for _file, _line, message, _comments, _context in found:
        yield message


def in_templates() -> Iterator[Message]:
    """The messages of the templates, as Django itself reads them."""
    engine = Engine.get_default()
    for path in sorted((ROOT / "templates").rglob("*.html")):
        nodes: Any = engine.from_string(path.read_text("utf-8")).nodelist
        # What stands within a block tag of our own is no child that Django would look into.
        for block in nodes.get_nodes_by_type(SimpleBlockNode):
            nodes = NodeList([*nodes, *block.nodelist])
        for node in nodes.get_nodes_by_type(TranslateNode):
            yield str(node.filter_expression.var.literal)
        for node in nodes.get_nodes_by_type(BlockTranslateNode):
            singular = node.render_token_list(node.singular)[0]
            plural = node.render_token_list(node.plural)[0] if node.plural else ""
            texts = tuple(trimmed(text, node.trimmed) for text in (singular, plural))
            yield texts if plural else texts[0]


def trimmed(text: str, is_trimmed: bool) -> str:
    return " ".join(text.split()) if is_trimmed else text


def updated(old: Catalog) -> Catalog:
    """The catalogue of today's messages, with the Chinese that was there before."""
    new = Catalog(locale="zh_Hans", project="HSBD", version="", fuzzy=False)
    for message in {*in_code(), *in_templates()}:
        known = old.get(message[0] if isinstance(message, tuple) else message)
        new.add(message, known.string if known else "")
    return new


def written(catalogue: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as .po and as .mo, the same bytes for the same messages."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, catalogue, width=100, sort_output=True, no_location=True, omit_header=True)
    header = b'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += b'"Plural-Forms: nplurals=1; plural=0;\\n"\n"Language: zh_Hans\\n"\n\n'
    content = header + po.getvalue()
    compiled = read_po(io.BytesIO(content), locale="zh_Hans")
    # Babel writes the time of day into its header; the same messages must give the same file.
    compiled.creation_date = datetime(2024, 1, 1, tzinfo=UTC)
    write_mo(mo, compiled)
    return content, mo.getvalue()


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hsbd.settings")
    django.setup()
    old = read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="zh_Hans")
    new = updated(old)
    missing = [message.id for message in new if message.id and not all(as_tuple(message.string))]
    po, mo = written(new)
    compiled = CATALOGUE.with_suffix(".mo")
    if "--check" not in sys.argv:
        CATALOGUE.write_bytes(po)
        compiled.write_bytes(mo)
    elif CATALOGUE.read_bytes() != po or compiled.read_bytes() != mo:
        print("The catalogue is stale: run bin/messages")
        return 1
    for message in missing:
        print(f"No Chinese for: {message!r}")
    return 1 if missing else 0


def as_tuple(text: Any) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


if __name__ == "__main__":
    sys.exit(main())
