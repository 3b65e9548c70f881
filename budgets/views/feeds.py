"""The log of corrections as an Atom feed."""

import re
from datetime import UTC, datetime
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from budgets.corrections.log import Entry, entries
from budgets.corrections.shown_changes import in_one_line
from budgets.exports.moments import NO_TIME
from budgets.exports.one_state import one_state
from budgets.models import Revision
from budgets.views.language import TAGS
from budgets.views.logs import Log, Narrowing, log_at
from budgets.views.parameters import only_known
from budgets.views.public import root
from budgets.views.sending import send

# So many entries are in a feed; the pages and files have them all.
LATEST = 50
# What XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class LogFeed(Atom1Feed):
    """An Atom feed that is the same bytes as long as the log is, an empty one too."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NO_TIME)


@require_safe
def feed(
    request: HttpRequest, place: str = "", publisher: str = "", year: int | None = None
) -> HttpResponseBase:
    """The latest entries of a log, or of what narrows it."""
    only_known(request, {"kind", *(["target", "revision"] if year is not None else [])})
    with one_state():
        log = log_at(request, place, publisher, year)
        narrowing = Narrowing.asked(request, log)
        revisions = list(narrowing.of(log)[:LATEST])
        atom = _feed(log, narrowing, root(request), log.heads(revisions))
        for entry in entries(revisions):
            atom.add_item(**_item(entry, root(request)))
    content = str(atom.writeString("utf-8")).encode()
    return send(request, content, Atom1Feed.content_type, "")


def _feed(log: Log, narrowing: Narrowing, root: str, last: list[Revision]) -> LogFeed:
    name, language = log.name, get_language() or ""
    subtitle = "; ".join([_head(each) for each in last])
    return LogFeed(
        f"{_('Corrections')}{_(': ')}{name}" if name else _("Corrections"),
        f"{root}{log.page}{narrowing.query}",
        None,
        language=TAGS[language],
        author_name=settings.OPERATOR.in_language(language) or "HSBD",
        feed_url=f"{root}{log.feed}{narrowing.query}",
        subtitle=subtitle,
        categories=cast(Any, [f"head:sha256:{each.digest}" for each in last]),
        feed_copyright=settings.REUSE.in_language(language) or None,
    )


def _head(revision: Revision) -> str:
    """The last digest of a chain, in words."""
    return _("%(whose)s: head digest, revision %(number)s: SHA-256 %(digest)s") % {
        "whose": _whose(revision),
        "number": revision.number,
        "digest": revision.digest,
    }


def _whose(revision: Revision) -> str:
    if revision.disclosure is None:
        return _("Reference data")
    name = revision.disclosure.publisher.name.in_language(get_language() or "")
    return f"{name}{_(', ')}{revision.disclosure.fiscal_year}"


def _item(entry: Entry, root: str) -> dict[str, Any]:
    address = f"{root}{entry.address}"
    said = _("; ").join(
        f"{change.target.said.text} {in_one_line(change)}" for change in entry.changes[:3]
    )
    title = f"{_whose(entry.revision)}{_(': ')}{entry.kind_name}"
    about = {"entry": entry, "root": root, "shows_target": True}
    content = render_to_string("parts/log_facts.html", about)
    return {
        "title": _CONTROLS.sub("", f"{title}{_(', ')}{said}" if said else title),
        "link": address,
        "description": _CONTROLS.sub("", content),
        "unique_id": _tag(root, entry),
        "pubdate": entry.revision.at,
        "updateddate": entry.updated,
        "author_name": entry.by,
        "categories": [entry.kind, f"sha256:{entry.revision.digest}"],
    }


def _tag(root: str, entry: Entry) -> str:
    """What an entry is called for good (RFC 4151): its site, its date, its address there."""
    host = urlsplit(root).hostname or "localhost"
    return f"tag:{host},{entry.revision.at.astimezone(UTC).date()}:{entry.address}"
