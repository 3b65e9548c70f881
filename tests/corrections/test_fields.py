"""What can be corrected at the desk is what the trail can put back and a dump can write."""

from budgets.corrections.fields import FIELDS
from budgets.imports.line_targets import TEXTS
from budgets.models import LineItem
from budgets.models.corrections import WITHDRAWN


def test_form_trail_and_dump_know_the_same_fields():
    of_form = {
        model._meta.model_name: {field.name for field in fields}
        | ({WITHDRAWN} if model is LineItem else set())
        for model, fields in FIELDS.items()
    }
    assert of_form == {model: set(fields) for model, fields in TEXTS.items()}
