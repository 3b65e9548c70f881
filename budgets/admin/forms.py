"""The form of a correction: what is to be changed, why, and on what evidence."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from budgets.admin.acts import fields_of
from budgets.admin.quoting import QuotedLine, quoted
from budgets.corrections.drafts import Draft, Edit, Evidence, Fault
from budgets.corrections.evidence import copy_of
from budgets.corrections.fields import FieldKind
from budgets.corrections.targets import Target
from budgets.models import Correction, Disclosure
from budgets.models.corrections import WITHDRAWN

LONGEST_REASON = 2000
LONGEST_TEXT = 20_000


@dataclass(frozen=True)
class Block:
    """A target with the fields to be filled in and its hidden ones, and the lines it stands on."""

    target: Target
    fields: list[forms.BoundField]
    hidden: list[forms.BoundField]
    quoted: list[QuotedLine]


class CorrectionForm(forms.Form):
    """Reason, evidence, and the fields of each target: the new text, and what the form showed.

    The new text of a field is posted as `new:TARGET:FIELD`, what it was as `old:TARGET:FIELD`,
    and the last correction of the target as `seen:TARGET`.
    """

    reason_zh = forms.CharField(
        label=_("Reason, in Chinese"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The public log shows it."),
    )
    reason_en = forms.CharField(
        label=_("Reason, in English"),
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    line_from = forms.IntegerField(
        label=_("Line of the document"), required=False, min_value=1, max_value=1_000_000
    )
    line_to = forms.IntegerField(
        label=_("To line"), required=False, min_value=1, max_value=1_000_000
    )
    address = forms.URLField(
        label=_("Address of the document"),
        required=False,
        max_length=500,
        assume_scheme="https",
    )
    dated = forms.DateField(
        label=_("Date of the document"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    sha256 = forms.CharField(
        label=_("SHA-256 of the document"), required=False, min_length=64, max_length=64
    )
    # What was seen when it is confirmed: the digest of what the form showed it would do.
    shown = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    confirmed = forms.BooleanField(
        label=_("I have seen the checks that this breaks, and it is right all the same."),
        required=False,
    )

    def __init__(
        self,
        disclosure: Disclosure | None,
        kind: Correction.Kind,
        targets: Sequence[Target],
        data: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(data)
        self.disclosure, self.kind, self.targets = disclosure, kind, targets
        for name in self._unwanted():
            del self.fields[name]
        for target in targets:
            hidden = forms.IntegerField(
                widget=forms.HiddenInput, initial=target.seen, min_value=0, max_value=2**60
            )
            self.fields[f"seen:{target.key}"] = hidden
            for field in fields_of(target, kind):
                self._add(target, field)
        if targets and targets[0].lines and "line_from" in self.fields:
            first, last = targets[0].lines
            self.initial.update(line_from=first, line_to=last)

    def keep(self, typed: Mapping[str, str]) -> None:
        """Show again what was typed, without judging it; what is new shows what is there."""
        self.initial.update({name: typed[name] for name in self.fields if name in typed})

    def _unwanted(self) -> tuple[str, ...]:
        """The fields of evidence that are none for this act."""
        if self.disclosure is None or self.kind is Correction.Kind.AMENDMENT:
            return ("line_from", "line_to")
        if self.kind is Correction.Kind.TRANSCRIPTION:
            return ("address", "dated", "sha256")
        return ("sha256",)

    def _add(self, target: Target, field: FieldKind) -> None:
        text = target.text(field.name)
        key = f"{target.key}:{field.name}"
        self.fields[f"old:{key}"] = _Text(
            widget=forms.HiddenInput, initial=text, required=False, max_length=LONGEST_TEXT
        )
        new: forms.Field
        if field.name == WITHDRAWN:
            new = forms.BooleanField(label=field.label, required=False, initial=bool(text))
        else:
            rows = forms.Textarea(attrs={"rows": min(12, 2 + len(text) // 80)})
            new = _Text(
                label=field.label,
                initial=text,
                required=False,
                max_length=LONGEST_TEXT,
                widget=rows if field.is_long else forms.TextInput,
            )
        self.fields[f"new:{key}"] = new

    def blocks(self) -> Iterator[Block]:
        """Each target with its fields, and what the document prints there."""
        copy = copy_of(self.disclosure)
        for target in self.targets:
            names = [f"{target.key}:{field.name}" for field in fields_of(target, self.kind)]
            hidden = [f"seen:{target.key}", *(f"old:{name}" for name in names)]
            yield Block(
                target,
                [self[f"new:{name}"] for name in names],
                [self[name] for name in hidden],
                quoted(copy, *target.lines) if target.lines else [],
            )

    @property
    def of_reason(self) -> list[forms.BoundField]:
        names = ("reason_zh", "reason_en", "line_from", "line_to", "address", "dated", "sha256")
        return [self[name] for name in names if name in self.fields]

    def draft(self) -> Draft:
        """What the form asks for; it must be valid."""
        found = self.cleaned_data
        return Draft(
            self.disclosure,
            self.kind,
            found["reason_zh"],
            found["reason_en"],
            Evidence(
                found.get("line_from"),
                found.get("line_to") or found.get("line_from"),
                found.get("address", ""),
                found.get("dated"),
                found.get("sha256", "").lower(),
            ),
            [*self._edits()],
        )

    def _edits(self) -> Iterator[Edit]:
        """The fields whose text is another than the form showed."""
        for target in self.targets:
            for field in fields_of(target, self.kind):
                key = f"{target.key}:{field.name}"
                old, new = self.cleaned_data[f"old:{key}"], self.cleaned_data[f"new:{key}"]
                if field.name == WITHDRAWN:
                    new = "yes" if new else ""
                if new != old:
                    seen = self.cleaned_data[f"seen:{target.key}"]
                    yield Edit(target.key, field.name, old, new, seen)

    def blame(self, faults: Sequence[Fault]) -> None:
        """Show why the draft was refused beside the fields that are to blame."""
        for fault in faults:
            name = f"new:{fault.target}:{fault.field}" if fault.target else fault.field
            self.add_error(name if name in self.fields else None, fault.message)


class _Text(forms.CharField):
    """A text as it is, lines ended as they are stored; a browser sends CR LF."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n").strip()
