"""From a draft to what the public sees: saved, decided about, applied, recorded, all at once."""

from collections.abc import Sequence

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from budgets.corrections.affected import affected_by
from budgets.corrections.applying import apply
from budgets.corrections.drafts import Draft, Edit, Evidence, Fault, Refused
from budgets.corrections.targets import find
from budgets.corrections.trying import Author, Trial, tried, written
from budgets.imports.check_runs import record_checks
from budgets.imports.place_totals import record_place_totals
from budgets.imports.search_entries import record_search_entries
from budgets.models import Correction, Decision, Disclosure, Revision, Role
from budgets.models.content import content_digest, reference_digest


class Unconfirmed(Exception):
    """The draft breaks checks, and nobody has confirmed that yet."""

    def __init__(self, trial: Trial) -> None:
        super().__init__("the draft breaks checks")
        self.trial = trial


@transaction.atomic
def submit(draft: Draft, author: Author, *, confirmed: bool | str) -> Correction:
    """Save a draft. It is public at once, unless a second person has to approve it.

    `confirmed` is the digest of the trial that somebody has seen and confirmed; a command may
    confirm whatever it is, with True. Raises Refused, Stale, NoSuchTarget, and Unconfirmed where
    checks are broken, or no longer hold.
    """
    take_turns(draft.disclosure)
    trial = tried(draft, author)
    is_confirmed = confirmed is True or confirmed == trial.digest
    if trial.wants_confirmation and not is_confirmed:
        raise Unconfirmed(trial)
    correction = written(draft, trial.effects, author)
    if not settings.NEEDS_APPROVAL or author.role is Role.OPERATOR:
        _approve(correction, author, draft.edits, "")
    return correction


@transaction.atomic
def approve(correction: Correction, author: Author, reason: str = "") -> Revision:
    """Make a waiting correction public. Raises Refused, and Stale where the data changed since."""
    take_turns(correction.disclosure)
    _refuse_decided(correction, author)
    draft = _draft_of(correction)
    _refuse_unseen(correction, tried(draft, author))
    return _approve(correction, author, draft.edits, reason)


@transaction.atomic
def reject(correction: Correction, author: Author, reason: str) -> Decision:
    """Turn a waiting correction down; it stays in the trail, and is never public."""
    take_turns(correction.disclosure)
    _refuse_decided(correction, author)
    if not reason.strip():
        raise Refused([Fault(_("Say why it is turned down."), field="reason")])
    return _decide(correction, Decision.Verdict.REJECTED, author, reason)


def take_turns(disclosure: Disclosure | None) -> None:
    """Lock the budget, as whoever changes it does first, or the chain of the reference data."""
    if disclosure is None:
        Revision.objects.take_turns(None)
    else:
        Disclosure.objects.select_for_update().get(pk=disclosure.pk)


def _refuse_decided(correction: Correction, author: Author) -> None:
    if Decision.objects.filter(correction=correction).exists():
        raise Refused([Fault(_("This correction has been decided about already."))])
    if author.account is not None and author.account.pk == correction.author_id:
        raise Refused([Fault(_("Somebody else has to decide about your own correction."))])


def _decide(correction: Correction, verdict: str, author: Author, reason: str) -> Decision:
    return Decision.objects.create(
        correction=correction,
        verdict=verdict,
        reason=reason.strip(),
        author=author.account,
        role=author.role,
    )


def _approve(
    correction: Correction, author: Author, edits: Sequence[Edit], reason: str
) -> Revision:
    apply(correction, edits)
    return made_public(correction, author, edits, reason)


def made_public(
    correction: Correction, author: Author, edits: Sequence[Edit], reason: str = ""
) -> Revision:
    """Approve a correction whose edits were made, in the transaction of whoever made them."""
    _decide(correction, Decision.Verdict.APPROVED, author, reason)
    disclosure = correction.disclosure
    if disclosure is None:
        revision = Revision.objects.append(None, reference_digest(), correction)
        _check_affected(edits)
        return revision
    revision = Revision.objects.append(disclosure, content_digest(disclosure), correction)
    record_checks(disclosure, revision)
    record_search_entries(disclosure)
    record_place_totals(disclosure.publisher.jurisdiction, disclosure.fiscal_year)
    return revision


def _check_affected(edits: Sequence[Edit]) -> None:
    """What the rules find, and what can be searched for, in budgets that read reference data."""
    targets = [find(None, edit.target) for edit in edits]
    # Each is locked, as by whoever changes it; always in the same order.
    affected = affected_by(targets).select_for_update(of=("self",))
    for disclosure in affected.iterator(chunk_size=100):
        last = disclosure.latest_revision()
        if last is not None:
            record_checks(disclosure, last, reference=Revision.objects.head_of(None))
            record_search_entries(disclosure)


def _draft_of(correction: Correction) -> Draft:
    """What a saved correction asks for; nobody may have corrected the same since."""
    evidence = Evidence(
        correction.line_from,
        correction.line_to,
        correction.document_address,
        correction.document_dated,
        correction.document_sha256,
    )
    return Draft(
        correction.disclosure,
        Correction.Kind(correction.kind),
        correction.reason_zh,
        correction.reason_en,
        evidence,
        [
            Edit(each.target, each.field, each.old, each.new, each.seen)
            for each in correction.changes.order_by("order")
        ],
    )


def _refuse_unseen(correction: Correction, trial: Trial) -> None:
    """Raises Refused where it would do to the checks what it did not do when it was saved."""
    if trial.effects != correction.effects:
        message = _(
            "It would come out otherwise in the checks than when it was saved, since other data "
            "have changed: turn it down, and save it anew."
        )
        raise Refused([Fault(message)])
