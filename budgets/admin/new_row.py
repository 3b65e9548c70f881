"""Adding a row that our copy lacks: its place, its name, its cells as the document prints them."""

from functools import partial
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from budgets.admin.correcting import answered, may_correct
from budgets.admin.forms import CorrectionForm
from budgets.admin.quoting import quoted
from budgets.admin.showing import shown_stale, tried_effects
from budgets.corrections.drafts import Draft, Edit, Stale
from budgets.corrections.evidence import copy_of
from budgets.corrections.new_rows import NewRow
from budgets.corrections.trying import Trial
from budgets.figure_ids import ROW
from budgets.imports.cell_checks import MODEL_OF
from budgets.models import Correction, LineItem
from budgets.models.corrections import ADDED
from budgets.official.declarations import Part


class NewRowForm(CorrectionForm):
    """The form of a correction with the fields of a row that is printed after another one."""

    row = forms.RegexField(
        rf"^(?:{ROW.pattern})\Z",
        label=gettext_lazy("Key of the row in the ids of its figures"),
        max_length=80,
        help_text=gettext_lazy(
            "The code without spaces, with ~2 behind it where a row has it already; else the "
            "layout’s name for the row, or its ordinal. It never changes."
        ),
    )
    code_printed = forms.CharField(
        label=gettext_lazy("Code as printed"), required=False, max_length=80
    )
    name_zh = forms.CharField(label=gettext_lazy("Name in Chinese"), required=False, max_length=300)
    name_en = forms.CharField(label=gettext_lazy("Name in English"), required=False, max_length=300)

    def __init__(self, after: LineItem, part: Part, data: Any = None) -> None:
        self.after, self.part = after, part
        published = after.published_table
        super().__init__(published.disclosure, Correction.Kind.TRANSCRIPTION, [], data)
        self.initial.update(line_from=after.line_from, line_to=after.line_to)
        above = LineItem.objects.filter(published_table=published, part=after.part)
        self.fields["parent"] = forms.ModelChoiceField(
            above, label=_("Contained in the row"), required=False, initial=after.parent_id
        )
        for column in part.columns:
            if column.kind in MODEL_OF:
                heading = published.full_heading(part, column).in_language(get_language() or "")
                self.fields[f"cell:{column.key}"] = forms.CharField(
                    label=heading, required=False, max_length=2000
                )

    @property
    def of_row(self) -> list[forms.BoundField]:
        names = ["row", "code_printed", "name_zh", "name_en", "parent"]
        names += [name for name in self.fields if name.startswith("cell:")]
        return [self[name] for name in names]

    def draft(self) -> Draft:
        """The new row as the one edit of a draft. Raises Meaningless for a cell without sense."""
        found = super().draft()
        cited = {"line_from": found.evidence.line_from, "line_to": found.evidence.line_to}
        new = NewRow.after(self.after, self.part, {**self.cleaned_data, **cited})
        edits = [Edit(new.key, ADDED, "", str(new), 0)]
        return Draft(
            found.disclosure, found.kind, found.reason_zh, found.reason_en, found.evidence, edits
        )


def new_row(request: HttpRequest, admin_context: dict[str, Any]) -> HttpResponse:
    """The form of a new row after the one that the query names by its key in the database."""
    if not may_correct(request):
        raise PermissionDenied
    asked = request.GET.get("after", "")
    rows = LineItem.objects.select_related(
        "published_table__disclosure__publisher__jurisdiction", "goal"
    )
    after = rows.filter(pk=asked).first() if asked.isascii() and asked.isdecimal() else None
    part = after.published_table.official.part(after.part) if after else None
    if after is None or part is None:
        raise Http404(_("There is no such row."))
    show = partial(_shown, request, admin_context)
    if request.method != "POST":
        return show(NewRowForm(after, part))
    return answered(request, NewRowForm(after, part, request.POST), show)


def _shown(
    request: HttpRequest,
    admin_context: dict[str, Any],
    form: NewRowForm,
    trial: Trial | None = None,
    stale: Stale | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        **admin_context,
        "title": _("Add a row"),
        "form": form,
        "budget": form.disclosure,
        "after": form.after,
        "trial": trial,
        "effects": tried_effects(trial.effects) if trial else [],
        "stale": shown_stale(stale) if stale else [],
        # What was left out most often stands on the lines after it.
        "quoted": quoted(copy_of(form.disclosure), form.after.line_from, form.after.line_to + 2),
    }
    return render(request, "admin/new_row.html", context, status=status)
