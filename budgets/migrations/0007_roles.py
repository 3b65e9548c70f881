from django.contrib.auth.management import create_permissions
from django.db import migrations

# Who may do what besides seeing everything. Nobody may add, change or delete: what is published is
# changed by corrections alone.
ROLES = {
    "editor": "propose_correction",
    "reviewer": "decide_correction",
    "auditor": "read_trail",
}


def give(apps, schema_editor):
    using = schema_editor.connection.alias
    budgets = apps.get_app_config("budgets")
    # Django makes permissions after all migrations, and for apps that have a module of models.
    budgets.models_module = True
    create_permissions(budgets, verbosity=0, using=using, apps=apps)
    budgets.models_module = None
    permissions = apps.get_model("auth", "Permission").objects.using(using)
    ours = permissions.filter(content_type__app_label="budgets")
    for name, own in ROLES.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        group.permissions.set([*ours.filter(codename__startswith="view_"), ours.get(codename=own)])


def take(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):

    dependencies = [
        ("budgets", "0006_trail_of_corrections"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(give, take)]
