"""The reason of a decision is sealed, so that a redaction can take it away."""

import django.db.models.deletion
from django.core.management import CommandError
from django.db import migrations, models

import budgets.models.sealed


def refuse_decisions_without_seal(apps, schema_editor):
    """Their revisions hold the reason itself: a chain must not be written anew in silence."""
    if apps.get_model("budgets", "Decision").objects.exists():
        raise CommandError(
            "This database has corrections of a development version, whose chains were made in "
            "another way. Write them back with that version's manage.py dump_disclosure, remove "
            "the database, and load the fixtures again."
        )


class Migration(migrations.Migration):
    dependencies = [("budgets", "0007_roles")]

    operations = [
        migrations.RunPython(refuse_decisions_without_seal, migrations.RunPython.noop),
        migrations.AddField(
            model_name="decision",
            name="digest",
            field=models.CharField(default="", max_length=64),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="decision",
            name="salt",
            field=models.CharField(
                blank=True, default=budgets.models.sealed.new_salt, max_length=32
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="redaction",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="budgets.correction",
            ),
        ),
    ]
