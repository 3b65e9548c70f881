"""What an editor asks for, before it is a correction, and why it may be refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from budgets.corrections.targets import Target, find
from budgets.models import Correction, Disclosure
from budgets.models.corrections import ADDED


@dataclass(frozen=True)
class Edit:
    """One field that is to be another text; `seen` is the last correction that the form showed.

    `old` is what the form showed in the field.
    """

    target: str
    field: str
    old: str
    new: str
    seen: int


@dataclass(frozen=True)
class Evidence:
    """Where it can be seen: lines of the document that we hold, or another document."""

    line_from: int | None = None
    line_to: int | None = None
    address: str = ""
    dated: date | None = None
    sha256: str = ""


@dataclass(frozen=True)
class Draft:
    """A correction that is asked for; without a disclosure it is one of the reference data."""

    disclosure: Disclosure | None
    kind: Correction.Kind
    reason_zh: str
    reason_en: str
    evidence: Evidence
    edits: Sequence[Edit]

    @cached_property
    def targets(self) -> dict[str, Target]:
        """What there is of what it is about, by key. Raises NoSuchTarget."""
        there = (edit.target for edit in self.edits if edit.field != ADDED)
        return {target: find(self.disclosure, target) for target in there}


@dataclass(frozen=True)
class Fault:
    """Why a draft is refused, in the reader's language: a field of a target, or of the form.

    `target` is "" for the form's own fields, `field` too for what concerns it as a whole.
    """

    message: str
    target: str = ""
    field: str = ""


class Refused(Exception):
    """The draft cannot be saved; nothing was."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.message for fault in faults))
        self.faults = list(faults)


class Stale(Exception):
    """Somebody corrected the same meanwhile. `now` is what each edited field holds, by its edit."""

    def __init__(self, now: Sequence[tuple[Edit, str]]) -> None:
        super().__init__(", ".join(f"{edit.target}, {edit.field}" for edit, _now in now))
        self.now = list(now)
